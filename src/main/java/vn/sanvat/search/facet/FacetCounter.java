package vn.sanvat.search.facet;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.facet.range.LongRange;
import org.apache.lucene.facet.range.LongRangeFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.index.Columns;

/** Counts the facets of what a query finds, without scores; one for each state of the index. */
@SuppressWarnings("EnumOrdinal") // See Columns.
public final class FacetCounter {

    /** Of makers and places; what is chosen comes besides. */
    private static final int MOST = 20;

    private static final Kind[] KINDS = Kind.values();
    private static final @Nullable SortedSetDocValuesReaderState NO_DIMENSIONS = null;

    private static final Set<Facet> OF_WORDS = EnumSet.range(Facet.CATEGORY, Facet.SEASON);

    /** The counts of all goods. */
    private record Everything(long day, FacetCounts counts) {}

    private final IndexSearcher searcher;
    private final Map<Facet, StringDocValuesReaderState> states = new EnumMap<>(Facet.class);

    /** All goods take the longest to count, and stay the same all day. */
    private volatile @Nullable Everything everything;

    public FacetCounter(IndexSearcher searcher) throws IOException {
        this.searcher = searcher;
        for (var facet : OF_WORDS) {
            states.put(facet, new StringDocValuesReaderState(searcher.getIndexReader(), facet.name()));
        }
    }

    public FacetCounts count(Query query, FacetFilter filter) throws IOException {
        if (!(query instanceof MatchAllDocsQuery) || !filter.queries().isEmpty()) {
            return counted(query, filter);
        }
        var known = everything;
        if (known == null || known.day() != filter.day()) {
            known = new Everything(filter.day(), counted(query, filter));
            everything = known;
        }
        return known.counts();
    }

    private FacetCounts counted(Query query, FacetFilter filter) throws IOException {
        var filtered = List.copyOf(filter.queries().keySet());
        var found = new DrillSideways(searcher, FacetFilter.CONFIG, NO_DIMENSIONS)
                .search(
                        filter.of(query),
                        new FacetsCollectorManager(),
                        Collections.nCopies(filtered.size(), new FacetsCollectorManager()));
        var values = new EnumMap<Facet, Map<String, Integer>>(Facet.class);
        for (var facet : Facet.values()) {
            int sideways = filtered.indexOf(facet);
            var hits = sideways < 0
                    ? found.drillDownResult()
                    : found.drillSidewaysResults().get(sideways);
            values.put(facet, values(facet, hits, filter));
        }
        int total = found.drillDownResult().getMatchingDocs().stream()
                .mapToInt(MatchingDocs::totalHits)
                .sum();
        return new FacetCounts(filtered.isEmpty() ? total : searcher.count(query), total, values);
    }

    private Map<String, Integer> values(Facet facet, FacetsCollector hits, FacetFilter filter) throws IOException {
        return switch (facet) {
            case CATEGORY, PRICE, SEASON -> values(strings(facet, hits).getAllChildren(facet.name()));
            case COOPERATIVE -> most(facet, hits, filter.filters().cooperatives());
            case PLACE -> most(facet, hits, filter.places());
            case CERTIFICATE -> certificates(hits, filter.day());
            case STOCK -> stock(hits, filter.day());
        };
    }

    private StringValueFacetCounts strings(Facet facet, FacetsCollector hits) throws IOException {
        return new StringValueFacetCounts(Objects.requireNonNull(states.get(facet)), hits);
    }

    private Map<String, Integer> most(Facet facet, FacetsCollector hits, Set<String> chosen) throws IOException {
        var counts = strings(facet, hits);
        var values = values(counts.getTopChildren(MOST, facet.name()));
        for (var value : chosen) {
            values.put(
                    value,
                    Math.max(0, counts.getSpecificValue(facet.name(), value).intValue()));
        }
        return values;
    }

    private static Map<String, Integer> values(FacetResult result) {
        var values = new HashMap<String, Integer>();
        for (var value : result.labelValues) {
            values.put(value.label, value.value.intValue());
        }
        return values;
    }

    private static Map<String, Integer> stock(FacetsCollector hits, long day) throws IOException {
        var counts = new LongRangeFacetCounts(
                Columns.STOCK_UNTIL,
                hits,
                new LongRange("yes", day, true, Long.MAX_VALUE, true),
                new LongRange("no", Long.MIN_VALUE, true, day, false));
        return values(counts.getAllChildren(Columns.STOCK_UNTIL));
    }

    /** A product that has two of a kind counts once; so these are no ranges that Lucene could count. */
    private static Map<String, Integer> certificates(FacetsCollector hits, long day) throws IOException {
        var counts = new int[KINDS.length];
        for (var part : hits.getMatchingDocs()) {
            var certificates = DocValues.getSortedNumeric(part.context().reader(), Columns.CERTIFICATES);
            var docs = ConjunctionUtils.intersectIterators(List.of(part.bits().iterator(), certificates));
            while (docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                int kinds = 0;
                for (int i = 0; i < certificates.docValueCount(); i++) {
                    int kind = Columns.kindValidOn(certificates.nextValue(), day);
                    kinds |= kind < 0 ? 0 : 1 << kind;
                }
                for (; kinds != 0; kinds &= kinds - 1) {
                    counts[Integer.numberOfTrailingZeros(kinds)]++;
                }
            }
        }
        return Stream.of(KINDS).collect(Collectors.toMap(Enum::name, kind -> counts[kind.ordinal()]));
    }
}
