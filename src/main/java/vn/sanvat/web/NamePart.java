package vn.sanvat.web;

import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Folding;
import vn.sanvat.text.PlainText;

/** What a list is narrowed by in its parameter {@code q}: a part of the name, with or without its tones. */
public final class NamePart {

    private static final int MAX_LENGTH = 100;

    private NamePart() {}

    /**
     * @param q as it was typed; absent for all
     * @return to be looked for in folded names; null for all
     * @throws Problem invalid for a long one
     */
    public static @Nullable String folded(@Nullable String q) {
        if (q == null) {
            return null;
        }
        if (q.length() > MAX_LENGTH) {
            throw Problem.invalid(
                    "q",
                    "q dài " + q.length() + " ký tự, tối đa " + MAX_LENGTH,
                    "q has " + q.length() + " characters, at most " + MAX_LENGTH + " are allowed");
        }
        var folded = Folding.fold(PlainText.line(q)).strip();
        return folded.isEmpty() ? null : folded;
    }
}
