package vn.sanvat.publish.export;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Text for spreadsheet cells. */
final class Cells {

    /** Excel's limit for a cell. */
    static final int MAX_CHARACTERS = 32_767;

    /** With which a formula begins. The last is the true minus, U+2212. */
    private static final String SIGNS = "=+-@\u2212";

    /** Fillers and selectors that show nothing, though Unicode calls them letters, marks or symbols. */
    private static final String SHOW_NOTHING = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u2800\u3164\uFFA0";

    private Cells() {}

    /**
     * Text that no spreadsheet takes for a formula, also after it was saved as CSV and opened again: a producer's text that begins
     * like one, whatever stands before it unseen, gets an apostrophe. OWASP, "CSV Injection".
     */
    static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        var guarded = Character.isISOControl(value.charAt(0)) || beginsAsFormula(value) ? "'" + value : value;
        return guarded.length() > MAX_CHARACTERS ? cut(guarded) : guarded;
    }

    private static boolean beginsAsFormula(String value) {
        return value.codePoints()
                .dropWhile(Cells::isUnseen)
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
