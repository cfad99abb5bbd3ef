package vn.sanvat.search.facet;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.index.Columns;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Prices;

/**
 * The filters as queries.
 *
 * @param places the ids of the filtered ones; with a filter but no ids, none is met
 * @param day by which certificates and stock are judged; see {@link Columns#day}
 */
public record FacetFilter(Filters filters, Set<String> places, long day) {

    static final FacetsConfig CONFIG = new FacetsConfig();

    /** What a query finds that meets all filters. */
    public DrillDownQuery of(Query query) {
        var drill = new DrillDownQuery(CONFIG, query);
        queries().forEach((facet, met) -> drill.add(facet.name(), met));
        return drill;
    }

    /** Of each facet that is filtered, what meets its filter; in the order of the facets. */
    Map<Facet, Query> queries() {
        var queries = new EnumMap<Facet, Query>(Facet.class);
        if (!filters.categories().isEmpty()) {
            var names = filters.categories().stream().map(Enum::name).toList();
            queries.put(Facet.CATEGORY, any(Facet.CATEGORY, names));
        }
        if (!filters.cooperatives().isEmpty()) {
            queries.put(Facet.COOPERATIVE, any(Facet.COOPERATIVE, filters.cooperatives()));
        }
        if (!filters.places().isEmpty()) {
            queries.put(Facet.PLACE, any(Facet.PLACE, places));
        }
        if (!filters.price().equals(Prices.ANY)) {
            var price = filters.price();
            queries.put(Facet.PRICE, LongField.newRangeQuery(Columns.PRICE, price.min(), price.max()));
        }
        if (!filters.months().isEmpty() || filters.inSeasonNow()) {
            queries.put(Facet.SEASON, any(Facet.SEASON, seasons()));
        }
        if (!filters.certificates().isEmpty()) {
            queries.put(Facet.CERTIFICATE, valid(filters.certificates()));
        }
        if (filters.inStock() != null) {
            queries.put(
                    Facet.STOCK,
                    filters.inStock()
                            ? LongField.newRangeQuery(Columns.STOCK_UNTIL, day, Long.MAX_VALUE)
                            : LongField.newRangeQuery(Columns.STOCK_UNTIL, Long.MIN_VALUE, day - 1));
        }
        return queries;
    }

    private static Query any(Facet facet, Collection<String> values) {
        return KeywordField.newSetQuery(
                facet.name(), values.stream().map(BytesRef::new).toList());
    }

    /** What is to be had all the year is to be had in any month; but it has no season that today lies in. */
    private Set<String> seasons() {
        var seasons = new LinkedHashSet<String>();
        if (!filters.months().isEmpty()) {
            filters.months().forEach(month -> seasons.add(String.valueOf(month)));
            seasons.add(Facet.ALL_YEAR);
        }
        if (filters.inSeasonNow()) {
            seasons.add(String.valueOf(Columns.month(day)));
        }
        return seasons;
    }

    private Query valid(Set<Kind> kinds) {
        var today = new long[] {day};
        var any = new BooleanQuery.Builder();
        kinds.forEach(kind -> any.add(LongRange.newContainsQuery(Columns.valid(kind), today, today), Occur.SHOULD));
        return any.build();
    }
}
