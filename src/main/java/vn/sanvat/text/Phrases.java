package vn.sanvat.text;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words and phrases that are looked for in texts, all of them in one pass: whole and with their diacritics, in any case.
 * {@code điều trị} is in {@code Điều trị ho}, and neither in {@code vị trí} nor in {@code dieu tri}.
 */
public final class Phrases {

    private final List<String> phrases;

    /** By their first word; those that begin with a sign by nothing. */
    private final Map<String, List<Phrase>> byFirstWord;

    /** The signs that any of them begins with: most words of a text begin with none of these, and are passed over. */
    private final BitSet beginnings = new BitSet();

    /** @param spaced as texts are compared: {@link Folding#spaced} */
    private record Phrase(String written, String spaced) {}

    public Phrases(Collection<String> phrases) {
        this.phrases = List.copyOf(phrases);
        this.byFirstWord = this.phrases.stream()
                .map(phrase -> new Phrase(phrase, Folding.spaced(phrase)))
                .filter(phrase -> !phrase.spaced().isEmpty())
                .collect(Collectors.groupingBy(phrase -> wordAt(phrase.spaced(), 0)));
        byFirstWord.values().stream()
                .flatMap(List::stream)
                .forEach(phrase -> beginnings.set(phrase.spaced().charAt(0)));
    }

    /** Those that stand in a text, in the order in which they were given. */
    public List<String> in(String text) {
        var spaced = Folding.spaced(text);
        var found = new HashSet<String>();
        for (int i = 0; i < spaced.length(); i = Math.max(i + 1, wordEnd(spaced, i))) {
            if (beginnings.get(spaced.charAt(i)) && boundary(spaced, i - 1)) {
                for (var phrase : byFirstWord.getOrDefault(wordAt(spaced, i), List.of())) {
                    if (spaced.startsWith(phrase.spaced(), i)
                            && boundary(spaced, i + phrase.spaced().length())) {
                        found.add(phrase.written());
                    }
                }
            }
        }
        return found.isEmpty()
                ? List.of()
                : phrases.stream().filter(found::contains).toList();
    }

    /** Empty where a sign stands. */
    private static String wordAt(String text, int from) {
        return text.substring(from, wordEnd(text, from));
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (!boundary(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean boundary(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
