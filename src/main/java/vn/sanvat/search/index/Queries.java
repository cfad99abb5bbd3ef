package vn.sanvat.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.Lexicon;
import vn.sanvat.search.query.ParsedQuery;
import vn.sanvat.search.query.QueryTerm;
import vn.sanvat.search.query.Typos;
import vn.sanvat.search.query.Word;

/** What is asked of the index for a query. Every function is pure. */
final class Queries {

    private static final float OTHER_MARKS = 0.5f;
    private static final float OTHER_NAME = 0.8f;
    private static final float APART = 0.6f;
    private static final float PLACE = 6;
    private static final float CODE = 40;
    private static final float LIKELIEST = 1.05f;

    /** One slip takes this part of a word's worth. */
    private static final float SLIP_TAKES = 0.4f;

    private static final int GTIN_14 = 14;
    private static final int SHORTEST_CODE = 4;

    private static final List<Field> STRONG =
            Stream.of(Field.values()).filter(field -> field != Field.TEXT).toList();
    private static final List<Field> ALL = List.of(Field.values());

    private final Lexicon lexicon;
    private final ToneMarkTrust marks;
    private final List<Field> fields;

    /** @param texts whether words of descriptions count too */
    Queries(Lexicon lexicon, ToneMarkTrust marks, boolean texts) {
        this.lexicon = lexicon;
        this.marks = marks;
        this.fields = texts ? ALL : STRONG;
    }

    /** What some product has exactly as typed, elsewhere than in a description; all products where every word is spelt right anyway. */
    static Query exactly(ParsedQuery query) {
        var all = new BooleanQuery.Builder();
        all.add(new MatchAllDocsQuery(), Occur.FILTER);
        query.required().stream()
                .filter(unit -> !unit.place() && !unit.fixed() && unit.slips().isEmpty())
                .flatMap(unit -> unit.words().stream())
                .forEach(word -> {
                    var anywhere = new BooleanQuery.Builder();
                    STRONG.forEach(field -> anywhere.add(term(field.exact(), word.key()), Occur.SHOULD));
                    all.add(anywhere.build(), Occur.FILTER);
                });
        return all.build();
    }

    /** Every product that has all that is required. */
    Query all(ParsedQuery query, List<QueryTerm> required, boolean sizes) {
        var all = new BooleanQuery.Builder();
        required.forEach(unit -> all.add(unit(unit), Occur.MUST));
        if (sizes) {
            query.asked().sizes().forEach(size -> all.add(term(Field.SIZE, size), Occur.FILTER));
        }
        Boosts.of(query).forEach(extra -> all.add(extra, Occur.SHOULD));
        if (required.isEmpty() && (!sizes || query.asked().sizes().isEmpty())) {
            all.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        return all.build();
    }

    /**
     * The products that have enough of it; the rarer a word, the more it counts.
     *
     * @param things of these at least one must stand in the name or the kind; none where any place will do
     */
    Query some(ParsedQuery query, int least, List<QueryTerm> things) {
        var some = new BooleanQuery.Builder();
        for (var unit : query.required()) {
            float weight = (float)
                    unit.words().stream().mapToDouble(lexicon::weight).average().orElse(1);
            some.add(new BoostQuery(unit(unit), weight), Occur.SHOULD);
        }
        some.setMinimumNumberShouldMatch(least);
        var both = new BooleanQuery.Builder();
        both.add(some.build(), Occur.MUST);
        if (!things.isEmpty()) {
            var named = new BooleanQuery.Builder();
            things.forEach(unit -> named.add(named(unit), Occur.SHOULD));
            both.add(named.build(), Occur.FILTER);
        }
        Boosts.of(query).forEach(extra -> both.add(extra, Occur.SHOULD));
        return both.build();
    }

    private Query unit(QueryTerm unit) {
        var ways = new ArrayList<Query>();
        if (unit.place()) {
            ways.add(place(unit.words()));
        }
        if (unit.single()) {
            ways.addAll(word(unit.first(), 1, marks));
            unit.slips().forEach(slip -> {
                float worth = 1 - SLIP_TAKES * slip.cost() / Typos.SLIP;
                ways.addAll(folded(slip.word(), Math.max(worth, 0.1f)));
            });
        } else if (unit.place() || unit.fixed()) {
            ways.addAll(phrase(unit.words(), unit.words().size()));
        }
        if (!unit.single() && !unit.place() && !unit.others().isEmpty()) {
            ways.add(each(unit.words()));
        }
        unit.others()
                .forEach(other ->
                        ways.addAll(exactPhrase(other, OTHER_NAME * unit.words().size())));
        return new DisjunctionMaxQuery(ways, 0);
    }

    /** The words in any order, each anywhere. */
    private Query each(List<Word> words) {
        var all = new BooleanQuery.Builder();
        // A name that we know is spelt right, or has no marks at all.
        var spelt = words.stream().anyMatch(Word::marked) ? ToneMarkTrust.TRUSTED : ToneMarkTrust.NONE;
        words.forEach(word -> all.add(new DisjunctionMaxQuery(word(word, 1, spelt), 0), Occur.MUST));
        return all.build();
    }

    private List<Query> word(Word word, float worth, ToneMarkTrust marks) {
        var ways = new ArrayList<Query>();
        if (marks == ToneMarkTrust.NONE) {
            ways.addAll(folded(word, worth));
            var likeliest = lexicon.likeliest(word);
            if (likeliest != null) {
                ways.add(boosted(Field.NAME.exact(), likeliest, worth * Field.NAME.weight() * LIKELIEST));
            }
        } else {
            for (var field : fields) {
                ways.add(boosted(field.exact(), word.key(), worth * field.weight()));
            }
        }
        if (marks == ToneMarkTrust.FORGIVEN) {
            ways.addAll(folded(word, worth * OTHER_MARKS));
        }
        var code = code(word);
        if (code != null) {
            ways.add(boosted(Field.CODE, code, CODE));
        }
        return ways;
    }

    private List<Query> folded(Word word, float worth) {
        var ways = new ArrayList<Query>();
        for (var field : fields) {
            ways.add(boosted(field.folded(), word.folded(), worth * field.weight()));
        }
        return ways;
    }

    /** GTINs are kept with 14 digits; people type 8, 12, 13 or 14. */
    private static @Nullable String code(Word word) {
        var typed = word.typed();
        if (typed.matches("[0-9]{8}|[0-9]{12,13}")) {
            return "0".repeat(GTIN_14 - typed.length()) + typed;
        }
        boolean digit = typed.chars().anyMatch(Character::isDigit);
        return typed.length() >= SHORTEST_CODE && (digit || typed.length() >= 8) ? typed : null;
    }

    private Query place(List<Word> words) {
        var keys = Gazetteer.joinedKeys(words);
        boolean exactly = words.stream().anyMatch(Word::marked) && lexicon.placeExactly(keys);
        return exactly
                ? boosted(Field.PLACE_EXACT, keys, PLACE)
                : boosted(Field.PLACE_FOLDED, Gazetteer.joined(words), PLACE);
    }

    /** The words side by side in one field. */
    private List<Query> phrase(List<Word> words, float worth) {
        boolean marked = words.stream().anyMatch(Word::marked);
        return ALL.stream()
                .map(field -> phrase(field, words, marked, worth * field.weight()))
                .toList();
    }

    /** Another name of the same thing: written by us, so its marks are right. "Cá cơm khô" is a "cá khô" too. */
    private static List<Query> exactPhrase(List<Word> words, float worth) {
        if (words.size() > 1) {
            var apart = new BooleanQuery.Builder();
            words.forEach(word -> apart.add(term(Field.NAME.exact(), word.key()), Occur.FILTER));
            return Stream.concat(
                            Stream.of(new BoostQuery(
                                    new ConstantScoreQuery(apart.build()), APART * worth * Field.NAME.weight())),
                            sideBySide(words, worth))
                    .toList();
        }
        return sideBySide(words, worth).toList();
    }

    private static Stream<Query> sideBySide(List<Word> words, float worth) {
        return Stream.of(Field.NAME, Field.OTHER_NAME, Field.INGREDIENT)
                .map(field -> words.size() == 1
                        ? boosted(field.exact(), words.getFirst().key(), worth * field.weight())
                        : phrase(field, words, true, worth * field.weight()));
    }

    private static Query phrase(Field field, List<Word> words, boolean exactly, float worth) {
        var all = new BooleanQuery.Builder();
        boolean exactPairs = exactly && field == Field.NAME;
        for (int i = 0; i + 1 < words.size(); i++) {
            var one = words.get(i);
            var next = words.get(i + 1);
            all.add(
                    exactPairs
                            ? term(field.exactPairs(), one.key() + '_' + next.key())
                            : term(field.pairs(), one.folded() + '_' + next.folded()),
                    Occur.FILTER);
        }
        if (exactly && !exactPairs && field != Field.INGREDIENT) {
            words.forEach(word -> all.add(term(field.exact(), word.key()), Occur.FILTER));
        }
        return new BoostQuery(new ConstantScoreQuery(all.build()), worth);
    }

    /** The unit in the name or the kind of a product: not somewhere in a text. */
    private Query named(QueryTerm unit) {
        var ways = new BooleanQuery.Builder();
        for (var field : List.of(Field.NAME, Field.OTHER_NAME, Field.SHELF)) {
            var all = new BooleanQuery.Builder();
            unit.words()
                    .forEach(word -> all.add(
                            marks == ToneMarkTrust.NONE || !lexicon.knowsExactly(word)
                                    ? term(field.folded(), word.folded())
                                    : term(field.exact(), word.key()),
                            Occur.FILTER));
            ways.add(all.build(), Occur.SHOULD);
            unit.slips()
                    .forEach(slip -> ways.add(term(field.folded(), slip.word().folded()), Occur.SHOULD));
        }
        unit.others().forEach(other -> exactPhrase(other, 1).forEach(way -> ways.add(way, Occur.SHOULD)));
        return ways.build();
    }

    static Query term(String field, String term) {
        return new TermQuery(new Term(field, term));
    }

    static Query boosted(String field, String term, float worth) {
        return new BoostQuery(term(field, term), worth);
    }
}
