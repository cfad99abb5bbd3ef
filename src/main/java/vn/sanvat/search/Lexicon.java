package vn.sanvat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Vietnamese;

/** The words of the goods as they are now: what a query's words are compared with before anything is searched. */
final class Lexicon {

    private static final int MAX_WORDS = 200_000;
    private static final int MAX_NEAR = 4;

    /** In how many names a word stands, and in how many fields of products at all. */
    private record Count(int inNames, int anywhere) {
        Count plus(int more, boolean name) {
            return new Count(inNames + (name ? more : 0), anywhere + more);
        }
    }

    /**
     * A word that lies near a mistyped one.
     *
     * @param cost in tenths of a slip; see {@link Typos}
     */
    record Near(Word word, int cost) {}

    private final IndexReader reader;
    private final Map<String, Count> folded = new HashMap<>();
    private final Map<String, Count> exact = new HashMap<>();
    private final Map<String, String> likeliest = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Set<String> placesExact = new HashSet<>();

    private Lexicon(IndexReader reader) {
        this.reader = reader;
    }

    static Lexicon of(IndexReader reader) throws IOException {
        var lexicon = new Lexicon(reader);
        for (var field : Field.values()) {
            lexicon.count(field.folded(), lexicon.folded, field == Field.NAME);
            lexicon.count(field.exact(), lexicon.exact, field == Field.NAME);
        }
        lexicon.rank();
        lexicon.names(Field.PLACE_FOLDED, lexicon.places);
        lexicon.names(Field.PLACE_EXACT, lexicon.placesExact);
        for (var place : lexicon.places) {
            for (var syllable : place.split("_", -1)) {
                lexicon.folded.putIfAbsent(syllable, new Count(0, 1));
            }
        }
        return lexicon;
    }

    boolean knows(Word word) {
        return folded.containsKey(word.folded());
    }

    boolean knowsExactly(Word word) {
        return exact.containsKey(word.key());
    }

    boolean names(Word word) {
        var count = exact.get(word.key());
        return count != null && count.inNames() > 0;
    }

    boolean place(String foldedName) {
        return places.contains(foldedName);
    }

    boolean placeExactly(String keys) {
        return placesExact.contains(keys);
    }

    /** How much a word tells: 1 where every product has it, more the fewer have it; a word that is unknown tells most. */
    float weight(Word word) {
        var count = folded.get(word.folded());
        double all = Math.max(1, reader.numDocs());
        double having = count == null ? 0 : Math.min(all, count.anywhere());
        return (float) (1 + Math.log((all + 1) / (having + 1)));
    }

    /** In how many names two words stand side by side, in Vietnamese or in English. */
    int pairs(Word one, Word next) throws IOException {
        var pair = one.folded() + '_' + next.folded();
        return reader.docFreq(new Term(Field.NAME.pairs(), pair))
                + reader.docFreq(new Term(Field.OTHER_NAME.pairs(), pair));
    }

    /** Whether two words stand side by side in some name of goods or of a place. */
    boolean together(Word one, Word next) throws IOException {
        return pairs(one, next) > 0 || places.contains(one.folded() + '_' + next.folded());
    }

    /** Whether each stands beside the next so. */
    boolean together(List<Word> words) throws IOException {
        boolean together = true;
        for (int i = 0; i + 1 < words.size(); i++) {
            together &= together(words.get(i), words.get(i + 1));
        }
        return together;
    }

    /** Of the words that fold alike, the one of the most names; what somebody means who types no marks. */
    @Nullable
    String likeliest(Word word) {
        return likeliest.get(word.folded());
    }

    /** The words that may have been meant by one that nobody uses, the nearest first, then those of the most names. */
    List<Near> near(Word typed, int limit) {
        var near = new ArrayList<Near>();
        for (var word : folded.keySet()) {
            if (Character.isLetter(word.charAt(0))) {
                int cost = Typos.cost(typed.folded(), word, limit);
                if (cost <= limit) {
                    near.add(new Near(Word.of(word), cost));
                }
            }
        }
        near.sort(Comparator.comparingInt(Near::cost)
                .thenComparing(one -> count(one.word()), Comparator.reverseOrder())
                .thenComparing(one -> one.word().folded()));
        return List.copyOf(near.subList(0, Math.min(MAX_NEAR, near.size())));
    }

    private void rank() {
        exact.forEach((key, count) -> {
            if (count.inNames() > 0) {
                likeliest.merge(
                        foldedKey(key),
                        key,
                        (one, other) -> inNames(other) > inNames(one)
                                        || (inNames(other) == inNames(one) && other.compareTo(one) < 0)
                                ? other
                                : one);
            }
        });
    }

    private int inNames(String key) {
        var count = exact.get(key);
        return count == null ? 0 : count.inNames();
    }

    /** The tone ends a key as a capital letter. */
    private static String foldedKey(String key) {
        boolean toned = Character.isUpperCase(key.charAt(key.length() - 1));
        return Vietnamese.fold(toned ? key.substring(0, key.length() - 1) : key);
    }

    private int count(Word word) {
        var count = folded.get(word.folded());
        return count == null ? 0 : 10 * count.inNames() + count.anywhere();
    }

    private void count(String field, Map<String, Count> counts, boolean name) throws IOException {
        var terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return;
        }
        var each = terms.iterator();
        for (var term = each.next(); term != null && counts.size() < MAX_WORDS; term = each.next()) {
            int having = each.docFreq();
            counts.merge(
                    term.utf8ToString(),
                    new Count(0, 0).plus(having, name),
                    (one, other) -> new Count(one.inNames() + other.inNames(), one.anywhere() + other.anywhere()));
        }
    }

    private void names(String field, Set<String> names) throws IOException {
        var terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return;
        }
        var each = terms.iterator();
        for (var term = each.next(); term != null && names.size() < MAX_WORDS; term = each.next()) {
            names.add(term.utf8ToString());
        }
    }
}
