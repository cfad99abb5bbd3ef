package vn.sanvat.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ApiClient;
import vn.sanvat.ApiClient.Answer;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;

/** A maker's people see and touch what is theirs, and nothing of another maker's that the public does not see. */
@ServiceTest
class OwnershipTests {

    private static final String PRODUCT = """
            {"cooperative": "%s", "name": {"vi": "%s"}, "category": "CRAFTS", "description": {"vi": "Đan bằng tay."},
             "label": {"origin": {"vi": "Việt Nam"}, "material": {"vi": "Mây"}, "use": {"vi": "Đựng đồ"}},
             "packs": [{"net": {"value": 1, "unit": "PIECE"}, "packaging": {"kind": {"vi": "Hộp"}}, "priceVnd": 45000}]}
            """;

    @Autowired
    ApiClient api;

    @Autowired
    WebTestClient http;

    @Autowired
    JsonMapper mapper;

    @Autowired
    People people;

    @Autowired
    ReactiveMongoTemplate mongo;

    private final Records own = new Records();
    private final Records theirs = new Records();

    /** The ids of a maker's records. */
    private static final class Records {
        String maker = "";
        String draft = "";
        String product = "";
        String pack = "";
        String lot = "";
        String lotId = "";
        String code = "";
        String paper = "";
    }

    @BeforeEach
    void twoMakers() {
        fill(own, "HTX Nhà");
        fill(theirs, "HTX Bên");
    }

    private void fill(Records records, String name) {
        records.maker =
                made("/api/cooperatives", """
                {"kind": "COOPERATIVE", "name": "%s", "taxCode": "3100123456", "address": {"printed": "Thôn 1", "asOf": "2026-01-01"}, "zalo": "0912345678",
                 "representative": {"name": "Nguyễn Văn Mẫu", "phone": "0912345678"}}
                """.formatted(name)).path("id").asString();
        ok(send("admin", HttpMethod.POST, "/api/cooperatives/" + records.maker + "/approve", null));
        records.draft = made("/api/products", PRODUCT.formatted(records.maker, "Nháp của " + name))
                .path("id")
                .asString();
        var product = made("/api/products", PRODUCT.formatted(records.maker, "Giỏ của " + name));
        records.product = product.path("id").asString();
        records.pack = product.path("packs").path(0).path("id").asString();
        people.named("handed-in-" + records.maker, Role.MEMBER, records.maker);
        ok(send("handed-in-" + records.maker, HttpMethod.POST, "/api/products/" + records.product + "/submit", null));
        ok(send("admin", HttpMethod.POST, "/api/products/" + records.product + "/approve", """
                {"override": {"vi": "Để thử"}}"""));
        var lot = made("/api/lots", """
                {"pack": "%s", "number": "L1", "producedOn": "2026-01-02", "made": {"value": 10, "unit": "PIECE"}, "diaryPublished": false}
                """.formatted(records.pack));
        records.lot = lot.path("code").asString();
        records.lotId = lot.path("id").asString();
        made("/api/events", event(records));
        records.code = made("/api/codes", "{\"pack\": \"" + records.pack + "\"}")
                .path("code")
                .asString();
        records.paper = made("/api/evidence", paper(records.maker)).path("id").asString();
        made("/api/feedback", """
                {"code": "%s", "text": "Hộp bị móp", "contact": "0987654321"}""".formatted(records.lot));
    }

    private static String event(Records records) {
        return """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"sanvat": "urn:sanvat:vocabulary:"}],
                 "type": "ObjectEvent", "eventTime": "2026-01-05T07:00:00+07:00", "eventTimeZoneOffset": "+07:00",
                 "action": "OBSERVE", "bizStep": "packing",
                 "quantityList": [{"epcClass": "urn:sanvat:lot:%s", "quantity": 10}],
                 "sanvat:cooperative": "%s", "sanvat:note": {"vi": "Việc riêng"}}
                """.formatted(records.lot, records.maker);
    }

    private static String paper(String maker) {
        return """
                {"kind": "VIETGAP", "number": "VG-1", "issuer": "Trung tâm", "validFrom": "2026-01-01", "scope": {"cooperative": "%s"}}
                """.formatted(maker);
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMBER", "MANAGER"})
    void ofAnotherMakerNothingCanBeChanged(Role role) {
        var name = people.account(role, own.maker);
        var before = everything();

        assertThat(send(name, HttpMethod.POST, "/api/products", PRODUCT.formatted(theirs.maker, "Giả"))
                        .status())
                .isEqualTo(403);
        for (var step : List.of("", "/submit", "/withdraw")) {
            var method = step.isEmpty() ? HttpMethod.PUT : HttpMethod.POST;
            var body = step.isEmpty() ? PRODUCT.formatted(theirs.maker, "Giả") : "{\"reason\": {\"vi\": \"Giả\"}}";
            var hidden = role == Role.MEMBER && step.equals("/withdraw") ? 403 : 404;
            assertThat(send(name, method, "/api/products/" + theirs.draft + step, body)
                            .status())
                    .as(step)
                    .isEqualTo(hidden);
            assertThat(send(name, method, "/api/products/" + theirs.product + step, body)
                            .status())
                    .as(step)
                    .isEqualTo(403);
        }
        var other = Map.of(
                "PUT /api/cooperatives/" + theirs.maker,
                """
                {"kind": "COOPERATIVE", "name": "Giả", "address": {"printed": "Thôn 1", "asOf": "2026-01-01"}}""",
                "POST /api/evidence",
                paper(theirs.maker),
                "PUT /api/evidence/" + theirs.paper,
                paper(own.maker),
                "PUT /api/evidence/" + own.paper,
                paper(theirs.maker),
                "POST /api/lots",
                """
                {"pack": "%s", "number": "L2", "producedOn": "2026-01-02", "made": {"value": 1, "unit": "PIECE"}, "diaryPublished": true}
                """.formatted(theirs.pack),
                "PUT /api/lots/" + theirs.lot,
                """
                {"producedOn": "2026-01-02", "made": {"value": 1, "unit": "PIECE"}, "diaryPublished": true}""",
                "POST /api/lots/" + theirs.lot + "/recall",
                """
                {"reason": {"vi": "Giả", "en": "False"}, "advice": {"vi": "Giả", "en": "False"}}""",
                "POST /api/codes",
                "{\"pack\": \"" + theirs.pack + "\"}",
                "POST /api/codes/" + theirs.code + "/retire",
                "{\"reason\": {\"vi\": \"Giả\", \"en\": \"False\"}}",
                "POST /api/codes/" + theirs.lot + "/retire",
                "{\"reason\": {\"vi\": \"Giả\", \"en\": \"False\"}}");
        other.forEach((what, body) -> assertThat(
                        send(name, method(what), path(what), body).status())
                .as(what)
                .isEqualTo(403));
        assertThat(send(name, HttpMethod.POST, "/api/events", event(theirs)).status())
                .isEqualTo(403);
        assertThat(send(
                                name,
                                HttpMethod.POST,
                                "/api/events",
                                event(theirs).replace("\"" + theirs.maker + "\"", "\"" + own.maker + "\""))
                        .status())
                .as("in its own name, about another's lot")
                .isEqualTo(403);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void severalProductsAreCheckedAtOnceAsOneByOneWithoutAnotherMakers() {
        var name = people.account(Role.MEMBER, own.maker);
        made("/api/evidence", """
                {"kind": "TEST_REPORT", "number": "PKN-1", "issuer": "Trung tâm", "validFrom": "2020-01-01", "validTo": "2021-01-01", "scope": {"cooperative": "%s", "products": ["%s"]}}
                """.formatted(own.maker, own.draft));

        var checks = send(
                        name,
                        HttpMethod.GET,
                        "/api/checks?product=%s&product=%s&product=%s&product=none"
                                .formatted(own.draft, own.product, theirs.draft),
                        null)
                .body()
                .path("items");

        assertThat(checks.findValuesAsString("product")).containsExactlyInAnyOrder(own.draft, own.product);
        assertThat(checks).allSatisfy(check -> {
            var alone = send(
                            name,
                            HttpMethod.GET,
                            "/api/products/" + check.path("product").asString() + "/check",
                            null)
                    .body();
            assertThat(check.path("issues")).isEqualTo(alone.path("issues"));
            assertThat(check.path("publishable")).isEqualTo(alone.path("publishable"));
        });
    }

    @Test
    void ofAnotherMakerNothingIsSeenThatThePublicDoesNotSee() {
        var name = people.account(Role.MANAGER, own.maker);

        for (var path : List.of(
                "/api/products?size=100",
                "/api/products?state=DRAFT",
                "/api/products?q=nhap",
                "/api/products?order=UPDATED&size=100",
                "/api/products?cooperative=" + theirs.maker)) {
            assertThat(seen(name, path)).as(path).doesNotContain("Nháp của HTX Bên");
        }
        assertThat(send(name, HttpMethod.GET, "/api/products?state=DRAFT&cooperative=" + theirs.maker, null)
                        .status())
                .isEqualTo(403);
        assertThat(send(name, HttpMethod.GET, "/api/products?q=nhap&cooperative=" + theirs.maker, null)
                        .status())
                .isEqualTo(403);
        assertThat(send(name, HttpMethod.GET, "/api/products/" + theirs.draft, null)
                        .status())
                .isEqualTo(404);
        assertThat(send(name, HttpMethod.GET, "/api/products/" + theirs.draft + "/check", null)
                        .status())
                .isEqualTo(404);
        assertThat(send(name, HttpMethod.GET, "/api/products/" + theirs.product + "/check", null)
                        .status())
                .isEqualTo(403);
        assertThat(send(name, HttpMethod.GET, "/api/lots?product=" + theirs.draft, null)
                        .status())
                .isEqualTo(404);
        assertThat(seen(name, "/api/cooperatives/" + theirs.maker))
                .contains("HTX Bên")
                .doesNotContain("Mẫu", "Thuế", "tax code");
        assertThat(seen(name, "/api/lots/" + theirs.lot + "/journey")).doesNotContain("Việc riêng");
        assertThat(seen(name, "/api/events?lot=" + theirs.lot)).doesNotContain("Việc riêng");
        assertThat(send(name, HttpMethod.GET, "/api/events?epcClass=urn:sanvat:lot:" + theirs.lot, null)
                        .status())
                .isEqualTo(403);
        assertThat(send(name, HttpMethod.GET, "/api/events?cooperative=" + theirs.maker, null)
                        .status())
                .isEqualTo(403);
        assertThat(send(name, HttpMethod.GET, "/api/feedback?lot=" + theirs.lotId, null)
                        .status())
                .isEqualTo(403);
        assertThat(send(name, HttpMethod.GET, "/api/feedback?cooperative=" + theirs.maker, null)
                        .status())
                .isEqualTo(403);
        assertThat(seen(name, "/api/feedback")).doesNotContain(theirs.lot);
    }

    @Test
    void whatIsTheirOwnIsSeenAndChanged() {
        var name = people.account(Role.MEMBER, own.maker);

        assertThat(seen(name, "/api/products?size=100"))
                .contains("Nháp của HTX Nhà", "Giỏ của HTX Nhà")
                .doesNotContain("HTX Bên");
        assertThat(seen(name, "/api/products?state=DRAFT"))
                .contains("Nháp của HTX Nhà")
                .doesNotContain("Giỏ");
        assertThat(seen(name, "/api/products?cooperative=" + theirs.maker)).contains("Giỏ của HTX Bên");
        assertThat(seen(name, "/api/cooperatives/" + own.maker)).contains("Nguyễn Văn Mẫu");
        assertThat(seen(name, "/api/lots/" + own.lot + "/journey")).contains("Việc riêng");
        assertThat(seen(name, "/api/events?lot=" + own.lot)).contains("Việc riêng");
        assertThat(seen(name, "/api/events?cooperative=" + own.maker)).contains("Việc riêng", own.lot);
        assertThat(seen(name, "/api/feedback?lot=" + own.lotId)).contains("Hộp bị móp");
        ok(send(name, HttpMethod.PUT, "/api/products/" + own.draft, PRODUCT.formatted(own.maker, "Nháp khác")));
        ok(send(name, HttpMethod.POST, "/api/products/" + own.draft + "/submit", null));
        ok(send(name, HttpMethod.POST, "/api/products", PRODUCT.formatted(own.maker, "Thêm")));
        ok(send(
                name,
                HttpMethod.PUT,
                "/api/evidence/" + own.paper,
                paper(own.maker).replace("VG-1", "VG-2")));
        ok(send(name, HttpMethod.POST, "/api/events", event(own).replace("Việc riêng", "Việc khác")));
        ok(send(name, HttpMethod.POST, "/api/codes", "{\"pack\": \"" + own.pack + "\"}"));
        ok(send(name, HttpMethod.PUT, "/api/lots/" + own.lot, """
                {"producedOn": "2026-01-03", "made": {"value": 11, "unit": "PIECE"}, "diaryPublished": true}"""));
    }

    @Test
    void aManagerMayRecallAndWithdrawAndChangeWhatIsTheirOwn() {
        var name = people.account(Role.MANAGER, own.maker);

        ok(send(name, HttpMethod.POST, "/api/lots/" + own.lot + "/recall", """
                {"reason": {"vi": "Mốc", "en": "Mould"}, "advice": {"vi": "Trả lại", "en": "Bring it back"}}"""));
        ok(send(
                name,
                HttpMethod.POST,
                "/api/codes/" + own.code + "/retire",
                "{\"reason\": {\"vi\": \"Đổi\", \"en\": \"New\"}}"));
        ok(send(
                name,
                HttpMethod.POST,
                "/api/products/" + own.product + "/withdraw",
                "{\"reason\": {\"vi\": \"Hết mùa\"}}"));
        ok(send(name, HttpMethod.PUT, "/api/cooperatives/" + own.maker, """
                {"kind": "COOPERATIVE", "name": "HTX Nhà Mới", "address": {"printed": "Thôn 1", "asOf": "2026-01-01"}}"""));
    }

    @Test
    void whoSubmittedARevisionDoesNotApproveItWhereAnotherCould() {
        var officer = people.account(Role.OFFICER);
        ok(send(officer, HttpMethod.POST, "/api/products/" + own.draft + "/submit", null));
        var approval = "{\"override\": {\"vi\": \"Để thử\"}}";

        var refused = send(officer, HttpMethod.POST, "/api/products/" + own.draft + "/approve", approval);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("errors").path(0).path("en").asString()).contains("somebody else is to approve");
        ok(send(people.account(Role.HEAD), HttpMethod.POST, "/api/products/" + own.draft + "/approve", approval));
    }

    @Test
    void theScanOfAPaperIsForItsMakerAndTheDepartment() throws IOException {
        var scan = photo();
        ok(send(
                "admin",
                HttpMethod.PUT,
                "/api/evidence/" + own.paper,
                paper(own.maker).replaceFirst("\\{", "{\"scan\": \"" + scan + "\", ")));
        var paper = "/api/evidence/" + own.paper;
        var list = "/api/evidence?cooperative=" + own.maker;

        assertThat(seen(null, paper)).contains("VG-1").doesNotContain(scan);
        assertThat(seen(null, list)).contains("VG-1").doesNotContain(scan);
        assertThat(seen(people.named("other", Role.MANAGER, theirs.maker), paper))
                .doesNotContain(scan);
        assertThat(seen(people.named("mine", Role.MEMBER, own.maker), paper)).contains(scan);
        assertThat(seen(people.account(Role.OFFICER), list)).contains(scan);
    }

    private String photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR), "jpg", bytes);
        var answer = http.post()
                .uri("/api/photos")
                .contentType(MediaType.IMAGE_JPEG)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .bodyValue(bytes.toByteArray())
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return mapper.readTree(answer).path("id").asString();
    }

    private static HttpMethod method(String what) {
        return HttpMethod.valueOf(what.substring(0, what.indexOf(' ')));
    }

    private static String path(String what) {
        return what.substring(what.indexOf(' ') + 1);
    }

    private Map<String, List<Document>> everything() {
        return List.of("products", "cooperatives", "evidence", "lots", "events", "codes").stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Objects.requireNonNull(mongo.findAll(Document.class, name)
                                .collectList()
                                .block())));
    }

    private JsonNode made(String path, String body) {
        var answer = send("admin", HttpMethod.POST, path, body);
        ok(answer);
        return answer.body();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
    }

    private String seen(@Nullable String name, String path) {
        var answer = send(name, HttpMethod.GET, path, null);
        ok(answer);
        return answer.body().toString();
    }

    private Answer send(@Nullable String name, HttpMethod method, String path, @Nullable String body) {
        return api.send(name, method, path, body, headers -> {
            if (path.matches("/api/[a-z]+/.+") && !method.equals(HttpMethod.GET)) {
                headers.setIfMatch(revision(path));
            }
        });
    }

    /** The one that is there, so that nothing is refused for another reason. */
    private String revision(String path) {
        var record = path.replaceAll("(/api/[a-z]+/[^/]+).*", "$1");
        return Objects.requireNonNull(http.get()
                .uri(record)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());
    }
}
