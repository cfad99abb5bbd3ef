package vn.sanvat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTests {

    @ParameterizedTest
    @CsvSource({
        "Mật ong, mat ong",
        "Đồng Lê, dong le",
        "Hóa, hoa",
        "Hoá, hoa",
        "ĐƯỜNG, duong",
        "'  Bột   nghệ ', bot nghe",
        "nước mắm, nuoc mam",
        "bò, bo",
        "bơ, bo"
    })
    void foldsCaseAndDiacriticsAway(String text, String folded) {
        assertThat(Folding.fold(text)).isEqualTo(folded);
        assertThat(Folding.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"Nguyễn Văn Đức, duc nguyen van", "'  Đức ', duc", "Lê  Ánh, anh le"})
    void aPersonIsOrderedByTheGivenName(String name, String folded) {
        assertThat(Folding.foldPerson(name)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({
        "Tinh bột nghệ 200 g, tinh-bot-nghe-200-g",
        "'HTX Nghệ vàng Thạch Hóa!', htx-nghe-vang-thach-hoa",
        "'(Đặc biệt)', dac-biet",
        "'— …', ''"
    })
    void slugsAreLettersDigitsAndHyphens(String text, String slug) {
        assertThat(Folding.slug(text)).isEqualTo(slug);
    }

    @Test
    void aLongSlugEndsAfterAWholeWord() {
        assertThat(Folding.slug("nghệ ".repeat(40)))
                .hasSizeLessThanOrEqualTo(80)
                .endsWith("-nghe");
        assertThat(Folding.slug("n".repeat(200))).hasSize(80);
    }
}
