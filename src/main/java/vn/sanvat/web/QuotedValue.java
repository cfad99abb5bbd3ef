package vn.sanvat.web;

import org.jspecify.annotations.Nullable;

/** A value that was refused, as a message quotes it. */
public final class QuotedValue {

    private static final int MAX_LENGTH = 60;

    private QuotedValue() {}

    public static String of(@Nullable Object value) {
        var text = String.valueOf(value).replaceAll("\\p{Cntrl}", "\uFFFD");
        if (text.codePointCount(0, text.length()) <= MAX_LENGTH) {
            return '"' + text + '"';
        }
        return '"' + text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "…\"";
    }
}
