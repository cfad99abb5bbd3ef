package vn.sanvat.identity.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.LostAnswers;

/**
 * Whoever sends a request again whose answer was lost finds out: it is done once, whichever of its writes was the last whose answer came.
 * The operations are those that the API's description gives a key; a new one cannot be forgotten.
 */
@ServiceTest
class ResendTests {

    private static final String WHY = "{\"vi\":\"Chỉ để thử\",\"en\":\"Only a test\"}";
    private static final String BOTH = "{\"reason\":" + WHY + ",\"advice\":" + WHY + "}";

    /** Photos are kept once under the hash of their content; the others say that something be done soon, and need a platform. */
    private static final Set<String> THE_SAME_WHEN_DONE_TWICE =
            Set.of("/api/photos", "/api/platforms/{name}/resume", "/api/publications/{id}/retry");

    @Autowired
    WebTestClient http;

    @Autowired
    JsonMapper mapper;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    LostAnswers answers;

    /** Which of its writes makes the record: the first says who is about to. */
    private static final int THE_RECORD = 2;

    private final Map<String, Case> cases = new TreeMap<>();
    private String maker = "";
    private int made;

    /**
     * What is sent.
     *
     * @param revision of the record that it changes; none where it makes one
     */
    private record Call(String uri, @Nullable Long revision, String body) {}

    /** Prepares what an operation needs, new each time. */
    private interface Case {
        Call call() throws Exception;
    }

    @BeforeEach
    void cases() {
        http = http.mutate().responseTimeout(Duration.ofSeconds(60)).build();
        made = 0;
        maker = id(approvedMaker("HTX Gốc"));
        cases.put("/api/cooperatives", () -> creates("/api/cooperatives", cooperative("HTX Thử " + ++made)));
        cases.put(
                "/api/cooperatives/{id}/approve",
                () -> ofMaker(make("/api/cooperatives", cooperative("HTX Thử " + ++made)), "approve", ""));
        cases.put(
                "/api/cooperatives/{id}/hide",
                () -> ofMaker(approvedMaker("HTX Thử " + ++made), "hide", "{\"reason\":" + WHY + "}"));
        cases.put("/api/uploads", () -> creates("/api/uploads", ""));
        cases.put("/api/places", () -> creates("/api/places", """
                {"code":"9%04d","name":"Xã Thử","level":"COMMUNE","validFrom":"2025-07-01"}""".formatted(++made)));
        cases.put("/api/products", () -> creates("/api/products", product()));
        cases.put("/api/products/{id}/submit", () -> step(make("/api/products", product()), "submit", ""));
        cases.put("/api/products/{id}/approve", () -> step(submitted(), "approve", "{\"override\":" + WHY + "}"));
        cases.put("/api/products/{id}/return", () -> step(submitted(), "return", "{\"reason\":" + WHY + "}"));
        cases.put("/api/products/{id}/reject", () -> step(submitted(), "reject", "{\"reason\":" + WHY + "}"));
        cases.put("/api/products/{id}/withdraw", () -> step(approved(), "withdraw", "{\"reason\":" + WHY + "}"));
        cases.put("/api/evidence", () -> creates("/api/evidence", evidence()));
        cases.put(
                "/api/evidence/{id}/verify",
                () -> step(make("/api/evidence", evidence()), "verify", "{\"state\":\"VERIFIED\"}"));
        cases.put("/api/accounts", () -> creates("/api/accounts", account()));
        cases.put("/api/accounts/{id}/suspend", () -> ofAccount(make("/api/accounts", account()), "suspend"));
        cases.put("/api/accounts/{id}/reactivate", () -> ofAccount(make("/api/accounts", account()), "reactivate"));
        cases.put("/api/accounts/{id}/erase", () -> ofAccount(make("/api/accounts", account()), "erase"));
        cases.put("/api/lots", () -> creates("/api/lots", lot(approved())));
        cases.put("/api/lots/{code}/recall", () -> {
            var lot = make("/api/lots", lot(approved()));
            return new Call(
                    "/api/lots/" + lot.path("code").asString() + "/recall",
                    lot.path("revision").asLong(),
                    BOTH);
        });
        cases.put("/api/recalls", () -> {
            var one = make("/api/lots", lot(approved()));
            var two = make("/api/lots", lot(approved()));
            return creates("/api/recalls", """
                    {"lots":[{"code":"%s","revision":1},{"code":"%s","revision":1}],"reason":%s,"advice":%s}""".formatted(
                            one.path("code").asString(), two.path("code").asString(), WHY, WHY));
        });
        cases.put("/api/codes", () -> creates("/api/codes", "{\"pack\":\"" + pack(approved()) + "\"}"));
        cases.put("/api/codes/{code}/retire", () -> {
            var code = make("/api/codes", "{\"pack\":\"" + pack(approved()) + "\"}");
            return new Call(
                    "/api/codes/" + code.path("code").asString() + "/retire",
                    code.path("revision").asLong(),
                    "{\"reason\":" + WHY + "}");
        });
        cases.put("/api/events", () -> creates("/api/events", event()));
        cases.put(
                "/api/feedback",
                () -> creates("/api/feedback", """
                {"code":"%s","text":"Bao bì bị rách lần %d"}""".formatted(
                                make("/api/lots", lot(approved())).path("code").asString(), ++made)));
        cases.put("/api/publications", () -> creates("/api/publications", """
                {"platform":"postmart","product":"%s","state":"PUBLISHED","url":"https://postmart.example/1"}""".formatted(id(approved()))));
    }

    @AfterEach
    void loseNothing() {
        answers.lose(0);
    }

    @Test
    void everyOperationThatTakesAKeyIsTried() {
        var keyed = new TreeSet<String>();
        for (var path : mapper.readTree(get("/api/openapi.json")).path("paths").properties()) {
            if (path.getValue()
                    .at("/post/parameters")
                    .findValuesAsString("name")
                    .contains(IdempotencyFilter.KEY)) {
                keyed.add(path.getKey());
            }
        }
        keyed.removeAll(THE_SAME_WHEN_DONE_TWICE);

        assertThat(cases.keySet()).isEqualTo(keyed);
    }

    @TestFactory
    Stream<DynamicTest> whoSendsItAgainFindsOut() {
        return cases.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> findsOut(one.getKey(), one.getValue())));
    }

    private void findsOut(String path, Case one) throws Exception {
        int lost = 0;
        for (var done = false; !done; ) {
            lost++;
            var call = one.call();
            var collection = path.split("/", -1)[2];
            long before = count(collection);
            var key = "resend-" + path.hashCode() + "-" + lost;
            answers.lose(lost);

            var first = send(call, key);

            done = answers.waiting();
            answers.lose(0);
            assertThat(first.getStatus().is2xxSuccessful())
                    .as("%s without the answer to write %d: %s", path, lost, first.getStatus())
                    .isEqualTo(done);
            var second = send(call, key);
            var third = send(call, key);
            assertThat(second.getStatus().is2xxSuccessful())
                    .as("%s again, without the answer to write %d: %s", path, lost, text(second))
                    .isTrue();
            assertThat(text(third)).isEqualTo(text(second));
            assertThat(third.getResponseHeaders().getLocation())
                    .isEqualTo(second.getResponseHeaders().getLocation());
            assertThat(third.getResponseHeaders().getFirst(IdempotencyFilter.REPLAYED))
                    .isEqualTo("true");
            assertThat(count(collection))
                    .as("records of %s", collection)
                    .isEqualTo(before + (call.revision() == null ? 1 : 0));
            if (call.revision() != null) {
                assertThat(mapper.readTree(text(second)).path("revision").asLong())
                        .isEqualTo(call.revision() + 1);
            }
        }
        assertThat(lost).as("writes of %s", path).isGreaterThan(1);
    }

    /** Others may have changed it before its maker finds out. */
    @Test
    void aRecordThatOthersHaveChangedSinceIsStillFound() {
        var call = creates("/api/cooperatives", cooperative("HTX Đổi Tên"));
        answers.lose(THE_RECORD);
        assertThat(send(call, "changed-since").getStatus().value()).isEqualTo(503);
        var id = "htx-doi-ten";
        http.put()
                .uri("/api/cooperatives/" + id)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(cooperative("HTX Tên Mới"))
                .exchange()
                .expectStatus()
                .isOk();
        long before = count("cooperatives");

        var second = send(call, "changed-since");

        assertThat(mapper.readTree(text(second)).path("id").asString()).isEqualTo(id);
        assertThat(count("cooperatives")).isEqualTo(before);
    }

    /** The same name is no sign that it was made by the same request. */
    @Test
    void whatAnotherRequestMadeUnderTheSameNameIsNotTakenForIt() {
        var call = creates("/api/products", """
                {"cooperative":"%s","name":{"vi":"Trùng tên"},"category":"SPICES","description":{"vi":"Một"}}""".formatted(maker));
        var others = new ArrayList<String>();
        answers.lose(THE_RECORD);
        assertThat(send(call, "one").getStatus().value()).isEqualTo(503);
        others.add(mapper.readTree(text(send(call, "two"))).path("id").asString());

        others.add(mapper.readTree(text(send(call, "one"))).path("id").asString());

        assertThat(others).containsExactlyInAnyOrder("trung-ten", "trung-ten-2");
        assertThat(count("products")).isEqualTo(2);
    }

    /** Nor is the same millisecond. */
    @Test
    void whatAnotherRequestMadeAtTheSameTimeIsNotTakenForIt() {
        var call = creates("/api/cooperatives", cooperative("HTX Đúng Giờ"));
        answers.lose(THE_RECORD);
        assertThat(send(call, "on-time").getStatus().value()).isEqualTo(503);
        var ours = Objects.requireNonNull(mongo.findAndRemove(
                        Query.query(Criteria.where("_id").is("htx-dung-gio")), Document.class, "cooperatives")
                .block());
        ours.append("_id", "htx-khac").append("request", "another").append("revision", 2L);
        mongo.insert(ours, "cooperatives").block();

        assertThat(mapper.readTree(text(send(call, "on-time"))).path("id").asString())
                .isEqualTo("htx-dung-gio");
    }

    /** Search and publishing follow the changes by their time, and are past that of the first attempt. */
    @TestFactory
    Stream<DynamicTest> whatALaterAttemptMakesIsAChangeOfNow() {
        return Stream.of("products", "cooperatives", "evidence", "lots")
                .map(collection -> DynamicTest.dynamicTest(collection, () -> {
                    var call = Objects.requireNonNull(cases.get("/api/" + collection))
                            .call();
                    answers.lose(THE_RECORD);
                    assertThat(send(call, "late-" + collection).getStatus().value())
                            .isEqualTo(503);
                    var marked = Query.query(Criteria.where("request").exists(true));
                    mongo.remove(marked, collection).block();
                    var later = Instant.now().truncatedTo(ChronoUnit.MILLIS);

                    assertThat(send(call, "late-" + collection).getStatus().value())
                            .isEqualTo(201);

                    var made = Objects.requireNonNull(
                            mongo.findOne(marked, Document.class, collection).block());
                    assertThat(made.getDate("updatedAt").toInstant()).isAfterOrEqualTo(later);
                    assertThat(made.getDate("createdAt").toInstant()).isBefore(later);
                }));
    }

    private static Call creates(String uri, String body) {
        return new Call(uri, null, body);
    }

    private static Call step(JsonNode record, String verb, String body) {
        var collection = record.has("packs") ? "products" : "evidence";
        return new Call(
                "/api/" + collection + "/" + id(record) + "/" + verb,
                record.path("revision").asLong(),
                body);
    }

    private static Call ofAccount(JsonNode account, String verb) {
        return new Call(
                "/api/accounts/" + id(account) + "/" + verb,
                account.path("revision").asLong(),
                "");
    }

    private String account() {
        return """
                {"name":"Người %d","phone":"09000%05d","role":"OFFICER"}""".formatted(++made, made);
    }

    private String cooperative(String name) {
        return """
                {"kind":"COOPERATIVE","name":"%s","phone":"0900 000 019","address":{"printed":"Thôn 3","asOf":"2024-05-01"}}""".formatted(name);
    }

    private String product() {
        return """
                {"cooperative":"%s","name":{"vi":"Bột nghệ thử %d","en":"Turmeric"},"category":"SPICES",
                 "description":{"vi":"Nghệ trồng trên đồi."},"label":{"ingredients":[{"name":{"vi":"Nghệ"},"percent":100}],
                 "use":{"vi":"Pha với nước ấm"},"storage":{"vi":"Nơi khô ráo"},"origin":{"vi":"Quảng Trị"}},
                 "packs":[{"net":{"value":200,"unit":"G"},"packaging":{"kind":{"vi":"Túi zip"}},"priceVnd":100000,
                 "shelfLifeDays":365}]}""".formatted(maker, ++made);
    }

    private String evidence() {
        return """
                {"kind":"FOOD_SAFETY","number":"THU-%d","issuer":"Chi cục (thử)","validFrom":"2026-01-01","validTo":"2036-01-01",
                 "scope":{"cooperative":"%s"}}""".formatted(++made, maker);
    }

    private String lot(JsonNode product) {
        return """
                {"pack":"%s","number":"L-%d","producedOn":"2026-01-10","expiresOn":"2036-01-10",
                 "made":{"value":200,"unit":"PIECE"},"diaryPublished":true}""".formatted(pack(product), ++made);
    }

    private String event() {
        return """
                {"type":"ObjectEvent","sanvat:cooperative":"%s","eventTime":"2026-01-03T08:00:00+07:00","eventTimeZoneOffset":"+07:00",
                 "bizStep":"harvesting","action":"ADD",
                 "quantityList":[{"epcClass":"urn:sanvat:material:thu:r%d","quantity":300,"uom":"KGM"}]}""".formatted(maker, ++made);
    }

    private JsonNode submitted() {
        return mapper.readTree(text(expect(step(make("/api/products", product()), "submit", ""))));
    }

    private JsonNode approved() {
        return mapper.readTree(text(expect(step(submitted(), "approve", "{\"override\":" + WHY + "}"))));
    }

    private JsonNode make(String uri, String body) {
        return mapper.readTree(text(expect(creates(uri, body))));
    }

    private JsonNode approvedMaker(String name) {
        return mapper.readTree(text(expect(ofMaker(make("/api/cooperatives", cooperative(name)), "approve", ""))));
    }

    private static Call ofMaker(JsonNode maker, String step, String body) {
        return new Call(
                "/api/cooperatives/" + id(maker) + "/" + step,
                maker.path("revision").asLong(),
                body);
    }

    private EntityExchangeResult<byte[]> expect(Call call) {
        var result = send(call, null);
        assertThat(result.getStatus().is2xxSuccessful()).as(text(result)).isTrue();
        return result;
    }

    private EntityExchangeResult<byte[]> send(Call call, @Nullable String key) {
        return http.post()
                .uri(call.uri())
                .headers(headers -> {
                    headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD);
                    headers.setContentType(MediaType.APPLICATION_JSON);
                    // What an upload asks for, and nothing else reads.
                    headers.set("Tus-Resumable", "1.0.0");
                    headers.set("Upload-Length", "100");
                    if (key != null) {
                        headers.set(IdempotencyFilter.KEY, key);
                    }
                    if (call.revision() != null) {
                        headers.setIfMatch("\"" + call.revision() + "\"");
                    }
                })
                .bodyValue(call.body())
                .exchange()
                .expectBody()
                .returnResult();
    }

    private String get(String uri) {
        return Objects.requireNonNull(http.get()
                .uri(uri)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private long count(String collection) {
        return Objects.requireNonNull(mongo.count(new Query(), collection).block());
    }

    private static String text(EntityExchangeResult<byte[]> result) {
        return new String(
                Objects.requireNonNullElse(result.getResponseBody(), new byte[0]),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String pack(JsonNode product) {
        return product.path("packs").path(0).path("id").asString();
    }

    private static String id(JsonNode record) {
        return record.path("id").asString();
    }
}
