package vn.sanvat.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** Puts in, through the API, what the sample goods do not have: each kind of record and of event, and lot numbers of odd characters. */
final class Filling {

    private static final String GTIN = "09520000111151";
    private static final String WHY = "{\"vi\":\"Chỉ để thử\",\"en\":\"Only a test\"}";

    private static final Duration INDEX_LIMIT = Duration.ofSeconds(30);

    private final Client client;

    Filling(Client client) {
        this.client = client;
    }

    /** @return addresses that nothing links to */
    List<String> fill() throws Exception {
        var scan = photo();
        var maker = id(client.post("/api/cooperatives", """
                {"kind":"COOPERATIVE_GROUP","name":"Tổ hợp tác Rừng Thông","phone":"0900 000 019",
                 "address":{"printed":"Thôn 3, xã Thạch Hóa, huyện Tuyên Hóa","place":"18985@2004-07-08","asOf":"2024-05-01"}}"""));
        client.step("/api/cooperatives/" + maker + "/approve", 1, "");
        var product = product(maker, scan);
        var packs = client.get("/api/products/" + product).json().path("packs");
        var plain = lot(packs.path(0), "BN-01");
        var odd = lot(packs.path(0), "BN/03%");
        lot(packs.path(1), "BN+4&5;6?");
        tellJourneys(maker, plain, odd);
        client.step(
                "/api/lots/" + odd.path("code").asString() + "/recall",
                odd.path("revision").asLong(),
                "{\"reason\":%s,\"advice\":%s}".formatted(WHY, WHY));
        client.post("/api/feedback", """
                {"code":"%s","text":"Bao bì bị rách","contact":"0900 000 020"}""".formatted(plain.path("code").asString()));
        var evidence = client.post("/api/evidence", """
                {"kind":"FOOD_SAFETY","number":"THU-01","issuer":"Chi cục (thử)","validFrom":"2026-01-01","validTo":"2036-01-01",
                 "scope":{"cooperative":"%s","products":["%s"]},"scan":"%s"}""".formatted(maker, product, scan));
        client.step(
                "/api/evidence/" + id(evidence) + "/verify",
                evidence.path("revision").asLong(),
                "{\"state\":\"VERIFIED\"}");
        client.post("/api/publications", """
                {"platform":"postmart","product":"%s","state":"PUBLISHED","url":"https://postmart.example/1"}""".formatted(product));
        return withdrawn();
    }

    private String photo() throws IOException, InterruptedException {
        var picture = new ClassPathResource("sample/pictures/bot-nghe.webp").getContentAsByteArray();
        return id(client.post("/api/photos?alt=Phi%E1%BA%BFu", "image/webp", picture));
    }

    private String product(String maker, String photo) throws IOException, InterruptedException {
        var pack = """
                "net":{"value":200,"unit":"G"},"packaging":{"kind":{"vi":"Túi zip"}},"priceVnd":100000,"shelfLifeDays":3650""";
        var made = client.post("/api/products", """
                {"cooperative":"%s","name":{"vi":"Bột nghệ Rừng Thông","en":"Pine Hill turmeric"},"category":"SPICES",
                 "description":{"vi":"Nghệ trồng trên đồi."},"label":{"ingredients":[{"name":{"vi":"Nghệ"},"percent":100}],
                 "use":{"vi":"Pha với nước ấm"},"storage":{"vi":"Nơi khô ráo"},"origin":{"vi":"Tuyên Phú, Quảng Trị"}},
                 "packs":[{"gtin":"%s",%s},{%s}],"photos":["%s"]}""".formatted(maker, GTIN, pack, pack, photo));
        approve(id(made), made.path("revision").asLong());
        return id(made);
    }

    private void approve(String product, long revision) throws IOException, InterruptedException {
        var submitted = client.step("/api/products/" + product + "/submit", revision, "{}");
        client.step(
                "/api/products/" + product + "/approve",
                submitted.path("revision").asLong(),
                "{\"override\":" + WHY + "}");
    }

    private JsonNode lot(JsonNode pack, String number) throws IOException, InterruptedException {
        return client.post("/api/lots", """
                {"pack":"%s","number":"%s","producedOn":"2026-01-10","expiresOn":"2036-01-10",
                 "made":{"value":200,"unit":"PIECE"},"diaryPublished":true}""".formatted(id(pack), number));
    }

    /** One event of each kind, and one that stands in the place of another. */
    private void tellJourneys(String maker, JsonNode plain, JsonNode odd) throws IOException, InterruptedException {
        var roots = "urn:sanvat:material:rung-thong:r1";
        event("ObjectEvent", maker, "harvesting", 3, """
                "action":"ADD","quantityList":[%s]""".formatted(quantity(roots, 300)));
        var grinding = event("TransformationEvent", maker, "grinding", 10, """
                "inputQuantityList":[%s],"outputQuantityList":[%s,%s]""".formatted(
                        quantity(roots, 200), made(plain, 20), made(odd, 10)));
        event("TransformationEvent", maker, "grinding", 10, """
                "inputQuantityList":[%s],"outputQuantityList":[%s,%s],"sanvat:corrects":{"eventID":"%s","reason":%s}""".formatted(
                        quantity(roots, 210),
                        made(plain, 20),
                        made(odd, 10),
                        grinding.path("eventID").asString(),
                        WHY));
        event("AggregationEvent", maker, "packing", 11, """
                "action":"ADD","parentID":"urn:sanvat:box:1","childQuantityList":[%s]""".formatted(made(plain, 5)));
    }

    private JsonNode event(String type, String maker, String step, int day, String more)
            throws IOException, InterruptedException {
        var time = OffsetDateTime.parse("2026-01-01T08:00:00+07:00").withDayOfMonth(day);
        return client.post("/api/events", """
                {"type":"%s","sanvat:cooperative":"%s","eventTime":"%s","eventTimeZoneOffset":"+07:00","bizStep":"%s",
                 "sanvat:note":%s,%s}""".formatted(type, maker, time, step, WHY, more));
    }

    private static String made(JsonNode lot, int kilograms) {
        return quantity(lot.path("epcClass").asString(), kilograms);
    }

    private static String quantity(String epcClass, int kilograms) {
        return "{\"epcClass\":\"%s\",\"quantity\":%d,\"uom\":\"KGM\"}".formatted(epcClass, kilograms);
    }

    /** One of the sample goods is shown no more, and a code of another is no longer printed. */
    private List<String> withdrawn() throws IOException, InterruptedException {
        var samples = client.get("/api/products?cooperative=htx-nghe-vang-thach-hoa-mau")
                .json()
                .path("items");
        var gone = samples.path(0);
        client.step(
                "/api/products/" + id(gone) + "/withdraw", gone.path("revision").asLong(), "{\"reason\":" + WHY + "}");
        var lots = client.get("/api/lots?product=" + id(samples.path(1))).json().path("items");
        var code =
                client.get("/api/codes/" + lots.path(0).path("code").asString()).json();
        client.step(
                "/api/codes/" + code.path("code").asString() + "/retire",
                code.path("revision").asLong(),
                "{\"reason\":" + WHY + "}");
        awaitUnfound(id(gone));
        return List.of(
                "/catalog/" + id(gone),
                "/l/NOTHERE234",
                "/catalog/not-here",
                "/01/" + GTIN,
                "/console",
                "/console/goods/not-here");
    }

    /** The search index follows what was written. */
    private void awaitUnfound(String product) throws IOException, InterruptedException {
        long end = System.nanoTime() + INDEX_LIMIT.toNanos();
        while (client.get("/api/search?q=nghe&size=100").text().contains("\"" + product + "\"")) {
            assertThat(System.nanoTime()).as("%s is still found", product).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }
}
