package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.code.CodeMint;

/** How a lot is made, changed and recalled over HTTP, and what is refused. */
class LotApiTests extends TraceRequests {

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

    private void refused(Map<String, Object> lot, String field) {
        post("/api/lots", lot)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }
}
