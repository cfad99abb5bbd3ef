package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.Lots;

/** The page behind a code, where something is amiss. */
@ServiceTest
class LotPageTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Catalog catalog;

    @Autowired
    Dossier dossier;

    @Autowired
    Lots lots;

    @Autowired
    Events events;

    Wares wares;
    Cooperative maker;
    Product turmeric;

    @BeforeEach
    void open() {
        wares = new Wares(cooperatives, catalog, dossier, lots, events);
        maker = wares.maker("HTX Nghệ Thử");
        turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
    }

    @Test
    void aLotMadeFromARecalledOneWarnsAndLeadsToIt() {
        var roots = wares.lot(turmeric, "G01", LATER, true);
        var powder = wares.lot(turmeric, "N01", LATER, true);
        wares.packedFrom(powder, roots);
        wares.recalled(roots);

        assertThat(html("/l/" + powder.code() + "?lang=vi"))
                .containsSubsequence(
                        "role=\"alert\"",
                        "nguyên liệu của lô này bị thu hồi",
                        "Lô G01",
                        "Độ ẩm vượt mức",
                        "/l/" + roots.code(),
                        "<h1");
    }

    @Test
    void aCorrectedStepStaysWithTheReasonBesideTheOneInItsPlace() {
        var lot = wares.lot(turmeric, "N02", LATER, true);
        wares.packedInPlaceOf(wares.packed(lot), lot);

        var page = html("/l/" + lot.code() + "?lang=vi");

        assertThat(page).contains("<del>Đóng gói</del>", "<h3>Đóng gói</h3>", "Lý do: Cân nhầm mẻ nghệ tươi");
        assertThat(page).contains("nghệ tươi 150 kg", "nghệ tươi rửa sạch 160 kg");
    }

    @Test
    void theEnglishPageIsEnglishAndMarksWhatNobodyTranslated() {
        var lot = wares.recalled(wares.lot(turmeric, "N03", LATER, true));
        wares.packedInPlaceOf(wares.packed(lot), lot);

        assertThat(html("/l/" + lot.code() + "?lang=en"))
                .contains("<html lang=\"en\"", "Turmeric powder", "Too much moisture", "/l/" + lot.code() + "?lang=vi")
                .contains("Corrected. Reason: <span lang=\"vi\">Cân nhầm mẻ nghệ tươi</span>")
                .contains("Made from: fresh turmeric 150 kg")
                .contains("<span lang=\"vi\">nghệ tươi rửa sạch 160 kg</span>");
    }

    @Test
    void theFormTakesAsMuchAsIsStored() {
        var lot = wares.lot(turmeric, "N04", LATER, true);

        assertThat(html("/l/" + lot.code() + "?lang=vi"))
                .contains("maxlength=\"" + Feedbacks.MAX_TEXT + "\"", "maxlength=\"" + Feedbacks.MAX_CONTACT + "\"");
    }

    private String html(String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
