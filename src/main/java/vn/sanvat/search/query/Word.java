package vn.sanvat.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import vn.sanvat.text.PlainText;
import vn.sanvat.text.Syllable;

/**
 * One word of a text or of a query, in the forms in which words are compared.
 *
 * @param typed lower case, NFC
 * @param key exactly this word: {@link Syllable#key()}
 * @param folded without any mark
 * @param marked whether a tone or a vowel was marked
 * @param capital whether it began with a capital letter
 */
public record Word(String typed, String key, String folded, boolean marked, boolean capital) {

    /** Of one text; what is longer is cut, so that no record can make the index slow. */
    static final int MAX_WORDS = 1_000;

    private static final int MAX_REMEMBERED = 50_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*");
    private static final ConcurrentHashMap<String, Word> REMEMBERED = new ConcurrentHashMap<>();

    /** The words in the order in which they stand; signs and emoji are none. */
    public static List<Word> in(String text) {
        var words = new ArrayList<Word>();
        var found = WORD.matcher(PlainText.of(text));
        while (words.size() < MAX_WORDS && found.find()) {
            words.add(of(found.group()));
        }
        return words;
    }

    /** A text has few different words, and taking one apart costs more than looking it up. */
    static Word of(String written) {
        var remembered = REMEMBERED.get(written);
        if (remembered != null) {
            return remembered;
        }
        var word = read(written);
        if (REMEMBERED.size() < MAX_REMEMBERED) {
            REMEMBERED.put(written, word);
        }
        return word;
    }

    Syllable syllable() {
        return Syllable.of(typed);
    }

    private static Word read(String written) {
        var syllable = Syllable.of(written);
        var typed = PlainText.of(written).toLowerCase(Locale.ROOT);
        var capital = Character.isUpperCase(written.codePointAt(0));
        return new Word(typed, syllable.key(), syllable.folded(), syllable.marked(), capital);
    }
}
