package vn.sanvat.search.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Folding;

/** The words of the goods as they are now: what a query's words are compared with before anything is searched. */
public final class Lexicon {

    private static final int MAX_NEAR = 4;

    /** In how many names a word stands, and in how many fields of products at all. */
    public record Count(int inNames, int anywhere) {
        public Count plus(Count more) {
            return new Count(inNames + more.inNames, anywhere + more.anywhere);
        }
    }

    /**
     * A word that lies near a mistyped one.
     *
     * @param cost in tenths of a slip; see {@link Typos}
     */
    public record Near(Word word, int cost) {}

    private final int goods;
    private final Map<String, Count> folded;
    private final Map<String, Count> exact;
    private final Map<String, String> likeliest = new HashMap<>();
    private final Set<String> places;
    private final Set<String> placesExact;
    private final ToIntFunction<String> namesWithPair;

    /**
     * @param goods how many there are
     * @param folded how often each word without marks is used, {@code exact} by their keys
     * @param places names of places, folded and joined by {@code _}; {@code placesExact} by the keys of their words
     * @param namesWithPair in how many names two folded words, joined by {@code _}, stand side by side
     */
    public Lexicon(
            int goods,
            Map<String, Count> folded,
            Map<String, Count> exact,
            Set<String> places,
            Set<String> placesExact,
            ToIntFunction<String> namesWithPair) {
        this.goods = goods;
        this.folded = new HashMap<>(folded);
        this.exact = exact;
        this.places = places;
        this.placesExact = placesExact;
        this.namesWithPair = namesWithPair;
        rank();
        for (var place : places) {
            for (var syllable : place.split("_", -1)) {
                this.folded.putIfAbsent(syllable, new Count(0, 1));
            }
        }
    }

    public boolean knows(Word word) {
        return folded.containsKey(word.folded());
    }

    public boolean knowsExactly(Word word) {
        return exact.containsKey(word.key());
    }

    public boolean names(Word word) {
        var count = exact.get(word.key());
        return count != null && count.inNames() > 0;
    }

    boolean place(String foldedName) {
        return places.contains(foldedName);
    }

    public boolean placeExactly(String keys) {
        return placesExact.contains(keys);
    }

    /** How much a word tells: 1 where every product has it, more the fewer have it; a word that is unknown tells most. */
    public float weight(Word word) {
        var count = folded.get(word.folded());
        double all = Math.max(1, goods);
        double having = count == null ? 0 : Math.min(all, count.anywhere());
        return (float) (1 + Math.log((all + 1) / (having + 1)));
    }

    /** In how many names two words stand side by side, in Vietnamese or in English. */
    public int pairs(Word one, Word next) {
        return namesWithPair.applyAsInt(one.folded() + '_' + next.folded());
    }

    /** Whether two words stand side by side in some name of goods or of a place. */
    boolean together(Word one, Word next) {
        return pairs(one, next) > 0 || places.contains(one.folded() + '_' + next.folded());
    }

    /** Whether each stands beside the next so. */
    boolean together(List<Word> words) {
        boolean together = true;
        for (int i = 0; i + 1 < words.size(); i++) {
            together &= together(words.get(i), words.get(i + 1));
        }
        return together;
    }

    /** Of the words that fold alike, the one of the most names; what somebody means who types no marks. */
    @Nullable
    public String likeliest(Word word) {
        return likeliest.get(word.folded());
    }

    /** The words that may have been meant by one that nobody uses, the nearest first, then those of the most names. */
    public List<Near> near(Word typed, int limit) {
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
        return Folding.fold(toned ? key.substring(0, key.length() - 1) : key);
    }

    private int count(Word word) {
        var count = folded.get(word.folded());
        return count == null ? 0 : 10 * count.inNames() + count.anywhere();
    }
}
