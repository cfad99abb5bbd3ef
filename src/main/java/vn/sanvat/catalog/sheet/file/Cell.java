package vn.sanvat.catalog.sheet.file;

import org.jspecify.annotations.Nullable;

/**
 * One cell.
 *
 * @param text as it stands there, numbers plain ({@code 45000}, never {@code 4.5E4}); empty for an empty cell
 * @param fault why its text is not what somebody typed; null if it is
 */
public record Cell(String text, boolean number, @Nullable Fault fault) {

    public static final Cell EMPTY = new Cell("", false, null);

    /** What makes a cell's text another than somebody typed. */
    public enum Fault {
        /** What it shows depends on other cells. */
        FORMULA,
        /** The program took what was typed for a date. */
        DATE,
        /** Such as {@code #N/A}. */
        ERROR
    }

    public static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(text, false, null);
    }

    public static Cell number(String plain) {
        return new Cell(plain, true, null);
    }

    public static Cell faulty(Fault fault, String text) {
        return new Cell(text, false, fault);
    }

    public boolean blank() {
        return text.isBlank() && fault == null;
    }
}
