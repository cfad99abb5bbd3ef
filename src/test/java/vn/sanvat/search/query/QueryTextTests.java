package vn.sanvat.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bột nghệ dưới 100k | 0 | 100000",
                "bot nghe duoi 100 nghin | 0 | 100000",
                "gạo dưới 100 | 0 | 100000",
                "gạo không quá 50.000 đ | 0 | 50000",
                "mật ong < 200000 | 0 | 200000",
                "quà 100k trở xuống | 0 | 100000",
                "từ 50 đến 100 nghìn | 50000 | 100000",
                "giá từ 50k đến 100k | 50000 | 100000",
                "50-100k | 50000 | 100000",
                "50.000 - 100.000đ | 50000 | 100000",
                "trên 1 triệu | 1000000 | max",
                "trên 1,5 triệu | 1500000 | max",
                "từ 200k | 200000 | max",
                "200k trở lên | 200000 | max",
                "tầm 50k | 40000 | 60000",
                "khoảng 100 ngàn | 80000 | 120000",
                "bột nghệ 100k | 80000 | 120000",
            })
    void readsPricesAsPeopleWriteThem(String query, long min, String max) {
        assertThat(QueryText.in(query).price())
                .isEqualTo(new Prices(min, max.equals("max") ? Long.MAX_VALUE : Long.parseLong(max)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bột nghệ",
                "ocop 4 sao",
                "có 4 sao",
                "trên 3 sao",
                "gạo trên 5 kg",
                "dưới 500g",
                "gạo st25",
                "từ 3 tháng",
                "gạo tấm",
                "7 up"
            })
    void doesNotTakeOtherNumbersForPrices(String query) {
        assertThat(QueryText.in(query).price()).isEqualTo(Prices.ANY);
    }

    @ParameterizedTest
    @CsvSource({
        "gạo 5kg, g5000",
        "gao 5 kg, g5000",
        "bột nghệ 500gr, g500",
        "500 gam, g500",
        "0.5 kg, g500",
        "'0,5 kg', g500",
        "nửa cân, g500",
        "nua ky, g500",
        "2 lạng, g200",
        "1kg5, g1500",
        "1 ký rưỡi, g1500",
        "1 lít, ml1000",
        "500ML, ml500",
        "dầu lạc 1l, ml1000",
        "1.000g, g1000"
    })
    void readsSizesInAnyUnit(String query, String term) {
        assertThat(QueryText.in(query).sizes()).containsExactly(term);
    }

    @Test
    void leavesTheOtherWordsInTheirOrder() {
        var asked = QueryText.in("Gạo tấm 5 kg giá dưới 200 nghìn ở Tuyên Hóa");

        assertThat(asked.words().stream().map(Word::typed).collect(Collectors.joining(" ")))
                .isEqualTo("gạo tấm ở tuyên hóa");
    }

    @Test
    void aWordWithOtherMarksIsNotAWordOfPrices() {
        var asked = QueryText.in("gạo tấm 100k");

        assertThat(asked.words()).extracting(Word::typed).containsExactly("gạo", "tấm");
        assertThat(asked.price()).isEqualTo(new Prices(80_000, 120_000));
    }

    @Test
    void readsAMonth() {
        assertThat(QueryText.in("rau tháng 12").month()).isEqualTo(12);
        assertThat(QueryText.in("hạn 12 tháng").month()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "!!!", "🐟🐟", "\u0301\u0323", "*:*", "\"", "(((", "~^"})
    void signsAloneAskForNothing(String query) {
        assertThat(QueryText.in(query).nothing()).isTrue();
    }
}
