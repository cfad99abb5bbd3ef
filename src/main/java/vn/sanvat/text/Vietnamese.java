package vn.sanvat.text;

import java.text.Normalizer;
import java.util.Locale;

/** Vietnamese letters: composed for keeping, folded for finding. */
public final class Vietnamese {

    /** Below it, and between the two others, lie letters that are NFC by themselves. Unicode, "Latin Extended Additional". */
    private static final char FIRST_COMBINING = '\u0300';

    private static final char FIRST_WITH_TONE = '\u1ea0';
    private static final char LAST_WITH_TONE = '\u1ef9';
    private static final char NO_BREAK_SPACE = '\u00a0';

    private static final int MAX_SLUG_LENGTH = 80;

    private Vietnamese() {}

    /** Composed (NFC), without white space at the ends: the form in which everything is kept. */
    public static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /** Without case and diacritics: {@code Mật ong} becomes {@code mat ong}. For finding and ordering, never for showing. */
    public static String fold(String text) {
        var decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var folded = new StringBuilder(decomposed.length());
        boolean space = false;
        // No patterns: every word of every product goes through here.
        for (int i = 0, letter; i < decomposed.length(); i += Character.charCount(letter)) {
            letter = decomposed.codePointAt(i);
            if (Character.isWhitespace(letter) || letter == NO_BREAK_SPACE) {
                space = true;
            } else if (!mark(letter)) {
                if (space && !folded.isEmpty()) {
                    folded.append(' ');
                }
                space = false;
                // It has no decomposition.
                folded.appendCodePoint(letter == 'đ' ? 'd' : letter);
            }
        }
        return folded.toString();
    }

    private static boolean mark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** @return {@code a-z}, digits and single hyphens, at most 80, such as {@code mat-ong}; empty where nothing can be spelt so */
    public static String slug(String text) {
        var slug = hyphened(fold(text));
        if (slug.length() <= MAX_SLUG_LENGTH) {
            return slug;
        }
        int lastHyphen = slug.lastIndexOf('-', MAX_SLUG_LENGTH);
        return slug.substring(0, lastHyphen > 0 ? lastHyphen : MAX_SLUG_LENGTH);
    }

    private static String hyphened(String folded) {
        return folded.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** As texts are compared word by word: NFC, lower case, single spaces. */
    static String spaced(String text) {
        return isSpaced(text) ? text : spacedAnew(text);
    }

    /** Most texts that are compared are so already. */
    private static boolean isSpaced(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            boolean composed = here < FIRST_COMBINING || (here >= FIRST_WITH_TONE && here <= LAST_WITH_TONE);
            boolean space = Character.isWhitespace(here) || here == NO_BREAK_SPACE;
            if (!composed || Character.isUpperCase(here) || (space && (here != ' ' || before == ' '))) {
                return false;
            }
            before = here;
        }
        return true;
    }

    private static String spacedAnew(String text) {
        return nfc(text).toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00a0]+", " ");
    }
}
