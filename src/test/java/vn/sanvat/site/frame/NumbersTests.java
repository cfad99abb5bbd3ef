package vn.sanvat.site.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sanvat.web.Language;

class NumbersTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2037.6;2.037,6;2,037.6",
                "1131;1.131;1,131",
                "1E+6;1.000.000;1,000,000",
                "12.50;12,5;12.5",
                "0.0005;0,0005;0.0005",
                "-18;-18;-18",
                "999.999;999,999;999.999",
                "0;0;0"
            })
    void areWrittenAsTheReadersOfALanguageWriteThem(BigDecimal number, String vietnamese, String english) {
        assertThat(Numbers.format(number, Language.VI)).isEqualTo(vietnamese);
        assertThat(Numbers.format(number, Language.EN)).isEqualTo(english);
    }
}
