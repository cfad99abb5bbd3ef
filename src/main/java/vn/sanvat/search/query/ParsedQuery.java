package vn.sanvat.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sanvat.text.Keystrokes;

/**
 * A query in the light of the words that the goods have.
 *
 * @param words all of them in their order, slips mended where one reading is the likeliest
 * @param units in their order
 * @param courteous whether it holds nothing but words that stand around what is looked for: "đặc sản", "quà quê"
 * @param marked whether anything was typed with marks: then what has none was meant so
 * @param read what was read where it is not what was typed, such as "bột nghệ" for "boojt ngheej"; empty otherwise
 */
public record ParsedQuery(
        QueryText asked, List<Word> words, List<QueryTerm> units, boolean courteous, boolean marked, String read) {

    public static final int MAX_UNITS = 24;

    /** Before the name of a place they may stand or not. */
    private static final Set<String> KINDS_OF_PLACES = Set.of(
            "xa",
            "huyen",
            "tinh",
            "phuong",
            "quan",
            "thon",
            "tp",
            "tx",
            "tt",
            "thi_tran",
            "thi_xa",
            "thanh_pho",
            "dac_khu");

    private static final int SHORTEST_SPLIT = 4;
    private static final int LONG_WORD = 5;
    private static final int MAX_COURTESY_WORDS = 3;

    /** @param synonyms and the words around what is looked for: both are data */
    public record Means(Lexicon lexicon, Synonyms synonyms, Compounds compounds, Set<String> courtesies) {}

    public static Set<String> courtesies() {
        return Synonyms.lines("courtesies.txt")
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Word::in)
                // Of several words they are known without marks too; one word without marks may be anything.
                .flatMap(words -> words.size() == 1
                        ? Stream.of(Gazetteer.joinedKeys(words))
                        : Stream.of(Gazetteer.joinedKeys(words), Gazetteer.joined(words)))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static ParsedQuery of(QueryText asked, Means means) {
        var typed = asked.words().subList(0, Math.min(MAX_UNITS, asked.words().size()));
        var words = spelt(typed, means.lexicon());
        var slips = slips(words, means.lexicon());
        var units = units(words, slips, means);
        boolean changed = !words.equals(typed);
        boolean courteous = !units.isEmpty() && units.stream().allMatch(QueryTerm::courtesy);
        return new ParsedQuery(
                asked,
                words,
                courteous ? units.stream().map(QueryTerm::required).toList() : units,
                courteous,
                words.stream().anyMatch(Word::marked),
                changed ? words.stream().map(Word::typed).collect(Collectors.joining(" ")) : "");
    }

    public List<QueryTerm> required() {
        return units.stream().filter(unit -> !unit.courtesy()).toList();
    }

    /** The same with the compounds taken apart: all of them, or those that stand in no name. */
    public ParsedQuery apart(boolean all, Lexicon lexicon) {
        var parts = new ArrayList<QueryTerm>();
        for (var unit : units) {
            boolean whole = unit.place() || unit.single() || (!all && lexicon.together(unit.words()));
            parts.addAll(
                    whole
                            ? List.of(unit)
                            : unit.words().stream().map(QueryTerm::of).toList());
        }
        return new ParsedQuery(asked, words, List.copyOf(parts), courteous, marked, read);
    }

    /** Keystrokes left unconverted, words written together, words wrongly parted. */
    private static List<Word> spelt(List<Word> typed, Lexicon lexicon) {
        var words = new ArrayList<Word>();
        for (int i = 0; i < typed.size(); i++) {
            var word = typed.get(i);
            var joined = i + 1 < typed.size()
                    ? Word.of(word.typed() + typed.get(i + 1).typed())
                    : word;
            if (i + 1 < typed.size()
                    && lexicon.knows(joined)
                    && !(lexicon.knows(word) && lexicon.knows(typed.get(i + 1)))) {
                words.add(joined);
                i++;
            } else if (lexicon.knows(word)) {
                words.add(word);
            } else {
                words.addAll(read(word, lexicon));
            }
        }
        return words;
    }

    private static List<Word> read(Word word, Lexicon lexicon) {
        var decoded = Keystrokes.decode(word.typed()).map(syllable -> Word.of(syllable.text()));
        if (decoded.isPresent() && lexicon.knows(decoded.get())) {
            return List.of(decoded.get());
        }
        var parted = parted(word, lexicon);
        return parted.isEmpty() ? List.of(word) : parted;
    }

    /** Two words that were written together and stand side by side in some name: {@code botnghe}. */
    private static List<Word> parted(Word word, Lexicon lexicon) {
        var typed = word.typed();
        List<Word> best = List.of();
        int most = 0;
        for (int at = 2; typed.length() >= SHORTEST_SPLIT && at <= typed.length() - 2; at++) {
            var one = Word.of(typed.substring(0, at));
            var next = Word.of(typed.substring(at));
            if (lexicon.knows(one) && lexicon.knows(next)) {
                int pairs = lexicon.pairs(one, next);
                if (pairs > most) {
                    most = pairs;
                    best = List.of(one, next);
                }
            }
        }
        return best;
    }

    /**
     * For each word that nobody uses, what may have been meant: beside other words what stands beside them in some name, and where
     * nothing does, what a long word lies near to, because few do.
     */
    private static List<List<Lexicon.Near>> slips(List<Word> words, Lexicon lexicon) {
        var slips = new ArrayList<List<Lexicon.Near>>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            boolean digits = word.typed().chars().anyMatch(Character::isDigit);
            if (lexicon.knows(word) || digits) {
                slips.add(List.of());
                continue;
            }
            var beside = new ArrayList<Lexicon.Near>();
            var near = lexicon.near(word, Typos.forgiven(word.folded().length()));
            for (var one : near) {
                boolean before = i > 0 && lexicon.together(words.get(i - 1), one.word());
                boolean after = i + 1 < words.size() && lexicon.together(one.word(), words.get(i + 1));
                if (before || after) {
                    beside.add(one);
                }
            }
            boolean alone =
                    words.size() == 1 || (beside.isEmpty() && word.folded().length() >= LONG_WORD);
            slips.add(alone ? near : List.copyOf(beside));
        }
        return slips;
    }

    private static List<QueryTerm> units(List<Word> words, List<List<Lexicon.Near>> slips, Means means) {
        var units = new ArrayList<QueryTerm>();
        for (int i = 0; i < words.size(); ) {
            int place = placeAt(words, i, means.lexicon());
            int named = place > 0 ? 0 : namedAt(words, i, means);
            int courteous = place > 0 || named > 0 ? 0 : courtesyAt(words, i, means);
            int length = Math.max(1, Math.max(place, Math.max(named, courteous)));
            var part = List.copyOf(means.synonyms().spelt(words.subList(i, i + length)));
            units.add(new QueryTerm(
                    part,
                    length == 1 ? slips.get(i) : List.of(),
                    means.synonyms().of(part),
                    place > 0,
                    named > 1 || place > 1,
                    courteous > 0));
            i += length;
        }
        return units;
    }

    /** How many words from here on are a compound or a name that has others; 0 where they are none. */
    private static int namedAt(List<Word> words, int from, Means means) {
        for (int length = Math.min(Synonyms.MAX_WORDS, words.size() - from); length > 1; length--) {
            if (!means.synonyms().of(words.subList(from, from + length)).isEmpty()) {
                return length;
            }
        }
        return from + 1 < words.size() && means.compounds().compound(words.get(from), words.get(from + 1)) ? 2 : 0;
    }

    private static boolean single(Word word, Lexicon lexicon) {
        return word.marked() && lexicon.placeExactly(word.key());
    }

    /** How many words from here on are the name of a place, now or once; 0 where they are none. */
    private static int placeAt(List<Word> words, int from, Lexicon lexicon) {
        for (int length = Math.min(Gazetteer.MAX_NAME_WORDS, words.size() - from); length > 1; length--) {
            var part = words.subList(from, from + length);
            if (lexicon.place(Gazetteer.joined(part))
                    && (part.stream().noneMatch(Word::marked)
                            || lexicon.placeExactly(Gazetteer.joinedKeys(part))
                            || part.stream().anyMatch(word -> !lexicon.knowsExactly(word)))) {
                return length;
            }
        }
        return single(words.get(from), lexicon) ? 1 : 0;
    }

    private static int courtesyAt(List<Word> words, int from, Means means) {
        int kind = KINDS_OF_PLACES.contains(words.get(from).folded()) ? 1 : 0;
        int kinds = from + 1 < words.size() && KINDS_OF_PLACES.contains(Gazetteer.joined(words.subList(from, from + 2)))
                ? 2
                : kind;
        if (kinds > 0 && from + kinds < words.size() && placeAt(words, from + kinds, means.lexicon()) > 0) {
            return kinds;
        }
        for (int length = Math.min(MAX_COURTESY_WORDS, words.size() - from); length > 0; length--) {
            var part = words.subList(from, from + length);
            if (means.courtesies().contains(Gazetteer.joinedKeys(part))) {
                return length;
            }
        }
        return 0;
    }
}
