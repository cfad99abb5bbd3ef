package vn.sanvat.trace.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.sanvat.ApiClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.store.ShutDownTask;
import vn.sanvat.text.Dates;
import vn.sanvat.trace.LotFinder;

/** How often a lot's code is opened, and who is not counted. */
@ServiceTest
class ScanTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";
    private static final String GTIN = "09521234543213";

    @Autowired
    ApiClient api;

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Scans scans;

    @Autowired
    List<ShutDownTask> atTheEnd;

    @Autowired
    ScanStore store;

    @Autowired
    LotFinder lots;

    @Autowired
    Catalog catalog;

    @Autowired
    Clock clock;

    private String maker = "";
    private String product = "";
    private String member = "";
    private String code = "";

    @BeforeEach
    void aLotThatThePublicSees() {
        scans.write().block();
        mongo.remove(ScanDay.class).all().block();
        maker = send("/api/cooperatives", """
                {"kind": "COOPERATIVE", "name": "HTX Quét", "address": {"printed": "Thôn 1", "asOf": "2026-01-01"}, "zalo": "0912345678"}
                """, null).path("id").asString();
        send("/api/cooperatives/" + maker + "/approve", null, "\"1\"");
        var made = send("/api/products", """
                {"cooperative": "%s", "name": {"vi": "Giỏ mây"}, "category": "CRAFTS", "description": {"vi": "Đan bằng tay."},
                 "label": {"origin": {"vi": "Việt Nam"}, "material": {"vi": "Mây"}, "use": {"vi": "Đựng đồ"}},
                 "packs": [{"gtin": "%s", "net": {"value": 1, "unit": "PIECE"}, "packaging": {"kind": {"vi": "Hộp"}}, "priceVnd": 45000}]}
                """.formatted(maker, GTIN), null);
        product = made.path("id").asString();
        member = people.account(Role.MEMBER, maker);
        http.post()
                .uri("/api/products/" + product + "/submit")
                .headers(headers -> People.signIn(headers, member))
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isOk();
        send("/api/products/" + product + "/approve", """
                {"override": {"vi": "Để thử"}}""", "\"2\"");
        code = send("/api/lots", """
                {"pack": "%s", "number": "L1", "producedOn": "2026-01-02", "made": {"value": 10, "unit": "PIECE"}, "diaryPublished": false}
                """.formatted(made.at("/packs/0/id").asString()), null)
                .path("code")
                .asString();
    }

    private JsonNode send(String path, @Nullable String body, @Nullable String ifMatch) {
        return api.send("admin", HttpMethod.POST, path, body, ApiClient.ifMatch(ifMatch))
                .done();
    }

    private int open(String path) {
        return open(HttpMethod.GET, path, PHONE, "Accept-Language", "vi");
    }

    private int open(HttpMethod method, String path, String agent, String header, String value) {
        return http.method(method)
                .uri(path)
                .header(HttpHeaders.USER_AGENT, agent)
                .header(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
                .header(header, value)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private JsonNode counted() {
        scans.write().block();
        return answer("?cooperative=" + maker);
    }

    /** A page is counted once it was sent, and its reader may be quicker. */
    private JsonNode counted(int total) {
        return await().atMost(PATIENCE)
                .until(this::counted, week -> week.path("total").asInt() == total);
    }

    private JsonNode answer(String query) {
        return Objects.requireNonNull(http.get()
                .uri("/api/scans" + query)
                .headers(headers -> People.signIn(headers, member))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void eachWayInWhichACodeIsPrintedCountsForItsLotAlsoFromTheCache() {
        assertThat(open("/l/" + code)).isEqualTo(200);
        assertThat(open("/l/" + code)).isEqualTo(200);
        assertThat(open("/01/" + GTIN + "/10/L1")).isEqualTo(200);
        assertThat(open("/01/" + GTIN + "/10/L1/21/7")).isEqualTo(200);

        var week = counted(4);

        assertThat(week.path("days")).hasSize(7);
        assertThat(week.at("/days/6/count").asInt()).isEqualTo(4);
        assertThat(week.at("/days/6/day").asString())
                .isEqualTo(Dates.today(clock).toString());
        assertThat(week.at("/products/0/product").asString()).isEqualTo(product);
        assertThat(answer("?cooperative=" + maker + "&product=" + product)
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        assertThat(answer("?cooperative=" + maker + "&product=another")
                        .path("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl/8.5",
                "facebookexternalhit/1.1",
                "Mozilla/5.0 (compatible; Googlebot/2.1)",
                "Mozilla/5.0 AppleWebKit/537.36 HeadlessChrome/140.0",
            })
    void whatIsNoPersonIsNotCounted(String agent) {
        open(HttpMethod.GET, "/l/" + code, agent, "Accept-Language", "vi");

        assertThat(counted().path("total").asInt()).isZero();
    }

    @Test
    void neitherHeadNorWhoIsSignedInNorWhatIsFetchedAheadIsCounted() {
        open(HttpMethod.HEAD, "/l/" + code, PHONE, "Accept-Language", "vi");
        open(HttpMethod.GET, "/l/" + code, PHONE, "Cookie", "session=whoever; lang=vi");
        open(HttpMethod.GET, "/l/" + code, PHONE, "Sec-Purpose", "prefetch");

        assertThat(counted().path("total").asInt()).isZero();

        open(HttpMethod.GET, "/l/" + code, PHONE, "Cookie", "lang=vi");

        assertThat(counted(1).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void whatNamesNoLotIsKeptNowhere() {
        open("/l/7777777777");
        open("/01/" + GTIN + "/10/NONE");
        open("/01/" + GTIN);
        open("/catalog/" + product);

        assertThat(counted().path("total").asInt()).isZero();
        assertThat(mongo.findAll(ScanDay.class).collectList().block()).isEmpty();
    }

    @Test
    void twoProcessesAddUpAndWhatIsOldIsRemoved() {
        var today = Dates.today(clock);
        var lot = Objects.requireNonNull(lots.byCode(code).block());
        store.add(today, lot, 2).block();
        store.add(today, lot, 3).block();
        store.add(today.minusDays(6), lot, 1).block();
        store.add(today.minusDays(7), lot, 10).block();
        store.add(today.minusDays(401), lot, 1).block();
        store.add(today.minusDays(400), lot, 1).block();

        scans.forgetOld().block();

        assertThat(counted(6).at("/days/0/count").asInt()).isEqualTo(1);
        assertThat(Objects.requireNonNull(
                                mongo.findAll(ScanDay.class).collectList().block())
                        .stream()
                        .map(ScanDay::day))
                .contains(today.minusDays(400))
                .doesNotContain(today.minusDays(401));
    }

    @Test
    void noMoreCodesAreHeldThanTheLimit() {
        var counting = new Scans(store, lots, catalog, clock);
        for (int i = 0; i < Scans.MAX_CODES; i++) {
            counting.count(new ScannedCode("X" + i, null, null));
        }

        counting.count(new ScannedCode(code, null, null));
        counting.write().block();

        assertThat(mongo.findAll(ScanDay.class).collectList().block()).isEmpty();
        counting.count(new ScannedCode(code, null, null));
        counting.write().block();
        assertThat(mongo.findAll(ScanDay.class).collectList().block()).hasSize(1);
    }

    @Test
    void whatWasCountedIsWrittenWhenTheProcessEnds() {
        scans.count(new ScannedCode(code, null, null));

        assertThat(atTheEnd).contains(scans);
        scans.finish().block();

        assertThat(mongo.findAll(ScanDay.class).collectList().block())
                .extracting(ScanDay::count)
                .containsExactly(1L);
    }

    @Test
    void anotherMakersScansAreNobodysBusiness() {
        var other = people.named("other", Role.MANAGER, "another");

        http.get()
                .uri("/api/scans?cooperative=" + maker)
                .headers(headers -> People.signIn(headers, other))
                .exchange()
                .expectStatus()
                .isForbidden();
    }
}
