package vn.sanvat.site.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.QrCodes;

/** The page behind a code, where something is amiss. */
@ServiceTest
class LotPageTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    @Autowired
    Wares wares;

    @Autowired
    QrCodes codes;

    @Autowired
    WebTestClient http;

    Cooperative maker;
    Product turmeric;

    @BeforeEach
    void open() {
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

    @Test
    void whetherALotMayBeUsedIsSaidBeforeWhatItIs() {
        var inDate = wares.lot(turmeric, "N05", LATER, true);

        assertThat(html("/l/" + inDate.code() + "?lang=vi"))
                .containsSubsequence("CÒN HẠN đến 01/01/2099", "Lô N05", "<h1", "HTX Nghệ Thử", "tel:", "zalo.me");
        assertThat(html("/l/" + inDate.code() + "?lang=en")).containsSubsequence("IN DATE until 01/01/2099", "<h1");
    }

    @Test
    void aLotWithoutALastDayHasThatOfItsPacksShelfLife() {
        var dated = wares.lot(turmeric, "N06", null, true);

        assertThat(dated.expiresOn()).isNotNull();
        assertThat(html("/l/" + dated.code() + "?lang=vi")).doesNotContain("CHƯA RÕ HẠN DÙNG", "không có hạn dùng");
    }

    @Test
    void whatIsRecalledOrExpiredIsNotSaidToBeInDate() {
        var recalled = wares.recalled(wares.lot(turmeric, "N07", LATER, true));
        var expired = wares.lot(turmeric, "N08", LocalDate.of(2026, 10, 20), true);

        assertThat(html("/l/" + recalled.code() + "?lang=vi")).doesNotContain("CÒN HẠN");
        assertThat(html("/l/" + expired.code() + "?lang=vi")).doesNotContain("CÒN HẠN");
    }

    @Test
    void aRecallHasTheTelephoneInItAndNamesThePageToWhoeverSharesIt() {
        var lot = wares.recalled(wares.lot(turmeric, "N09", LATER, true));

        assertThat(html("/l/" + lot.code() + "?lang=vi"))
                .containsSubsequence(
                        "<title>THU HỒI", "og:title\" content=\"THU HỒI", "og:description\" content=\"THU HỒI")
                .containsSubsequence(
                        "role=\"alert\"", "Mang trả nơi mua", "tel:+84912345678", "zalo.me/0912345678", "<h1");
        assertThat(html("/l/" + lot.code() + "?lang=en")).contains("<title>RECALLED");
    }

    @Test
    void anotherLotOfTheSameGoodsSaysWhatIsKnownOfTheRecall() {
        var recalled = wares.lot(turmeric, "N10", LATER, true);
        var sibling = wares.lot(turmeric, "N11", LATER, false);
        var stranger = wares.lot(turmeric, "N12", LATER, true);
        wares.packed(recalled);
        wares.packed(sibling);
        wares.recalled(recalled);

        assertThat(html("/l/" + sibling.code() + "?lang=vi"))
                .contains(
                        "lô liên quan bị thu hồi",
                        "Lô N10, cùng mẻ nguyên liệu",
                        "Độ ẩm vượt mức",
                        "/l/" + recalled.code())
                .contains("Lệnh thu hồi không nêu lô bạn đang xem")
                .doesNotContain("<title>THU HỒI");
        assertThat(html("/l/" + stranger.code() + "?lang=vi")).doesNotContain("lô liên quan");
    }

    @Test
    void aCertificateThatLapsedAndADiaryThatIsClosedAreSaidBesideTheName() {
        wares.ocop(turmeric, LocalDate.of(2023, 1, 1), LocalDate.of(2026, 10, 10));
        var lot = wares.lot(turmeric, "N13", LATER, false);

        assertThat(html("/l/" + lot.code() + "?lang=vi"))
                .containsSubsequence(
                        "<h1", "OCOP 4 sao: đã hết hạn ngày 10/10/2026", "chưa được công bố", "Địa chỉ in trên nhãn");
    }

    @Test
    void aCodeThatIsNoLongerPrintedSaysSoWithTheReasonAndGoesOnAnswering() {
        var lot = wares.lot(turmeric, "N14", LATER, true);
        var ofPack = value(codes.ofPack(
                Objects.requireNonNull(turmeric.lastShown()).packs().getFirst().id()));
        assertThat(html("/l/" + lot.code() + "?lang=vi")).doesNotContain("đã thôi in");
        assertThat(html("/l/" + ofPack.id() + "?lang=vi")).doesNotContain("đã thôi in");

        for (var code : List.of(value(codes.ofLot(lot.id())), ofPack)) {
            value(codes.retire(code.id(), code.revision(), Localized.of("In sai cỡ", "Wrong size"), "an-officer"));

            assertThat(html("/l/" + code.id() + "?lang=vi"))
                    .containsSubsequence("Mã QR này đã thôi in", "In sai cỡ", "<h1", "Bột nghệ");
            assertThat(html("/l/" + code.id() + "?lang=en"))
                    .contains("no longer printed", "Wrong size")
                    .doesNotContain("an-officer");
        }
        assertThat(html("/l/" + wares.lot(turmeric, "N15", LATER, true).code() + "?lang=vi"))
                .as("another lot's code")
                .doesNotContain("đã thôi in");
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
