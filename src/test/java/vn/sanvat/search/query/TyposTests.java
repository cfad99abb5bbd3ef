package vn.sanvat.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTests {

    @ParameterizedTest
    @CsvSource({
        "ngeh, nghe",
        "nhge, nghe",
        "bott, bot",
        "matt, mat",
        "khoao, khoai",
        "honf, hong",
        "moat, mat",
        "tuyn, tuyen"
    })
    void forgivesOneSlip(String typed, String meant) {
        assertThat(Typos.cost(typed, meant, Typos.SLIP)).isBetween(1, Typos.SLIP);
    }

    @ParameterizedTest
    @CsvSource({"gao, toi", "nghe, bot", "mat, nuoc", "ca, nghe"})
    void anotherWordLiesFurtherOff(String typed, String meant) {
        assertThat(Typos.cost(typed, meant, Typos.SLIP)).isGreaterThan(Typos.SLIP);
    }

    @Test
    void aNeighbouringKeyIsLikelierThanADistantOne() {
        assertThat(Typos.cost("gso", "gao", 20)).isLessThan(Typos.cost("gpo", "gao", 20));
    }

    @Test
    void theShortestWordsAreForgivenNothing() {
        assertThat(Typos.forgiven(2)).isZero();
    }
}
