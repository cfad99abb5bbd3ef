package vn.sanvat.trace.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.code.CodeMint;
import vn.sanvat.web.Problem;

class LotRuleTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, , 1, producedOn",
        "2026-11-23, 2026-11-23, 1, expiresOn",
        "2026-11-23, 2026-11-22, 1, expiresOn",
        "2026-11-23, 2027-11-22, 0, made.value",
        "2026-11-23, 2027-11-22, -1, made.value",
        "2026-11-23, 2027-11-22, 0.0001, made.value",
        "0000-01-01, , 1, producedOn",
        "1989-12-31, , 1, producedOn",
        "2026-11-23, 2126-11-24, 1, expiresOn"
    })
    void refusesAndNamesTheField(LocalDate producedOn, LocalDate expiresOn, String made, String field) {
        assertThatThrownBy(() -> LotRules.check(producedOn, expiresOn, Quantity.of(made, Quantity.Unit.KG), TODAY))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactly(field));
    }

    @Test
    void acceptsALotOfTodayThatExpiresTomorrow() {
        LotRules.check(TODAY, TODAY.plusDays(1), Quantity.of("0.001", Quantity.Unit.KG), TODAY);
        LotRules.check(TODAY, null, Quantity.of("10", Quantity.Unit.PIECE), TODAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2027-01-01, 365, 0",
        "2026-01-01, 2026-07-01, 183, 0",
        "2026-01-01, 2026-06-01, 183, 1",
        "2026-01-01, , 183, 1",
        "2026-01-01, 2026-06-01, , 1",
        "2026-01-01, , , 0"
    })
    void warnsWhereTheDatesDifferFromTheDeclaredShelfLife(
            LocalDate producedOn, LocalDate expiresOn, Integer shelfLifeDays, int warnings) {
        assertThat(LotRules.oddities(producedOn, expiresOn, shelfLifeDays)).hasSize(warnings);
    }

    @Test
    void aCodeHasTenCharactersThatNobodyMisreadsAndIsNeverTheSame() {
        var mint = new CodeMint(new SecureRandom());
        var codes = new HashSet<String>();

        for (int i = 0; i < 10_000; i++) {
            codes.add(mint.next());
        }

        assertThat(codes).hasSize(10_000).allMatch(code -> code.matches("[" + CodeMint.ALPHABET + "]{10}"));
        assertThat(CodeMint.ALPHABET).doesNotContain("0", "O", "1", "I", "L", "U", "2", "5", "8", "B", "S", "Z");
    }
}
