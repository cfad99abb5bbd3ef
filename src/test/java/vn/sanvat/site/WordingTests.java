package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.sanvat.site.api.ApiWords;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.frame.Excerpts;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.frame.Wording;
import vn.sanvat.site.help.HelpWords;
import vn.sanvat.site.lot.LotWords;
import vn.sanvat.text.Localized;
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
                        ApiWords.values())
                .flatMap(Arrays::stream);
    }
}
