package vn.sanvat.search.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Words of two syllables whose syllables mean something else alone: {@code mỹ nghệ} is no turmeric, {@code măng cụt} no bamboo shoot,
 * and {@code Nghệ An} is a province. {@code compounds.txt} and {@code provinces.txt}.
 */
public final class Compounds {

    public static final String COMPOUNDS = "compounds.txt";
    public static final String PROVINCES = "provinces.txt";

    private final Set<String> keys = names(COMPOUNDS, Gazetteer::joinedKeys);
    private final Set<String> folded = names(COMPOUNDS, Gazetteer::joined);
    private final Set<String> provinces = names(PROVINCES, Gazetteer::joinedKeys);

    private static Set<String> names(String file, Function<List<Word>, String> form) {
        return Synonyms.lines(file)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> form.apply(Word.in(line)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether two words of a query are a compound; without marks they are where they fold like one. */
    boolean compound(Word one, Word next) {
        return (one.marked() || next.marked())
                ? keys.contains(one.key() + '_' + next.key())
                : folded.contains(one.folded() + '_' + next.folded());
    }

    /** The places of the words that belong to a compound or to the name of a place. */
    public Set<Integer> opaque(List<Word> words, Gazetteer gazetteer) {
        var opaque = new HashSet<Integer>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (keys.contains(words.get(i).key() + '_' + words.get(i + 1).key())) {
                opaque.add(i);
                opaque.add(i + 1);
            }
        }
        spans(words, gazetteer).forEach(span -> {
            for (int i = span[0]; i < span[1]; i++) {
                opaque.add(i);
            }
        });
        return opaque;
    }

    /** The names of places in a name of goods, such as Nghệ An in "Lạc rang Nghệ An". */
    public List<List<Word>> places(List<Word> words, Gazetteer gazetteer) {
        return spans(words, gazetteer).stream()
                .map(span -> words.subList(span[0], span[1]))
                .toList();
    }

    /** Names of places begin with capitals; where all words do, capitals say nothing, and nothing is taken for a place. */
    private List<int[]> spans(List<Word> words, Gazetteer gazetteer) {
        var spans = new ArrayList<int[]>();
        if (words.stream().allMatch(Word::capital)) {
            return spans;
        }
        for (int i = 0; i < words.size(); i++) {
            int length = Math.max(gazetteer.nameAt(words, i), provinceAt(words, i));
            if (length > 0 && words.subList(i, i + length).stream().allMatch(Word::capital)) {
                spans.add(new int[] {i, i + length});
                i += length - 1;
            }
        }
        return spans;
    }

    private int provinceAt(List<Word> words, int from) {
        for (int length = Math.min(Gazetteer.MAX_NAME_WORDS, words.size() - from); length > 1; length--) {
            if (provinces.contains(Gazetteer.joinedKeys(words.subList(from, from + length)))) {
                return length;
            }
        }
        return 0;
    }
}
