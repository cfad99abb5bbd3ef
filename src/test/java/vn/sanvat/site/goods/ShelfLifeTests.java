package vn.sanvat.site.goods;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.web.Language;

class ShelfLifeTests {

    @ParameterizedTest
    @CsvSource({
        "1, keeps 1 day",
        "2, 2 days",
        "29, 29 days",
        "30, 30 days",
        "31, 31 days",
        "59, 59 days",
        "60, 2 months",
        "61, 61 days",
        "360, 12 months",
        "364, 364 days",
        "365, 12 months",
        "366, 366 days",
        "730, 24 months",
        "720, 24 months"
    })
    void aShelfLifeIsSaidInMonthsWhereItIsSoManyYearsOrMonthsOfThirtyDays(int days, String said) {
        assertThat(ProductPage.keeps(days, new Reader(Language.EN, false, "/"))).endsWith(said);
    }
}
