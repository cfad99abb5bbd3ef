package vn.sanvat.search.facet;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import vn.sanvat.search.index.Columns;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Prices;

/** Which filters a product fails to meet, as bits. Most filters are of traits or origins, which are judged once, not for each product. */
public final class FacetFilter {

    static final int CATEGORY = 1;
    static final int COOPERATIVE = 2;
    static final int PLACE = 4;
    static final int CERTIFICATE = 8;
    static final int PRICE = 16;
    static final int SEASON = 32;
    static final int STOCK = 64;
    static final int ALL = 127;

    private final FacetTable table;
    private final Filters filters;
    private final Set<String> places;
    private final boolean open;
    private final boolean priced;
    private final int[] unmetTraits;
    private final int[] unmetOrigins;

    /** @param places the ids of the filtered ones; with a filter but no ids, none is met */
    public FacetFilter(FacetTable table, Filters filters, Set<String> places) {
        this.table = table;
        this.filters = filters;
        this.places = places;
        open = filters.equals(Filters.NONE);
        priced = !filters.price().equals(Prices.ANY);
        unmetTraits = open ? new int[0] : unmetTraits();
        unmetOrigins = open ? new int[0] : unmetOrigins();
    }

    /** Whether nothing is filtered. */
    boolean open() {
        return open;
    }

    /** The numbers of the makers that are filtered. */
    IntStream chosenMakers() {
        return numbers(table.makers(), filters.cooperatives(), FacetTable::id);
    }

    /** The numbers of the places that are filtered. */
    IntStream chosenPlaces() {
        return numbers(table.places(), places, place -> place);
    }

    private static IntStream numbers(List<String> values, Set<String> chosen, UnaryOperator<String> id) {
        return chosen.isEmpty()
                ? IntStream.empty()
                : IntStream.range(0, values.size()).filter(i -> chosen.contains(id.apply(values.get(i))));
    }

    /** One part of the index. */
    Here here(LeafReaderContext part) throws IOException {
        return new Here(part);
    }

    /** Gives a collector only what meets all filters. */
    public Collector only(Collector kept) {
        return open
                ? kept
                : new FilterCollector(kept) {
                    @Override
                    public LeafCollector getLeafCollector(LeafReaderContext part) throws IOException {
                        var here = here(part);
                        return new FilterLeafCollector(super.getLeafCollector(part)) {
                            @Override
                            public void collect(int doc) throws IOException {
                                if (here.unmet(doc) == 0) {
                                    super.collect(doc);
                                }
                            }
                        };
                    }
                };
    }

    private int[] unmetTraits() {
        int categories = filters.categoryBits();
        int certificates = filters.certificateBits();
        int months = filters.monthBits();
        Boolean stocked = filters.inStock();
        return table.traits().stream()
                .mapToInt(traits -> (holds(categories, 1 << traits.category()) ? 0 : CATEGORY)
                        | (holds(certificates, traits.certificates()) ? 0 : CERTIFICATE)
                        | (seasonMet(months, traits) ? 0 : SEASON)
                        | (stocked == null || stocked == traits.stocked() ? 0 : STOCK))
                .toArray();
    }

    /** One of the months will do, or that it is in season now. */
    private boolean seasonMet(int months, FacetTable.Traits traits) {
        return filters.inSeasonNow()
                ? table.inSeason(traits) || (months & traits.months()) != 0
                : holds(months, traits.months());
    }

    /** Whether one of the wanted bits is there; where none is wanted, any will do. */
    private static boolean holds(int wanted, int bits) {
        return wanted == 0 || (wanted & bits) != 0;
    }

    private int[] unmetOrigins() {
        var maker = table.makers().stream()
                .mapToInt(value -> filters.cooperatives().isEmpty()
                                || filters.cooperatives().contains(FacetTable.id(value))
                        ? 0
                        : COOPERATIVE)
                .toArray();
        var set = table.placeSets().stream()
                .mapToInt(value ->
                        filters.places().isEmpty() || FacetTable.ids(value).anyMatch(places::contains) ? 0 : PLACE)
                .toArray();
        return table.origins().stream()
                .mapToInt(origin -> maker[origin.maker()] | set[origin.places()])
                .toArray();
    }

    /** The products of one part. */
    final class Here {

        private final FacetTable.Part part;
        private final SortedNumericDocValues prices;

        private Here(LeafReaderContext leaf) throws IOException {
            part = table.part(leaf);
            prices = DocValues.getSortedNumeric(leaf.reader(), Columns.PRICE);
        }

        int traits(int doc) {
            return part.traits[doc];
        }

        int origin(int doc) {
            return part.origins[doc];
        }

        /** @param doc not before the one that was asked for last */
        int unmet(int doc) throws IOException {
            return open
                    ? 0
                    : unmetTraits[traits(doc)] | unmetOrigins[origin(doc)] | (priced && !priceMet(doc) ? PRICE : 0);
        }

        private boolean priceMet(int doc) throws IOException {
            int count = prices.advanceExact(doc) ? prices.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
                if (filters.price().holds(prices.nextValue())) {
                    return true;
                }
            }
            return false;
        }
    }
}
