package vn.sanvat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.text.Quantity.Unit;

/** Money, quantities, days and telephone numbers, as people write them. */
class AmountTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "45k|45000",
                "45 nghìn|45000",
                "45 ngàn|45000",
                "45.000|45000",
                "45,000|45000",
                "45 000|45000",
                "45000|45000",
                "45.000 ₫|45000",
                "45.000đ|45000",
                "45.000 đồng|45000",
                "45.000 VND|45000",
                "1,2 triệu|1200000",
                "1.2 triệu|1200000",
                "1,25tr|1250000",
                "1tr2|1200000",
                "1.200 nghìn|1200000",
                "1.000.000.000|1000000000",
                "2 tỷ|2000000000",
                "0|0"
            })
    void readsAmountsOfMoney(String text, long vnd) {
        assertThat(Money.parse(text)).isEqualTo(OptionalLong.of(vnd));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-45000",
                "45,5",
                "45.00",
                "4.5000",
                "1.000,000",
                "0,0001 k",
                "bốn mươi",
                "45 k k",
                "9999999999999",
                "1e5"
            })
    void refusesWhatIsNoAmountOfWholeDong(String text) {
        assertThat(Money.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"45000, 45.000 ₫", "0, 0 ₫", "999, 999 ₫", "1200000, 1.200.000 ₫"})
    void writesMoneyWithFullStops(long vnd, String text) {
        assertThat(Money.format(vnd)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 g|200|G",
                "1,5 kg|1.5|KG",
                "0.5kg|0.5|KG",
                "2 lạng|200|G",
                "3 yến|30|KG",
                "1,5 tạ|150|KG",
                "2 TẤN|2000|KG",
                "500 ml|500|ML",
                "1 lít|1|L",
                "10 chiếc|10|PIECE"
            })
    void readsQuantities(String text, String value, Unit unit) {
        assertThat(Quantity.parse(text)).hasValueSatisfying(quantity -> {
            assertThat(quantity.value()).isEqualByComparingTo(value);
            assertThat(quantity.unit()).isEqualTo(unit);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 kg", "kg", "5", "-1 kg", "2 sào", "1.2345 kg"})
    void refusesWhatIsNoQuantity(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "45000|200|G|225.000 ₫/kg",
                "150000|500|ML|300.000 ₫/l",
                "180000|5|KG|36.000 ₫/kg",
                "120000|1|L|120.000 ₫/l",
                "10000|3|G|3.333.333 ₫/kg",
                "45000|1|PIECE|45.000 ₫/chiếc"
            })
    void derivesThePriceOfAWholeUnit(long vnd, String value, Unit unit, String price) {
        assertThat(UnitPrice.of(vnd, Quantity.of(value, unit)).format()).isEqualTo(price);
    }

    @Test
    void writesAQuantityWithADecimalComma() {
        assertThat(Quantity.of("1.500", Unit.KG).format()).isEqualTo("1,5 kg");
        assertThat(Quantity.of("200", Unit.G).format()).isEqualTo("200 g");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of("1", Unit.KG).in(Unit.L));
    }

    @ParameterizedTest
    @CsvSource({
        "+84 912 345 678, 0912345678",
        "0912.345.678, 0912345678",
        "84912345678, 0912345678",
        "0084912345678, 0912345678",
        "(0232) 3822 010, 02323822010"
    })
    void readsTelephoneNumbers(String text, String number) {
        assertThat(Phone.parse(text)).isEqualTo(Optional.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "091234567", "01234567890", "09123456789", "gọi Lan", "+1 912 345 678"})
    void refusesWhatIsNoTelephoneNumber(String text) {
        assertThat(Phone.parse(text)).isEmpty();
    }

    @Test
    void writesDaysInTheOrderOfVietnam() {
        assertThat(Dates.format(LocalDate.of(2026, 11, 3))).isEqualTo("03/11/2026");
        assertThat(Dates.format(Instant.parse("2026-11-03T18:30:00Z"))).isEqualTo("04/11/2026 01:30");
    }

    @Test
    void readsDaysAndRefusesThoseThatDoNotExist() {
        assertThat(Dates.parse("3/11/2026")).contains(LocalDate.of(2026, 11, 3));
        assertThat(Dates.parse("03-11-2026")).contains(LocalDate.of(2026, 11, 3));
        assertThat(Dates.parse("31/02/2026")).isEmpty();
        assertThat(Dates.parse("11/23/2026")).isEmpty();
        assertThat(Dates.parse("hôm nay")).isEmpty();
    }
}
