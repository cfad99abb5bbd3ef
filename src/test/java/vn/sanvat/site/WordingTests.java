package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sanvat.site.api.ApiWords;
import vn.sanvat.site.card.CertificateWords;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.frame.Excerpts;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.frame.Wording;
import vn.sanvat.site.help.HelpWords;
import vn.sanvat.site.lot.LotWords;
import vn.sanvat.site.recall.RecallWords;
import vn.sanvat.site.search.SearchWords;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.web.Language;

class WordingTests {

    @Test
    void everyWordingIsThereInBothLanguagesInNfc() {
        assertThat(all()).isNotEmpty().allSatisfy(wording -> {
            var text = wording.text();
            assertThat(text.vi()).isNotBlank();
            assertThat(text.en()).isNotBlank();
            assertThat(Normalizer.isNormalized(text.vi(), Normalizer.Form.NFC)).isTrue();
        });
    }

    @Test
    void aWordingThatLacksAnArgumentInOneLanguageIsRefused() {
        assertThatThrownBy(() -> Wording.both("Lô {0}", "Lot")).hasMessageContaining("{0}");
    }

    @Test
    void aLongTextIsCutOnAWord() {
        assertThat(Excerpts.shortened("Nghệ vườn nhà", 20)).isEqualTo("Nghệ vườn nhà");
        assertThat(Excerpts.shortened("Nghệ vườn nhà", 12)).isEqualTo("Nghệ vườn…");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 day, 1 month", "2, 2 days, 2 months", "0, 0 days, 0 months", "21, 21 days, 21 months"})
    void oneIsSaidOtherwiseThanSeveral(long number, String days, String months) {
        var english = new Reader(Language.EN, false, "/");

        assertThat(english.days(number)).isEqualTo(days);
        assertThat(english.months(number)).isEqualTo(months);
    }

    @ParameterizedTest
    @CsvSource({
        "1, d, 1 day",
        "1.0, d, 1 day",
        "1.5, d, 1.5 days",
        "3, d, 3 days",
        "1, h, 1 h",
        "2, min, 2 min",
        "7, %, 7 %"
    })
    void aMeasureIsSaidWithItsUnit(BigDecimal number, String sign, String said) {
        assertThat(new Reader(Language.EN, false, "/").measure(number, sign)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 piece, 1 chiếc", "2, 2 pieces, 2 chiếc", "1.5, 1.5 pieces, '1,5 chiếc'"})
    void piecesAreCounted(BigDecimal number, String english, String vietnamese) {
        var pieces = new Quantity(number, Quantity.Unit.PIECE);

        assertThat(new Reader(Language.EN, false, "/").quantity(pieces)).isEqualTo(english);
        assertThat(new Reader(Language.VI, false, "/").quantity(pieces)).isEqualTo(vietnamese);
    }

    /** Who counts things says so by {@link Reader#count}, which knows one from several. */
    @Test
    void noEnglishWordingHasAPluralAfterANumberOnly() {
        var counted = Pattern.compile("\\{\\d} (?!was\\b)(\\p{L}+)s\\b");
        assertThat(all().filter(wording -> {
                    var found = counted.matcher(
                            Objects.requireNonNull(wording.text().en()));
                    return found.find()
                            && all().noneMatch(one -> wording.text()
                                    .en()
                                    .replace(found.group(), found.group().replaceFirst("s$", ""))
                                    .equals(one.text().en()));
                }))
                // So many characters, and so few stars, are never one.
                .containsExactlyInAnyOrder(LotWords.REPORT_HINT, CertificateWords.OCOP);
    }

    @Test
    void onlyUntranslatedTextsNameTheirLanguage() {
        var english = new Reader(Language.EN, false, "/");

        assertThat(english.tongue(Localized.vietnamese("Gạo"))).isEqualTo("vi");
        assertThat(english.tongue(Localized.of("Gạo", "Rice"))).isNull();
    }

    private static Stream<Wording> all() {
        return Stream.<Wording[]>of(
                        FrameWords.values(),
                        ShopWords.values(),
                        LotWords.values(),
                        HelpWords.values(),
                        CertificateWords.values(),
                        RecallWords.values(),
                        SearchWords.values(),
                        ApiWords.values())
                .flatMap(Arrays::stream);
    }
}
