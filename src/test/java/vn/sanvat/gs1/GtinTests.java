package vn.sanvat.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTests {

    @ParameterizedTest
    @CsvSource({
        "95200002, 00000095200002",
        "614141123452, 00614141123452",
        "8930000000019, 08930000000019",
        "08930000000019, 08930000000019"
    })
    void readsEveryLengthAsTheOneOf14Digits(String text, String digits) {
        assertThat(Gtin.parse(text).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "893000000001",
                "08930000000011",
                "0893000000001X",
                "089300000000190",
                "٠٨٩٣٠٠٠٠٠٠٠٠١٩",
                " 8930000000019"
            })
    void rejectsWhatIsNotAGtin(String text) {
        assertThatThrownBy(() -> Gtin.parse(text)).isInstanceOf(InvalidIdentifier.class);
    }

    @Test
    void namesTheCheckDigitThatWouldBeRight() {
        assertThatThrownBy(() -> Gtin.parse("08930000000011"))
                .hasMessage("GTIN 08930000000011 fails its check digit (expected 9)");
    }

    @ParameterizedTest
    @CsvSource({
        "02000000000008, true",
        "2000000000008, true",
        "412345678903, true",
        "212345678909, true",
        "20000004, true",
        "08930000000019, false",
        "09521234543213, false",
        "95200002, false"
    })
    void knowsTheNumbersOfRestrictedCirculation(String text, boolean restricted) {
        assertThat(Gtin.parse(text).restricted()).isEqualTo(restricted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"893000000001", "8930000000012", "89300000000a1"})
    void aLocationNumberHas13DigitsAndACheckDigit(String text) {
        assertThat(new Gln("8930000000019").digits()).isEqualTo("8930000000019");

        assertThatThrownBy(() -> new Gln(text)).isInstanceOf(InvalidIdentifier.class);
    }
}
