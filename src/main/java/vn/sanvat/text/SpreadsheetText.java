package vn.sanvat.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Text for spreadsheet cells. */
public final class SpreadsheetText {

    /** Excel's limit for a cell. */
    public static final int MAX_CHARACTERS = 32_767;

    /** With which a formula begins. The last is the true minus, U+2212. */
    private static final String SIGNS = "=+-@\u2212";

    /** Fillers and selectors that show nothing, though Unicode calls them letters, marks or symbols. */
    private static final String SHOW_NOTHING = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u2800\u3164\uFFA0";

    private SpreadsheetText() {}

    /**
     * Text that no spreadsheet takes for a formula, also after it was saved as CSV and opened again: a producer's text that begins
     * like one, whatever stands before it unseen, gets an apostrophe. OWASP, "CSV Injection".
     */
    public static String guarded(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        var guarded = needsGuard(value) ? "'" + value : value;
        return guarded.length() > MAX_CHARACTERS ? cut(guarded) : guarded;
    }

    /** What {@link #guarded} was made from; other text is what it is. */
    public static String unguarded(String text) {
        var rest = text.startsWith("'") ? text.substring(1) : text;
        return !rest.isEmpty() && needsGuard(rest) ? rest : text;
    }

    private static boolean needsGuard(String text) {
        return Character.isISOControl(text.charAt(0)) || beginsAsFormula(text);
    }

    private static boolean beginsAsFormula(String value) {
        return value.codePoints()
                .dropWhile(SpreadsheetText::isUnseen)
                .limit(1)
                .mapToObj(first -> Normalizer.normalize(Character.toString(first), Normalizer.Form.NFKC))
                .anyMatch(first -> SIGNS.indexOf(first.charAt(0)) >= 0);
    }

    private static boolean isUnseen(int character) {
        return Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || isVariationSelector(character)
                || SHOW_NOTHING.indexOf(character) >= 0;
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
    }

    /** Never within a character of two halves. */
    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1)) ? MAX_CHARACTERS - 1 : MAX_CHARACTERS;
        return text.substring(0, end);
    }
}
