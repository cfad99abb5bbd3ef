package vn.sanvat.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.json;
import static vn.sanvat.catalog.SomeProduct.packJson;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.SomeProduct;
import vn.sanvat.catalog.WorkingCopies;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.identity.audit.AuditEntry;
import vn.sanvat.web.Page;

@ServiceTest
class ImportTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    WebTestClient anonymous;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    JsonMapper mapper;

    @Autowired
    ReactiveMongoTemplate mongo;

    @LocalServerPort
    int port;

    private WebTestClient admin;
    private String maker = "";

    @BeforeEach
    void signIn() {
        admin = anonymous
                .mutate()
                .responseTimeout(LIMIT)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
        maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
    }

    private Map<String, Object> goods(String code) {
        var line = new HashMap<>(json(maker, packJson()));
        line.put("code", code);
        return line;
    }

    private Map<String, Object> goods(String code, String field, Object value) {
        var line = goods(code);
        line.put(field, value);
        return line;
    }

    private Map<String, Object> withGtin(String code, int number) {
        var pack = new HashMap<>(packJson());
        pack.put("gtin", SomeProduct.gtin(number).digits());
        return goods(code, "packs", List.of(pack));
    }

    private String line(Map<String, Object> goods) {
        return mapper.writeValueAsString(goods);
    }

    private String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> line(goods("SP" + i))).collect(Collectors.joining("\n"));
    }

    private ResponseSpec post(WebTestClient client, String query, String body) {
        return client.post()
                .uri("/api/import" + query)
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private List<JsonNode> send(String query, String body) {
        return answers(post(admin, query, body).expectStatus().isOk());
    }

    private List<JsonNode> answers(ResponseSpec response) {
        var body = Objects.requireNonNull(response.expectBody().returnResult().getResponseBodyContent());
        return new String(body, StandardCharsets.UTF_8)
                .lines()
                .map(mapper::readTree)
                .toList();
    }

    private static List<String> outcomes(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.path("outcome").asString()).toList();
    }

    private List<Product> stored() {
        return value(catalog.working(WorkingCopies.of(null, Catalog.Filter.ALL), new Page.Request(1, 100)))
                .items();
    }

    @Test
    void aLineMayNameAFilmAndIsRefusedWithAWrongOne() {
        var answers = send(
                "",
                line(goods("SP1", "film", "https://video.example/nghe")) + "\n"
                        + line(goods("SP2", "film", "ftp://video.example/nghe")));

        assertThat(outcomes(answers)).containsExactly("created", "refused");
        assertThat(answers.get(1).path("errors").findValuesAsString("field")).containsExactly("film");
        assertThat(stored())
                .extracting(product -> product.content().film())
                .containsExactly("https://video.example/nghe");
    }

    /** They have ids of the catalog's, which a line knows nothing of. */
    @Test
    void aPackOfALineHasNoId() {
        var pack = new HashMap<>(packJson());
        pack.put("id", "p23456789abcd");

        var answers = send("", line(goods("SP1", "packs", List.of(pack))));

        assertThat(answers.getFirst().path("errors").findValuesAsString("field"))
                .containsExactly("packs[0].id");
    }

    @Test
    void everyLineIsJudgedAndAnsweredInOrder() {
        send("", line(goods("SP1")) + "\n" + line(goods("SP2")));

        var answers = send(
                "",
                String.join(
                        "\r\n",
                        line(goods("SP1")),
                        "{\"code\": broken",
                        line(goods("SP2", "name", Map.of("vi", "Bột nghệ đỏ"))),
                        "",
                        line(goods("SP3")),
                        line(goods("SP4", "category", "GOLD")).replaceFirst("\\{", "{\"colour\":1,"),
                        line(goods("SP5", "cooperative", "nobody")),
                        line(goods("SP3", "season", Map.of("fromMonth", 1, "toMonth", 3)))));

        assertThat(outcomes(answers))
                .containsExactly("unchanged", "refused", "updated", "created", "refused", "refused", "updated");
        assertThat(answers.stream().map(answer -> answer.path("line").asInt())).containsExactly(1, 2, 3, 5, 6, 7, 8);
        assertThat(answers.get(4).path("errors").findValuesAsString("field")).containsExactly("category", "colour");
        assertThat(answers.get(5).path("errors").get(0).path("vi").asString()).startsWith("Không có cơ sở \"nobody\"");
        assertThat(answers.get(5).path("code").asString()).isEqualTo("SP5");
        assertThat(answers.get(3).path("id").asString())
                .startsWith("bot-nghe-")
                .isEqualTo(answers.get(6).path("id").asString());
        assertThat(stored())
                .hasSize(3)
                .allSatisfy(product -> assertThat(product.listing().state()).isEqualTo(State.DRAFT));
    }

    @Test
    void moreThanABatchIsAnsweredInOrderAndTheSameAgainChangesNothing() {
        var body = lines(0, 700);

        assertThat(outcomes(send("", body))).hasSize(700).containsOnly("created");
        var before = stored();
        var again = send("", body);

        assertThat(outcomes(again)).hasSize(700).containsOnly("unchanged");
        assertThat(again.stream().map(answer -> answer.path("code").asString()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 700).mapToObj(i -> "SP" + i).toList());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatIsApprovedAtOnceIsShownAndRefusedWithoutAReasonForItsWarnings() {
        var refused = send("?approve=true", line(goods("SP1")));
        assertThat(outcomes(refused)).containsExactly("refused");
        assertThat(refused.getFirst().path("errors").findValuesAsString("field"))
                .contains("override");
        assertThat(stored()).isEmpty();

        var approved = send("?approve=true&override=Ảnh gửi sau", line(goods("SP1")));

        assertThat(outcomes(approved)).containsExactly("created");
        var id = approved.getFirst().path("id").asString();
        anonymous.get().uri("/api/products/" + id).exchange().expectStatus().isOk();
        assertThat(outcomes(send("?approve=true&override=Ảnh gửi sau", line(goods("SP1")))))
                .containsExactly("unchanged");
        var renamed = line(goods("SP1", "name", Map.of("vi", "Bột nghệ mới")));
        assertThat(outcomes(send("?approve=true&override=Ảnh gửi sau", renamed)))
                .containsExactly("updated");
        var product = value(catalog.find(id));
        assertThat(Objects.requireNonNull(product.shown()).name().vi()).isEqualTo("Bột nghệ mới");
        assertThat(Objects.requireNonNull(product.listing().approved()).revision())
                .isEqualTo(product.revision());
    }

    @Test
    void aDraftThatIsSentAgainForApprovalIsApprovedAndAWithdrawnProductStaysWithdrawn() {
        var id = send("", line(goods("SP1"))).getFirst().path("id").asString();
        assertThat(outcomes(send("?approve=true&override=x", line(goods("SP1")))))
                .containsExactly("updated");
        assertThat(value(catalog.find(id)).shown()).isNotNull();

        value(listings.withdraw(id, 2, vn.sanvat.text.Localized.vietnamese("Hết vụ")));

        assertThat(outcomes(send("?approve=true&override=x", line(goods("SP1")))))
                .containsExactly("unchanged");
        assertThat(outcomes(send("?approve=true&override=x", line(goods("SP1", "name", Map.of("vi", "Khác"))))))
                .containsExactly("updated");
        assertThat(value(catalog.find(id)).shown()).isNull();
    }

    @Test
    void aGtinGoesToTheFirstLineThatBearsItAndTheOtherIsRefused() {
        var answers = send(
                "",
                Stream.of(withGtin("A", 7), withGtin("B", 7), goods("C"))
                        .map(this::line)
                        .collect(Collectors.joining("\n")));

        assertThat(outcomes(answers)).containsExactly("created", "refused", "created");
        assertThat(answers.get(1).path("errors").get(0).path("field").asString())
                .isEqualTo("packs[0].gtin");
    }

    @Test
    void tooManyLinesAreReadUpToTheLimit() {
        var answers = send("", "{}\n".repeat(Lines.MAX_LINES + 3));

        assertThat(answers).hasSize(Lines.MAX_LINES + 1);
        assertThat(answers.getLast().path("errors").get(0).path("en").asString())
                .startsWith("A request may have at most 10000 lines");
    }

    @Test
    void anEmptyBodyIsRefusedAsAWhole() {
        for (var body : List.of("", "\n \n")) {
            post(admin, "", body)
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void onlyNdjsonIsTakenAndOnlyFromWhoIsSignedIn() {
        post(anonymous, "", line(goods("SP1"))).expectStatus().isUnauthorized();
        admin.post()
                .uri("/api/import")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(goods("SP1"))
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        assertThat(stored()).isEmpty();
    }

    @Test
    void aLineOf10MegabytesIsRefusedAndTheNextOneIsTaken() {
        var part = new byte[64 * 1024];
        Arrays.fill(part, (byte) 'x');
        var body = Flux.concat(
                bytes((line(goods("SP1")) + "\n{\"code\":\"").getBytes(StandardCharsets.UTF_8)),
                bytes(part).repeat(159),
                bytes(("\"}\n" + line(goods("SP2"))).getBytes(StandardCharsets.UTF_8)));

        var answers = answers(admin.post()
                .uri("/api/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(BodyInserters.fromDataBuffers(body))
                .exchange()
                .expectStatus()
                .isOk());

        assertThat(outcomes(answers)).containsExactly("created", "refused", "created");
        assertThat(answers.get(1).path("errors").get(0).path("en").asString()).contains("at most 65536");
    }

    static Stream<Arguments> encodings() {
        var utf16 = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32LE"));
        return Stream.concat(
                utf16.stream()
                        .flatMap(charset -> Stream.of(Arguments.of(charset, ""), Arguments.of(charset, "\ufeff"))),
                Stream.of("windows-1258", "ISO-8859-1", "windows-1252", "GBK", "Shift_JIS")
                        .map(name -> Arguments.of(Charset.forName(name), "")));
    }

    private ResponseSpec post(byte[] body) {
        return admin.post()
                .uri("/api/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(body)
                .exchange();
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void nothingOfAFileInAnotherEncodingIsTaken(Charset charset, String mark) {
        var text = line(goods("SP1", "name", Map.of("vi", "Bot nghe"))) + "\n"
                + line(goods("SP2", "name", Map.of("vi", "Cà phê £ é"))) + "\n" + line(goods("SP3"));

        post((mark + text).getBytes(charset))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("body")
                .jsonPath("$.errors[0].vi")
                .value(String.class, says -> assertThat(says).contains("hãy lưu lại bằng bảng mã UTF-8"))
                .jsonPath("$.errors[0].en")
                .value(String.class, says -> assertThat(says).contains("save it again as UTF-8"));
        assertThat(stored()).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWhereverTheyStand() {
        var good = line(goods("SP1")).getBytes(StandardCharsets.UTF_8);
        for (var bad :
                List.of(new byte[] {(byte) 0xC3}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, new byte[] {0})) {
            var body = new ByteArrayOutputStream();
            body.writeBytes(good);
            body.write('\n');
            body.writeBytes(bad);

            post(body.toByteArray()).expectStatus().isBadRequest();
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void theMarkThatWindowsWritesBeforeUtf8IsUnderstood() {
        var answers = answers(post(("\ufeff" + line(goods("SP1")) + "\r\n\ufeff" + line(goods("SP2")) + "\r\n\ufeff")
                        .getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isOk());

        assertThat(outcomes(answers)).containsExactly("created", "created");
        assertThat(answers.getFirst().path("code").asString()).isEqualTo("SP1");
    }

    private static Mono<DataBuffer> bytes(byte[] bytes) {
        return Mono.fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(bytes));
    }

    private Flux<String> stream(Flux<DataBuffer> body) {
        return WebClient.create("http://localhost:" + port)
                .post()
                .uri("/api/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .body(BodyInserters.fromDataBuffers(body))
                .retrieve()
                .bodyToFlux(String.class);
    }

    @Test
    void answersComeBeforeTheBodyEndsAndAConnectionLostHalfWayIsMadeGoodBySendingAgain() {
        var half = bytes((lines(0, 20) + "\n{\"code\":\"SP20\",").getBytes(StandardCharsets.UTF_8));

        var first = stream(Flux.concat(half, Flux.never())).blockFirst(LIMIT);

        assertThat(first).contains("created");
        var again = outcomes(send("", lines(0, 30)));
        assertThat(again.subList(0, 20)).containsOnly("unchanged");
        assertThat(again.subList(20, 30)).containsOnly("created");
        assertThat(stored()).hasSize(30);
    }

    @Test
    void twoImportsOfTheSameGoodsAtOnceMakeEachOnce() {
        var body = lines(0, 60).getBytes(StandardCharsets.UTF_8);

        var answers = value(Flux.range(0, 2)
                .flatMap(i -> stream(Flux.from(bytes(body))))
                .map(mapper::readTree)
                .collectList());

        assertThat(outcomes(answers)).hasSize(120).containsOnly("created", "unchanged");
        assertThat(outcomes(answers).stream().filter("created"::equals)).hasSize(60);
        assertThat(stored()).hasSize(60);
    }

    /** Of two imports at once the slower one had begun to write down what the faster one made, which was told as refused. */
    @Test
    void whatAnotherBeganToWriteDownIsCreatedAndTold() {
        var id = ImportIds.product("Bột nghệ", ImportIds.claim(maker, "SP1"));
        value(mongo.insert(AuditEntry.of("products", id, 1, "another", "importProducts", Instant.EPOCH)));

        assertThat(outcomes(send("", lines(0, 3)))).containsOnly("created").hasSize(3);

        var entry = value(mongo.findById("products/" + id + "/1", AuditEntry.class));
        assertThat(entry.confirmed()).isTrue();
        assertThat(entry.account()).isEqualTo("admin");
    }
}
