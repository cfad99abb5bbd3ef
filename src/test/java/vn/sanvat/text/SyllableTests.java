package vn.sanvat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyllableTests {

    @ParameterizedTest
    @CsvSource({"hoà, hòa", "thuỷ, thủy", "mỳ, mì", "lý, lí", "Quý, quí", "NGHỆ, nghệ", "hoá, ho\u0301a", "kỹ, kĩ"})
    void twoSpellingsOfOneSyllableHaveOneKey(String one, String other) {
        assertThat(Syllable.of(one).key()).isEqualTo(Syllable.of(other).key());
        assertThat(Syllable.of(one).folded()).isEqualTo(Syllable.of(other).folded());
    }

    @ParameterizedTest
    @CsvSource({"nghệ, nghề", "bò, bơ", "cá, cà", "chè, che", "gạo, gáo", "da, đa", "mận, mân"})
    void otherMarksMakeAnotherKey(String one, String other) {
        assertThat(Syllable.of(one).key()).isNotEqualTo(Syllable.of(other).key());
    }

    @ParameterizedTest
    @CsvSource({"bôt, bột", "bot, bột", "nghê, nghệ", "dua, dứa", "dường, đường", "bọt, bột"})
    void marksLeftOutMayMeanTheWord(String typed, String meant) {
        assertThat(Syllable.of(typed).mayMean(Syllable.of(meant))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"bót, bột", "nghề, nghệ", "bơ, bò", "đa, da"})
    void otherMarksMeanAnotherWord(String typed, String other) {
        assertThat(Syllable.of(typed).mayMean(Syllable.of(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nghệ", "bột", "thuyền", "quả", "giếng", "khoai", "rượu", "gì", "mật", "xoài", "hòa", "mía", "nước",
                "tuyên", "quýt", "của", "giá", "ướp", "yến", "khuya", "oản", "bưởi", "thủy"
            })
    void writesTheToneWherePeopleWriteIt(String word) {
        assertThat(Syllable.of(word).text()).isEqualTo(word);
        assertThat(Syllable.of(word).valid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fish", "oil", "st25", "bột1", "ngk", "bụtt", "wow", "cap"})
    void whatVietnameseDoesNotSpellIsNotValid(String word) {
        assertThat(Syllable.of(word).valid()).isFalse();
    }
}
