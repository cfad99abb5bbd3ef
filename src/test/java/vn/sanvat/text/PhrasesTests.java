package vn.sanvat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTests {

    @ParameterizedTest
    @CsvSource({
        "Hỗ trợ điều trị dạ dày, điều trị, true",
        "'ĐIỀU TRỊ, phòng ngừa', điều trị, true",
        "điều  trị, điều trị, true",
        "Tỉnh Quảng Trị, trị, true",
        "Tỉnh Quảng Trị, điều trị, false",
        "vị trí đẹp, trị, false",
        "dieu tri, điều trị, false",
        "chữa bệnh, chữa, true",
        "sửa chữa, chữa, true",
        "chứa nghệ, chữa, false",
        "đặc trịnh, đặc trị, false",
        "rẻ hơn 100% nhé, 100%, true",
        "rẻ hơn 100%nhé, 100%, false",
        "giảm(50%), (50%), false",
        "giảm (50%) hôm nay, (50%), true",
        "bột nghệ nghệ an, nghệ an, true",
        "anything, '', false"
    })
    void findsWholeWordsWithTheirDiacritics(String text, String word, boolean found) {
        var phrases = new Phrases(List.of(word, "khác"));
        var expected = found ? List.of(word) : List.of();

        assertThat(phrases.in(text)).isEqualTo(expected);
        assertThat(phrases.in(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(expected);
    }

    @Test
    void findsAllOfThemInTheOrderInWhichTheyWereGiven() {
        var phrases = new Phrases(List.of("hỗ trợ điều trị", "điều trị", "trị", "ung thư", "Điều trị ho"));

        assertThat(phrases.in("Hỗ trợ điều trị ho; ngừa UNG THƯ"))
                .containsExactly("hỗ trợ điều trị", "điều trị", "trị", "ung thư", "Điều trị ho");
    }
}
