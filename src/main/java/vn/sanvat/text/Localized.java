package vn.sanvat.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people read, in Vietnamese and, where somebody has written it, in English.
 *
 * @param vi NFC, never blank
 * @param en NFC; absent where nobody has translated it
 */
public record Localized(String vi, @Nullable String en) {

    public static final Locale VIETNAMESE = Locale.of("vi");

    public static Localized of(String vi, String en) {
        return new Localized(vi, en);
    }

    public static Localized vietnamese(String vi) {
        return new Localized(vi, null);
    }

    /** The text for a reader: English where it was asked for and exists, Vietnamese otherwise. */
    public String in(Locale locale) {
        return en != null && locale.getLanguage().equals("en") ? en : vi;
    }
}
