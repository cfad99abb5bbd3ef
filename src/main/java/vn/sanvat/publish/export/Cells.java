package vn.sanvat.publish.export;

import org.jspecify.annotations.Nullable;

/** Text for spreadsheet cells. */
final class Cells {

    /** Excel's limit for a cell. */
    private static final int MAX_CHARACTERS = 32_767;

    private Cells() {}

    /**
     * Text that no spreadsheet takes for a formula, also after it was saved as CSV and opened again: a producer's text that begins
     * like one gets an apostrophe. OWASP, "CSV Injection".
     */
    static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        var guarded = "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return guarded.length() > MAX_CHARACTERS ? guarded.substring(0, MAX_CHARACTERS) : guarded;
    }
}
