package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.place.Address;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.code.CodeMint;
import vn.sanvat.trace.lot.LotView;
import vn.sanvat.web.Page;

@ServiceTest
class TraceApiTests {

    private static final String GTIN = "09521234543213";

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Catalog catalog;

    /** The first sign-in hashes a password on a cold machine. */
    @BeforeEach
    void takeTime() {
        http = http.mutate().responseTimeout(Duration.ofMinutes(1)).build();
    }

    @Test
    void aLotIsMadeReadChangedAndRecalledAndItsCodeSaysSo() {
        var pack = pack(Gtin.parse(GTIN));
        var lot = made(pack, "L/1", LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10));
        var code = lot.code();

        assertThat(code).matches("[" + CodeMint.ALPHABET + "]{10}");
        assertThat(lot.epcClass()).isEqualTo("https://id.gs1.org/01/" + GTIN + "/10/L%2F1");
        post("/api/lots", lotBody(pack, "L/1", "2026-01-10", "2027-01-10"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("number");
        var recall = Map.of(
                "reason", Map.of("vi", "Có mốc", "en", "Mould"), "advice", Map.of("vi", "Trả lại", "en", "Return it"));
        send("/api/lots/" + code + "/recall", recall, "\"7\"").expectStatus().isEqualTo(412);
        send("/api/lots/" + code + "/recall", recall, null).expectStatus().isEqualTo(428);
        send(
                        "/api/lots/" + code + "/recall",
                        Map.of("reason", Map.of("vi", "M".repeat(2_001)), "advice", recall.get("advice")),
                        "\"1\"")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason.vi");
        send("/api/lots/" + code + "/recall", recall, "\"1\"").expectStatus().isOk();
        send("/api/lots/" + code + "/recall", recall, "\"2\"").expectStatus().isEqualTo(409);
        get("/api/codes/" + code)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("RECALLED")
                .jsonPath("$.lot")
                .isEqualTo(pack + ":L/1");
    }

    @Test
    void everyRefusalOfALotNamesItsField() {
        var pack = pack(null);

        refused(lotBody(pack, "L1", "2026-01-10", "2026-01-09"), "expiresOn");
        refused(lotBody(pack, "L1", "2999-01-10", null), "producedOn");
        refused(lotBody(pack, "Lô 1", "2026-01-10", null), "number");
        refused(lotBody("nosuchpack99", "L1", "2026-01-10", null), "pack");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "%2e", "%2E%2e", ".%2E", "%2e.", "L/..", "../L1", "./1", "a/%2e%2e/b"})
    void aLotWhoseAddressBrowsersWouldTidyAwayIsRefused(String number) {
        refused(lotBody(pack(Gtin.parse(GTIN)), number, "2026-01-10", "2027-01-10"), "number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", ".1", "1.", "L..1", "%2", "%2f", "-", "a/b"})
    void aLotWhoseNumberOnlyHasDotsInItIsMade(String number) {
        post("/api/lots", lotBody(pack(Gtin.parse(GTIN)), number, "2026-01-10", "2027-01-10"))
                .expectStatus()
                .isCreated();
    }

    @ParameterizedTest
    @CsvSource({
        "365, 2026-01-31, 2027-01-31",
        "30, 2026-01-31, 2026-02-28",
        "180, 2025-08-31, 2026-02-28",
        "360, 2024-02-29, 2025-02-28",
        "730, 2024-02-29, 2026-02-28",
        "45, 2026-01-10, 2026-02-24",
        "7, 2026-01-28, 2026-02-04",
        "90, 2026-01-10, 2026-04-10",
        "1, 2026-01-10, 2026-01-11",
    })
    void aLotWithoutAnExpiryKeepsAsLongAsItsPackSays(int shelfLifeDays, LocalDate producedOn, LocalDate expiresOn) {
        var product = value(catalog.create(new ProductDraft(
                value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Hạn")))
                        .id(),
                content(Category.SPICES, shelfLifeDays))));
        var pack = product.content().packs().getFirst().id();

        var lot = made(pack, "H1", producedOn, null);
        assertThat(lot.expiresOn()).isEqualTo(expiresOn);

        var change = new HashMap<>(lotBody(pack, "H1", producedOn.toString(), null));
        change.keySet().removeAll(List.of("pack", "number"));
        http.put()
                .uri("/api/lots/" + lot.code())
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .header("If-Match", "\"" + lot.revision() + "\"")
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.expiresOn")
                .isEqualTo(expiresOn.toString());
    }

    @Test
    void foodThatNobodySaysHowLongItKeepsIsRefusedAndWhatIsNoFoodIsNot() {
        var maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Hạn")))
                .id();
        var food = value(catalog.create(new ProductDraft(maker, content(Category.HONEY, null))));
        var craft = value(catalog.create(new ProductDraft(maker, content(Category.CRAFTS, null))));

        refused(lotBody(food.content().packs().getFirst().id(), "H1", "2026-01-10", null), "expiresOn");
        assertThat(made(craft.content().packs().getFirst().id(), "H1", LocalDate.of(2026, 1, 10), null)
                        .expiresOn())
                .isNull();
    }

    private static Product.Content content(Category category, @Nullable Integer shelfLifeDays) {
        return new Product.Content(
                Localized.vietnamese("Hàng thử"),
                category,
                Localized.vietnamese("Hàng để thử."),
                new LabelText(),
                List.of(new Pack(
                        Pack.NO_ID,
                        Quantity.of("200", Quantity.Unit.G),
                        new Pack.Packaging(Localized.vietnamese("Túi"), null),
                        null,
                        45_000,
                        shelfLifeDays,
                        false)),
                List.of(),
                null,
                null);
    }

    @Test
    void aFilterByALotUnderstandsHoweverTheLotIsNamedOrRefuses() {
        var pack = pack(Gtin.parse(GTIN));
        var lot = made(pack, "L/1", LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10));
        made(pack, "L2", LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10));
        post("/api/feedback", Map.of("code", lot.code(), "text", "Túi rách"))
                .expectStatus()
                .isCreated();

        for (var name : List.of(lot.code(), lot.code().toLowerCase(Locale.ROOT), lot.id(), "L/1", lot.epcClass())) {
            for (var path :
                    List.of("/api/feedback?lot={name}", "/api/events?lot={name}", "/api/events?epcClass={name}")) {
                http.get()
                        .uri(path, name)
                        .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.total")
                        .isEqualTo(path.contains("feedback") ? 1 : 0);
            }
        }
        for (var path : List.of(
                "/api/feedback?lot=nothing",
                "/api/feedback?lot=" + pack,
                "/api/feedback?lot=",
                "/api/events?epcClass=nothing",
                "/api/events?cooperative=nobody",
                "/api/products?cooperative=" + pack,
                "/api/products?cooperative=nobody",
                "/api/evidence?cooperative=nobody",
                "/api/evidence?cooperative=HTX%20Nghệ",
                "/api/places?parent=nowhere",
                "/api/places?code=Tuyên Phú",
                "/api/publications?product=nothing",
                "/api/publications?product=" + lot.code())) {
            var parameter = path.substring(path.indexOf('?') + 1, path.indexOf('='));
            http.get()
                    .uri(path)
                    .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.field")
                    .isEqualTo(parameter);
        }
    }

    @Test
    void aCodeThatNobodyMadeIsExplained() {
        for (var path : List.of("/api/codes/AAAAAAAAAA", "/api/lots/AAAAAAAAAA", "/qr/lot/AAAAAAAAAA.svg")) {
            get(path)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.errors[0].en")
                    .value(String.class, says -> assertThat(says).contains("There is no code"));
        }
    }

    @Test
    void aPackHasOneCodeForEver() {
        var pack = pack(null);

        var first = codeOf(pack);

        assertThat(codeOf(pack)).isEqualTo(first);
    }

    @Test
    void aJourneyIsCapturedCorrectedAndToldAndGoodsAreNotMadeOfThemselves() {
        var pack = pack(null);
        var lot = made(pack, "L1", LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10));
        var harvest = event("ObjectEvent", "harvesting", "2026-01-05T07:00:00+07:00");
        harvest.put("action", "ADD");
        harvest.put("quantityList", List.of(quantity("urn:sanvat:material:roots", "300", "KGM")));
        var grind = run("urn:uuid:1", "turmeric-powder", "urn:sanvat:material:roots", "300", lot.epcClass(), "42");

        post("/api/events", harvest).expectStatus().isCreated();
        post("/api/events", grind).expectStatus().isCreated();
        post("/api/events", grind).expectStatus().isCreated();
        var other = new HashMap<>(grind);
        other.put("bizStep", "milling");
        eventRefused(other, 409, "eventID");
        eventRefused(
                run("urn:uuid:2", "turmeric-powder", "urn:sanvat:material:roots", "300", lot.epcClass(), "100"),
                400,
                "outputQuantityList");
        eventRefused(
                run("urn:uuid:3", null, lot.epcClass(), "1", "urn:sanvat:material:roots", "1"),
                400,
                "outputQuantityList[0].epcClass");
        eventRefused(
                run("urn:uuid:4", null, "urn:sanvat:lot:AAAAAAAAAA", "1", lot.epcClass(), "1"),
                400,
                "inputQuantityList[0].epcClass");
        var future = new HashMap<>(harvest);
        future.put("eventTime", "2999-01-05T07:00:00+07:00");
        eventRefused(future, 400, "eventTime");
        var corrected = run("urn:uuid:5", "turmeric-powder", "urn:sanvat:material:roots", "300", lot.epcClass(), "41");
        corrected.put(
                "sanvat:corrects",
                Map.of("eventID", "urn:uuid:1", "reason", Map.of("vi", "Cân lại", "en", "Weighed again")));
        post("/api/events", corrected).expectStatus().isCreated();
        get("/api/lots/" + lot.code() + "/journey")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.steps.length()")
                .isEqualTo(3)
                .jsonPath("$.steps[0].event.bizStep")
                .isEqualTo("sanvat:harvesting")
                .jsonPath("$.steps[?(@.event.eventID == 'urn:uuid:1')].correctedBy.eventId")
                .isEqualTo("urn:uuid:5")
                .jsonPath("$.gaps.length()")
                .isEqualTo(0);
        get("/api/events?lot=" + lot.code())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(2);
        http.get()
                .uri("/api/lots/" + lot.code() + "/journey")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void noMoreIsUsedInSeveralRunsThanWasHarvested() {
        var pack = pack(null);
        var first = made(pack, "L1", LocalDate.of(2026, 1, 10), null).epcClass();
        var second = made(pack, "L2", LocalDate.of(2026, 1, 11), null).epcClass();
        var roots = "urn:sanvat:material:roots";
        var harvest = event("ObjectEvent", "harvesting", "2026-01-05T07:00:00+07:00");
        harvest.put("action", "ADD");
        harvest.put("quantityList", List.of(quantity(roots, "0.3", "TNE")));
        post("/api/events", harvest).expectStatus().isCreated();
        post("/api/events", run("urn:uuid:1", null, roots, "200", first, "28"))
                .expectStatus()
                .isCreated();

        eventRefused(run("urn:uuid:2", null, roots, "101", second, "14"), 409, "inputQuantityList[0].quantity");
        post("/api/events", run("urn:uuid:3", null, roots, "100", second, "14"))
                .expectStatus()
                .isCreated();
        // What was never harvested on record may have come from anywhere.
        post("/api/events", run("urn:uuid:4", null, "urn:sanvat:material:salt", "100", second, "14"))
                .expectStatus()
                .isCreated();
        var lessUsed = run("urn:uuid:5", null, roots, "150", first, "28");
        lessUsed.put(
                "sanvat:corrects",
                Map.of("eventID", "urn:uuid:1", "reason", Map.of("vi", "Cân lại", "en", "Weighed again")));
        post("/api/events", lessUsed).expectStatus().isCreated();
        post("/api/events", run("urn:uuid:6", null, roots, "50", second, "7"))
                .expectStatus()
                .isCreated();
        eventRefused(run("urn:uuid:7", null, roots, "1", second, "1"), 409, "inputQuantityList[0].quantity");
    }

    @Test
    void theSixthReportWithinAnHourIsAskedToWait() {
        var lot = made(pack(null), "L1", LocalDate.of(2026, 1, 10), null);
        var report = Map.of("code", lot.code(), "text", "Bao bì bị rách", "contact", "0912345678");

        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 6; i++) {
            statuses.add(http.post()
                    .uri("/api/feedback")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(report)
                    .exchange()
                    .returnResult(Void.class)
                    .getStatus()
                    .value());
        }

        assertThat(statuses).containsExactly(201, 201, 201, 201, 201, 429);
        http.get().uri("/api/feedback").exchange().expectStatus().isUnauthorized();
        get("/api/feedback")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].text")
                .isEqualTo("Bao bì bị rách");
    }

    @Test
    void aPictureOfACodeIsKnownAgain() {
        var lot = made(pack(null), "L1", LocalDate.of(2026, 1, 10), null);
        var uri = "/qr/lot/" + lot.code() + ".png?size=300";

        var answer = http.get().uri(uri).exchange().expectStatus().isOk().returnResult(byte[].class);
        var etag = Objects.requireNonNull(answer.getResponseHeaders().getETag());

        // The dates below the code may be corrected.
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-cache, public");
        http.get()
                .uri(uri)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
        http.get()
                .uri("/qr/lot/" + lot.code() + ".gif")
                .exchange()
                .expectStatus()
                .isNotFound();
        http.get()
                .uri("/qr/lot/" + lot.code() + ".png?size=9999")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private LotView made(String pack, String number, LocalDate producedOn, @Nullable LocalDate expiresOn) {
        return Objects.requireNonNull(post(
                        "/api/lots",
                        lotBody(pack, number, producedOn.toString(), expiresOn == null ? null : expiresOn.toString()))
                .expectStatus()
                .isCreated()
                .expectBody(LotView.class)
                .returnResult()
                .getResponseBody());
    }

    private void refused(Map<String, Object> lot, String field) {
        post("/api/lots", lot)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private void eventRefused(Map<String, Object> event, int status, String field) {
        post("/api/events", event)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private String codeOf(String pack) {
        var location = post("/api/codes", Map.of("pack", pack))
                .expectStatus()
                .isCreated()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation();
        return Objects.requireNonNull(location).toString();
    }

    private WebTestClient.ResponseSpec post(String path, Object body) {
        return send(path, body, null);
    }

    private WebTestClient.ResponseSpec send(String path, Object body, @Nullable String ifMatch) {
        return http.post()
                .uri(path)
                .headers(headers -> {
                    headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD);
                    if (ifMatch != null) {
                        headers.setIfMatch(ifMatch);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange();
    }

    private static Map<String, Object> lotBody(
            String pack, String number, String producedOn, @Nullable String expiresOn) {
        var body = new HashMap<String, Object>(Map.of(
                "pack", pack,
                "number", number,
                "producedOn", producedOn,
                "made", Map.of("value", 210, "unit", "PIECE"),
                "diaryPublished", true));
        if (expiresOn != null) {
            body.put("expiresOn", expiresOn);
        }
        return body;
    }

    private Map<String, Object> event(String type, String step, String time) {
        return new HashMap<>(Map.of(
                "type", type,
                "sanvat:cooperative", cooperative(),
                "eventTime", time,
                "eventTimeZoneOffset", "+07:00",
                "bizStep", step));
    }

    private Map<String, Object> run(
            String id, @Nullable String process, String input, String in, String output, String out) {
        var run = event("TransformationEvent", "grinding", "2026-01-08T07:00:00+07:00");
        run.put("eventID", id);
        if (process != null) {
            run.put("sanvat:process", process);
        }
        run.put("inputQuantityList", List.of(quantity(input, in, "KGM")));
        run.put("outputQuantityList", List.of(quantity(output, out, "KGM")));
        return run;
    }

    private static Map<String, Object> quantity(String epcClass, String value, String uom) {
        return Map.of("epcClass", epcClass, "quantity", new BigDecimal(value), "uom", uom);
    }

    private String cooperative() {
        var first = cooperatives.shown(new Page.Request(1, 1)).block();
        if (first != null && !first.items().isEmpty()) {
            return first.items().getFirst().id();
        }
        var address = new Address("Xã Tuyên Phú, Quảng Trị", null, LocalDate.of(2026, 1, 1));
        var draft = new CooperativeDraft(
                Cooperative.Kind.COOPERATIVE,
                "HTX Thử Nghiệm",
                null,
                null,
                "0912345678",
                null,
                null,
                null,
                address,
                null,
                null,
                null,
                List.of(),
                null);
        return Objects.requireNonNull(
                        SomeCooperative.approved(cooperatives, draft).block())
                .id();
    }

    private String pack(@Nullable Gtin gtin) {
        var pack = new Pack(
                Pack.NO_ID,
                Quantity.of("200", Quantity.Unit.G),
                new Packaging(Localized.vietnamese("Túi zip"), null),
                gtin,
                100_000,
                365,
                false);
        var label = new LabelText();
        var draft = new ProductDraft(
                cooperative(),
                new Product.Content(
                        Localized.vietnamese("Bột nghệ"),
                        Category.SPICES,
                        Localized.vietnamese("Nghệ trồng trên đồi."),
                        label,
                        List.of(pack),
                        List.of(),
                        null,
                        null));
        return Objects.requireNonNull(catalog.create(draft).block())
                .content()
                .packs()
                .getFirst()
                .id();
    }
}
