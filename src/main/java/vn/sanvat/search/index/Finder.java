package vn.sanvat.search.index;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;
import vn.sanvat.search.facet.Facet;
import vn.sanvat.search.facet.FacetCounts;
import vn.sanvat.search.facet.FacetFilter;
import vn.sanvat.search.index.Found.Eased;
import vn.sanvat.search.index.Found.Hit;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.ParsedQuery;
import vn.sanvat.search.query.QueryTerm;
import vn.sanvat.search.query.QueryText;
import vn.sanvat.search.query.SearchRequest;
import vn.sanvat.search.query.SearchRequest.By;
import vn.sanvat.search.query.Synonyms;
import vn.sanvat.search.query.TermWeights;
import vn.sanvat.search.query.Typos;
import vn.sanvat.search.query.Word;

/** Finds goods: reads the query, asks the index, eases the query where nothing has all of it. */
public final class Finder {

    private static final double ENOUGH = 0.6;

    /** Goods with some of the words: where only so few have most of them, those that have less are shown after them. */
    private static final int FEW = 4;

    /** Each step is a search: of many words some numbers are left out. */
    private static final int MAX_STEPS = 6;

    private final GoodsIndex index;
    private final Synonyms synonyms = Synonyms.ofThisCountry();
    private final Set<String> courtesies = ParsedQuery.courtesies();
    private final Compounds compounds;

    public Finder(GoodsIndex index, Compounds compounds) {
        this.index = index;
        this.compounds = compounds;
    }

    /** @param today by which certificates and stock are judged */
    public Found find(SearchRequest wanted, Gazetteer gazetteer, LocalDate today) throws IOException {
        return index.search(searcher -> new Run(searcher, wanted, gazetteer, today).find());
    }

    /** A step of easing. */
    private record Attempt(Eased eased, Query query) {}

    /** One search. */
    private final class Run {

        private final GoodsSearcher searcher;
        private final SearchRequest wanted;
        private final ParsedQuery query;
        private final Filters filters;
        private final FacetFilter filter;

        private final Queries queries;
        private final TermWeights telling;

        Run(GoodsSearcher searcher, SearchRequest wanted, Gazetteer gazetteer, LocalDate today) throws IOException {
            this.searcher = searcher;
            this.wanted = wanted;
            telling = new TermWeights(searcher.lexicon());
            var asked = QueryText.in(wanted.query());
            query = understood(asked);
            filters = wanted.filters().with(asked.price(), asked.month());
            var places = filters.places().stream()
                    .flatMap(place -> gazetteer.named(place).stream())
                    .collect(Collectors.toSet());
            filter = new FacetFilter(filters, places, Columns.day(today));
            queries = queries(query);
        }

        Found find() throws IOException {
            if (wanted.query().isBlank()) {
                return found(new Attempt(Eased.NOT, new MatchAllDocsQuery()), query, null);
            }
            if (query.asked().nothing()) {
                return nothing(null);
            }
            var found = eased(query, queries);
            if (found.nothing() && query.courteous()) {
                return found(new Attempt(Eased.NOT, new MatchAllDocsQuery()), query, null);
            }
            if (found.nothing()) {
                var meant = meant();
                return meant == null ? found : nothing(meant);
            }
            return found;
        }

        private ParsedQuery understood(QueryText asked) throws IOException {
            return ParsedQuery.of(asked, new ParsedQuery.Means(searcher.lexicon(), synonyms, compounds, courtesies));
        }

        private Queries queries(ParsedQuery of) throws IOException {
            return new Queries(searcher.lexicon(), marks(of), alone(of));
        }

        /** A single word is found in descriptions too; of several, each would stand in some description or other. */
        private static boolean alone(ParsedQuery of) {
            return of.required().size() == 1 && of.required().getFirst().single();
        }

        /** Marks are believed where some product has just these words. */
        private ToneMarkTrust marks(ParsedQuery of) throws IOException {
            if (!of.marked()) {
                return ToneMarkTrust.NONE;
            }
            var words = of.words();
            boolean named = words.size() == 1 && searcher.lexicon().names(words.getFirst());
            return named || any(Queries.exactly(of)) ? ToneMarkTrust.TRUSTED : ToneMarkTrust.FORGIVEN;
        }

        /** From all that was asked to some of it; the first step that finds anything is the answer. */
        private Found eased(ParsedQuery query, Queries queries) throws IOException {
            var required = query.required();
            var found = found(new Attempt(Eased.NOT, queries.all(query, required, true)), query, null);
            if (found.nothing() && !alone(query)) {
                var texts = new Queries(searcher.lexicon(), marks(query), true);
                found = found(new Attempt(Eased.NOT, texts.all(query, required, true)), query, null);
            }
            if (found.nothing() && !query.asked().sizes().isEmpty() && !required.isEmpty()) {
                found = found(new Attempt(Eased.WITHOUT_SIZE, queries.all(query, required, false)), query, null);
            }
            if (found.nothing()) {
                var known = telling.known(query);
                if (known.size() < required.size() && !known.isEmpty()) {
                    found = found(
                            new Attempt(Eased.WITHOUT_UNKNOWN_WORDS, queries.all(query, known, false)), query, null);
                }
            }
            if (found.nothing()) {
                var respelt = respelt(query);
                if (!respelt.equals(query.words())) {
                    found = again(respelt, Eased.OTHER_SPELLING);
                }
            }
            if (found.nothing()) {
                found = some(query.apart(false, searcher.lexicon()), found);
            }
            if (found.nothing()) {
                found = some(query.apart(true, searcher.lexicon()), found);
            }
            return found;
        }

        /** As many of the words as any product has, of which one that tells what it is: of "bột nghệ sấy lạnh" at least "bột nghệ". */
        private Found some(ParsedQuery query, Found none) throws IOException {
            var required = query.required();
            var things = telling.things(query);
            if (required.size() < 2
                    || (things.stream().noneMatch(QueryTerm::fixed) && !telling.unknownTellLess(query))) {
                return none;
            }
            var queries = queries(query);
            var found = none;
            int step = Math.ceilDiv(required.size(), MAX_STEPS);
            for (int least = required.size() - 1;
                    least > 0 && !things.isEmpty() && found.counts().matched() < FEW;
                    least -= step) {
                found = found(new Attempt(Eased.SOME_WORDS, queries.some(query, least, things)), query, null);
            }
            if (found.nothing()) {
                int least = (int) Math.ceil(ENOUGH * required.size());
                var texts = new Queries(searcher.lexicon(), marks(query), true);
                found = found(new Attempt(Eased.SOME_WORDS, texts.some(query, least, List.of())), query, null);
            }
            return found;
        }

        private Found again(List<Word> words, Eased eased) throws IOException {
            var other = understood(new QueryText(
                    wanted.query(),
                    words,
                    query.asked().sizes(),
                    query.asked().price(),
                    query.asked().month()));
            var all = queries(other).all(other, other.required(), true);
            var read = words.stream().map(Word::typed).collect(Collectors.joining(" "));
            return found(new Attempt(eased, all), other, read);
        }

        /** Words that exist, mistyped for others: where a word stands beside its neighbour in no name, a near one that does. */
        private List<Word> respelt(ParsedQuery query) throws IOException {
            var words = new ArrayList<>(query.words());
            for (int i = 0; i < words.size(); i++) {
                var word = words.get(i);
                int limit = Typos.forgiven(word.folded().length());
                if (limit == 0 || beside(words, i, word) > 0) {
                    continue;
                }
                int most = 0;
                for (var near : searcher.lexicon().near(word, limit)) {
                    int pairs = near.word().equals(word) ? 0 : beside(words, i, near.word());
                    if (pairs > most) {
                        most = pairs;
                        words.set(i, near.word());
                    }
                }
            }
            return words;
        }

        private int beside(List<Word> words, int at, Word word) throws IOException {
            var lexicon = searcher.lexicon();
            int before = at == 0 ? 0 : lexicon.pairs(words.get(at - 1), word);
            int after = at + 1 == words.size() ? 0 : lexicon.pairs(word, words.get(at + 1));
            return before + after;
        }

        /** What finds something and lies nearest to what was typed. */
        private @Nullable String meant() throws IOException {
            var words = new ArrayList<>(query.words());
            for (int i = 0; i < words.size(); i++) {
                if (!searcher.lexicon().knows(words.get(i))) {
                    var near = searcher.lexicon().near(words.get(i), 2 * Typos.SLIP);
                    if (!near.isEmpty() && words.get(i).folded().length() > 2) {
                        words.set(i, near.getFirst().word());
                    }
                }
            }
            if (words.equals(query.words()) || words.isEmpty()) {
                return null;
            }
            return again(words, Eased.NOT).nothing()
                    ? null
                    : words.stream().map(Word::typed).collect(Collectors.joining(" "));
        }

        private Found nothing(@Nullable String meant) {
            return new Found(
                    List.of(), FacetCounts.NOTHING, Map.of(), query.read(), Eased.NOT, meant, filters, wanted.by());
        }

        private Found found(Attempt attempt, ParsedQuery query, @Nullable String read) throws IOException {
            var by = wanted.by() == By.RELEVANCE
                            && query.words().isEmpty()
                            && query.asked().sizes().isEmpty()
                    ? By.NAME
                    : wanted.by();
            var page = wanted.page();
            long last = page.offset() + page.size();
            var counts = searcher.counts(attempt.query(), filter);
            var docs = counts.total() <= page.offset()
                    ? new int[0]
                    : docs(attempt.query(), by, (int) page.offset(), (int) Math.min(last, counts.total()));
            return new Found(
                    cards(docs, query),
                    counts,
                    makers(counts),
                    read == null ? query.read() : read,
                    attempt.eased(),
                    null,
                    filters,
                    by);
        }

        private int[] docs(Query query, By by, int first, int last) throws IOException {
            var best = searcher.search(filter.of(query), new TopFieldCollectorManager(sort(by), last, null, last));
            return Arrays.stream(best.scoreDocs)
                    .skip(first)
                    .mapToInt(doc -> doc.doc)
                    .toArray();
        }

        private Map<String, String> makers(FacetCounts counts) throws IOException {
            var names = new HashMap<String, String>();
            for (var id : counts.of(Facet.COOPERATIVE).keySet()) {
                names.put(id, searcher.maker(id));
            }
            return names;
        }

        private List<Hit> cards(int[] docs, ParsedQuery query) throws IOException {
            var matches = new Matches(searcher, query).of(docs);
            var hits = new ArrayList<Hit>(docs.length);
            for (int i = 0; i < docs.length; i++) {
                hits.add(new Hit(searcher.card(docs[i]), matches.get(i)));
            }
            return hits;
        }

        private boolean any(Query query) throws IOException {
            return searcher.search(query, new TopScoreDocCollectorManager(1, null, 1)).scoreDocs.length > 0;
        }
    }

    /** What is sold by the piece stands after what is weighed. */
    private static SortField unitPrice() {
        var field = new SortField(Columns.LOWEST_UNIT_PRICE, SortField.Type.LONG);
        field.setMissingValue(Long.MAX_VALUE);
        return field;
    }

    private static Sort sort(By by) {
        var name = new SortField(Columns.NAME, SortField.Type.STRING);
        return switch (by) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, name);
            case NAME -> new Sort(name);
            case PRICE -> new Sort(new SortField(Columns.LOWEST_PRICE, SortField.Type.LONG), name);
            case PRICE_DESC -> new Sort(new SortField(Columns.LOWEST_PRICE, SortField.Type.LONG, true), name);
            case UNIT_PRICE -> new Sort(unitPrice(), name);
            case NEWEST -> new Sort(new SortField(Columns.SHOWN_SINCE, SortField.Type.LONG, true), name);
        };
    }
}
