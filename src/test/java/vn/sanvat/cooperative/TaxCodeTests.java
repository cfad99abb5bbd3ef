package vn.sanvat.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxCodeTests {

    @ParameterizedTest
    @ValueSource(strings = {"0100109106", "0100047516", "0100112437", "0300588569", "0100109106-001", "001099012345"})
    void codesThatWereIssuedPass(String code) {
        assertThat(TaxCode.formed(code)).isTrue();
        assertThat(TaxCode.checks(code)).isTrue();
    }

    @Test
    void exactlyOneDigitOrNoneChecksTheOthers() {
        for (int nine = 990_000_000; nine < 990_000_200; nine++) {
            int passing = 0;
            for (int check = 0; check < 10; check++) {
                passing += TaxCode.checks(nine + "" + check) ? 1 : 0;
            }
            assertThat(passing).as("of %s", nine).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100109107", "0100109105", "0100109116"})
    void aWrongDigitIsNoticed(String code) {
        assertThat(TaxCode.formed(code)).isTrue();
        assertThat(TaxCode.checks(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "01001091066", "0100109106-01", "0100109106001", "o100109106"})
    void otherFormsAreNone(String code) {
        assertThat(TaxCode.formed(code)).isFalse();
        assertThat(TaxCode.checks(code)).isFalse();
    }

    @Test
    void aPersonsIdIsMaskedAndABusinessIsNot() {
        assertThat(TaxCode.masked("001099012345")).isEqualTo("*********345");
        assertThat(TaxCode.masked("0100109106")).isEqualTo("0100109106");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            001099012345,           *********345
            001 099 012 345,        *** *** *** 345
            Số 001.099.012.345/HKD, Số ***.***.***.345/HKD
            1 001099012345,         1 *********345
            0100109106-001,         0100109106-001
            2901234567,             2901234567
            00109901234,            00109901234
            0010990123456,          0010990123456
            """)
    void aPersonsIdIsMaskedWithinAText(String text, String shown) {
        assertThat(TaxCode.masked(text)).isEqualTo(shown);
    }

    @Test
    void wrongDigitsAndTwinsAreWarnedOf() {
        assertThat(Cooperatives.warnings("0100109106", List.of())).isEmpty();
        assertThat(Cooperatives.warnings("0100109107", List.of("htx-a"))).hasSize(2);
    }
}
