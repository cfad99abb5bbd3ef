package vn.sanvat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+84 912 345 678",
                "-5",
                "@SUM(A1)",
                // Full-width, small, superscript, and the true minus.
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20SUM",
                "\uFE661",
                "\uFE621",
                "\uFE631",
                "\uFE6BSUM",
                "\u207A1",
                "\u208B1",
                "\u22121",
                "\u2A751",
                // After what shows nothing.
                " =1",
                "\u00A0=1",
                "\u3000=1",
                "\u200B=1",
                "\uFEFF\u200D=1",
                "\u2060\uFF1D1",
                "\u00AD-1",
                "\u180E=1",
                "\uFE0F=1",
                "\uDB40\uDD00=1",
                "\u3164=1",
                "\u2028=1",
                "  \t =1",
                // What a spreadsheet drops from CSV, or takes for another cell or row.
                "\t1",
                "\r1",
                "\n1",
                "\u00001",
                "\u00851"
            })
    void textThatBeginsLikeAFormulaIsGuarded(String text) {
        assertThat(SpreadsheetText.guarded(text)).isEqualTo("'" + text);
        assertThat(SpreadsheetText.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mật ong",
                "5",
                "0912345678",
                "a=1",
                "1-2",
                "'quoted",
                " Mật ong",
                "\u00A0Mật ong",
                "\u2013 gạch đầu dòng",
                "\u2022 chấm",
                "(+84)",
                "09521234567899",
                "https://sanvat.example/l/ABC",
                "\uD83C\uDF6F mật",
                "dòng 1\n=dòng 2"
            })
    void everythingElseStaysAsItIs(String text) {
        assertThat(SpreadsheetText.guarded(text)).isEqualTo(text);
        assertThat(SpreadsheetText.unguarded("'" + text)).isEqualTo("'" + text);
    }

    @Test
    void nothingStaysEmpty() {
        assertThat(SpreadsheetText.guarded(null)).isEmpty();
        assertThat(SpreadsheetText.guarded("")).isEmpty();
        assertThat(SpreadsheetText.guarded("\u200B")).isEqualTo("\u200B");
    }

    @Test
    void aTextIsCutAtTheLimitOfACellAndNeverWithinACharacter() {
        var full = "x".repeat(32_767);

        assertThat(SpreadsheetText.guarded(full)).isEqualTo(full);
        assertThat(SpreadsheetText.guarded(full + "x")).isEqualTo(full);
        assertThat(SpreadsheetText.guarded("=" + full)).hasSize(32_767).startsWith("'=");
        assertThat(SpreadsheetText.guarded("x".repeat(32_766) + "\uD83C\uDF6F")).isEqualTo("x".repeat(32_766));
    }
}
