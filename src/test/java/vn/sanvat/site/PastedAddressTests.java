package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.sanvat.catalog.Product;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** What people copy out of a chat and paste into the field for a code, and into the search, leads where they mean. */
class PastedAddressTests extends BuyersPhone {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);
    private static final String CODE_FIELD = "#typed";
    private static final String SEARCH_FIELD = "#find";

    Product starch;
    Lot twin;

    @BeforeEach
    void holdAPack() {
        starch = wares.approved(wares.maker("HTX Khác"), Localized.of("Tinh bột nghệ", "Turmeric starch"), null);
        wares.recalled(wares.lot(turmeric, "L/2", LATER, true));
        twin = wares.lot(starch, lot.number().value(), LATER, true);
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    @Test
    void anAddressOfALotLeadsToTheLotWhateverHangsOnIt() {
        var gtin = Wares.GTIN.digits();
        var code = lot.code();
        for (var pasted : List.of(
                at("/01/" + gtin + "/10/N01?utm_source=zalo"),
                at("/01/" + gtin + "/10/N01#top"),
                at("/01/" + gtin + "/10/N01/"),
                at("/01/" + gtin + "/10/n01"),
                "https://sanvat.example/l/" + code + "?utm_source=zalo&utm_medium=chat#top",
                at("/l/" + code + "/"),
                "Xem lô này: " + at("/l/" + code),
                code.toLowerCase(Locale.ROOT),
                code.substring(0, 5) + " " + code.substring(5),
                code.substring(0, 3) + "-" + code.substring(3).toLowerCase(Locale.ROOT))) {
            for (var field : List.of(CODE_FIELD, SEARCH_FIELD)) {
                paste(field, pasted);

                assertThat(page.locator(".number").textContent())
                        .as(field + " " + pasted)
                        .isEqualTo("Lô N01");
                assertThat(page.locator("h1").textContent())
                        .as(field + " " + pasted)
                        .isEqualTo("Bột nghệ");
            }
        }
    }

    @Test
    void anAddressWithASlashInTheLotsNumberLeadsToTheRecalledLotAndNotToItsGoods() {
        var gtin = Wares.GTIN.digits();
        for (var pasted :
                List.of(at("/01/" + gtin + "/10/L%2F2?utm_source=zalo"), at("/01/" + gtin + "/10/L/2"), "lô l/2")) {
            for (var field : List.of(CODE_FIELD, SEARCH_FIELD)) {
                paste(field, pasted);

                assertThat(page.locator(".banner.stop").textContent())
                        .as(field + " " + pasted)
                        .contains("THU HỒI", "L/2");
            }
        }
    }

    @Test
    void ofANumberThatSeveralLotsHaveOneIsChosen() {
        for (var field : List.of(CODE_FIELD, SEARCH_FIELD)) {
            paste(field, "Số lô: n01");
            assertThat(page.locator(".lots li").count()).as(field).isEqualTo(2);

            page.locator(".lots a[href='/l/" + twin.code() + "']").click();

            assertThat(page.locator("h1").textContent()).isEqualTo("Tinh bột nghệ");
        }
    }

    @Test
    void theNumberOfABarCodeLeadsToItsGoods() {
        for (var pasted : List.of(
                Wares.GTIN.digits(), "9 521234 543213", at("/01/" + Wares.GTIN.digits() + "?utm_source=zalo"))) {
            for (var field : List.of(CODE_FIELD, SEARCH_FIELD)) {
                paste(field, pasted);

                assertThat(page.locator("h1").textContent())
                        .as(field + " " + pasted)
                        .isEqualTo("Bột nghệ");
                assertThat(page.locator(".number").count()).isZero();
            }
        }
    }

    @Test
    void nonsenseInTheFieldForACodeIsAnsweredByWhatToDoAndTheFieldAgain() {
        for (var nonsense :
                List.of("50%", "không có mã", "https://", "KHONGCO999", at("/l/KHONGCO999?utm_source=zalo"))) {
            paste(CODE_FIELD, nonsense);

            assertThat(page.getByRole(AriaRole.HEADING, level(1)).textContent())
                    .as(nonsense)
                    .isNotBlank();
            assertThat(page.locator("ol.known li").count()).as(nonsense).isPositive();
            assertThat(page.locator(CODE_FIELD).isVisible()).as(nonsense).isTrue();
        }
    }

    @Test
    void nonsenseInTheSearchIsAnsweredByGoodsInstead() {
        for (var nonsense : List.of("50%", "xyzzyqwr", at("/l/KHONGCO999"))) {
            paste(SEARCH_FIELD, nonsense);

            assertThat(page.getByRole(AriaRole.HEADING, level(1)).textContent())
                    .as(nonsense)
                    .isNotBlank();
            assertThat(page.locator("main a[href^='/catalog']").count())
                    .as(nonsense)
                    .isPositive();
        }
    }

    private void paste(String field, String text) {
        go("/");
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        page.locator(field).focus();
        page.keyboard().press("Control+V");
        assertThat(page.locator(field).inputValue()).isEqualTo(text);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }
}
