package vn.sanvat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystrokesTests {

    @ParameterizedTest
    @CsvSource({
        "boojt, bột", "ngheej, nghệ", "botoj, bột", "gaoj, gạo", "ddaauj, đậu", "ruowuj, rượu", "nuowcs, nước",
        "mawng, măng", "tuwowi, tươi", "tuoiw, tươi", "cas, cá", "truwngs, trứng", "Tuyeen, tuyên", "maatj, mật",
        "matja, mật", "dduwowngf, đường", "hoaf, hòa", "ddoongf, đồng", "dongdf, đòng", "thuwr, thử", "quar, quả"
    })
    void readsTelex(String keys, String meant) {
        assertThat(Keystrokes.decode(keys))
                .hasValueSatisfying(read -> assertThat(read.text()).isEqualTo(meant));
    }

    @ParameterizedTest
    @CsvSource({
        "bo65t, bột",
        "nghe65, nghệ",
        "ga5o, gạo",
        "gao5, gạo",
        "d9a65u, đậu",
        "ruou75, rượu",
        "nuoc71, nước",
        "ma8ng, măng",
        "ca1, cá",
        "mat65, mật",
        "duong972, đường",
        "d9o62ng, đồng"
    })
    void readsVni(String keys, String meant) {
        assertThat(Keystrokes.decode(keys))
                .hasValueSatisfying(read -> assertThat(read.text()).isEqualTo(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gao", "nghe", "fish", "oil", "st25", "ocop", "5kg", "123", "nghệ", "htx", "b1", "x"})
    void leavesOtherWordsAlone(String word) {
        assertThat(Keystrokes.decode(word)).isEmpty();
    }
}
