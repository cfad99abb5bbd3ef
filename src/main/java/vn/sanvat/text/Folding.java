package vn.sanvat.text;

import java.text.Normalizer;
import java.util.Locale;

/** Vietnamese letters: folded for finding. */
public final class Folding {

    private static final int MAX_SLUG_LENGTH = 80;

    private Folding() {}

    /** Without case and diacritics: {@code Mật ong} becomes {@code mat ong}. For finding and ordering, never for showing. */
    public static String fold(String text) {
        var decomposed = Normalizer.normalize(PlainText.line(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var folded = new StringBuilder(decomposed.length());
        // No patterns: every word of every product goes through here.
        for (int i = 0, letter; i < decomposed.length(); i += Character.charCount(letter)) {
            letter = decomposed.codePointAt(i);
            if (!mark(letter)) {
                // It has no decomposition.
                folded.appendCodePoint(letter == 'đ' ? 'd' : letter);
            }
        }
        return folded.toString();
    }

    /**
     * As lists of people are ordered in Vietnam, by the given name, which stands last: {@code Nguyễn Văn Đức} becomes
     * {@code duc nguyen van}. For ordering, never for showing.
     */
    public static String foldPerson(String name) {
        var folded = fold(name);
        int lastSpace = folded.lastIndexOf(' ');
        return lastSpace < 0 ? folded : folded.substring(lastSpace + 1) + ' ' + folded.substring(0, lastSpace);
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

    /** As texts are compared word by word: plain, lower case, single spaces. */
    static String spaced(String text) {
        return PlainText.line(text).toLowerCase(Locale.ROOT);
    }
}
