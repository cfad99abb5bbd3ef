package vn.sanvat.search;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.LongValues;

/**
 * Lets through what meets all filters, and counts the values: what meets all but one kind of filter counts for just that kind, so
 * that its other values show what choosing them would find.
 */
final class FacetCollector implements Collector {

    private static final int CATEGORY = 1;
    private static final int COOPERATIVE = 2;
    private static final int PLACE = 4;
    private static final int CERTIFICATE = 8;
    private static final int PRICE = 16;
    private static final int SEASON = 32;
    private static final int STOCK = 64;

    private final Collector kept;
    private final Filters filters;
    private final boolean filtered;
    private final long today;
    private final FacetCounts counts;
    private final Ordinals makers;
    private final PlaceSets places;
    private final int categoryBits;
    private final int certificateBits;
    private final int monthBits;
    private final boolean[] makersMet;
    private final boolean[] placeSetsMet;

    /**
     * @param kept gets what meets all filters
     * @param placeIds of the filtered places; with filters but no ids, none is met
     * @param today days since 1970
     */
    FacetCollector(GoodsSearcher searcher, Collector kept, Filters filters, Set<String> placeIds, long today)
            throws IOException {
        this.kept = kept;
        this.filters = filters;
        this.filtered = !filters.equals(Filters.NONE);
        this.today = today;
        this.counts = new FacetCounts(searcher);
        this.makers = searcher.cooperatives();
        this.places = searcher.places();
        this.categoryBits = filters.categoryBits();
        this.certificateBits = filters.certificateBits();
        this.monthBits = filters.monthBits();
        this.makersMet = new boolean[makers.count()];
        for (var id : filters.cooperatives()) {
            makers.eachWith(id + '\0', maker -> makersMet[maker] = true);
        }
        this.placeSetsMet = places.having(placeIds);
    }

    FacetCounts counts() {
        return counts;
    }

    @Override
    public ScoreMode scoreMode() {
        return kept.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new Leaf(context, kept.getLeafCollector(context));
    }

    /** One part of the index. */
    private final class Leaf implements LeafCollector {

        private final LeafCollector keptHere;
        private final NumericDocValues factsOf;
        private final SortedNumericDocValues pricesOf;
        private final SortedNumericDocValues certificatesOf;
        private final SortedDocValues makerOf;
        private final SortedDocValues placeSetOf;
        private final LongValues makerNumbers;
        private final LongValues placeSetNumbers;
        private final int[] makersHere;
        private final int[] placeSetsHere;

        Leaf(LeafReaderContext context, LeafCollector keptHere) throws IOException {
            this.keptHere = keptHere;
            var reader = context.reader();
            factsOf = DocValues.getNumeric(reader, Columns.FACTS);
            pricesOf = DocValues.getSortedNumeric(reader, Columns.PRICE);
            certificatesOf = DocValues.getSortedNumeric(reader, Columns.CERTIFICATES);
            makerOf = DocValues.getSorted(reader, Columns.COOPERATIVE);
            placeSetOf = DocValues.getSorted(reader, Columns.PLACES);
            makerNumbers = makers.from(context);
            placeSetNumbers = places.sets().from(context);
            makersHere = new int[makerOf.getValueCount()];
            placeSetsHere = new int[placeSetOf.getValueCount()];
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            keptHere.setScorer(scorer);
        }

        @Override
        public void collect(int doc) throws IOException {
            // Every product has these columns.
            counts.matched++;
            long facts = factsOf.advanceExact(doc) ? factsOf.longValue() : 0;
            int maker = makerOf.advanceExact(doc) ? makerOf.ordValue() : 0;
            int placeSet = placeSetOf.advanceExact(doc) ? placeSetOf.ordValue() : 0;
            int certificates = certificates(doc);
            int unmet = filtered ? unmet(doc, facts, maker, placeSet, certificates) : 0;
            if (unmet == 0) {
                counts.total++;
                keptHere.collect(doc);
            }
            if (met(unmet, CATEGORY)) {
                counts.categories[Columns.category(facts)]++;
            }
            if (met(unmet, COOPERATIVE)) {
                makersHere[maker]++;
            }
            if (met(unmet, PLACE)) {
                placeSetsHere[placeSet]++;
            }
            if (met(unmet, CERTIFICATE)) {
                countBits(certificates, counts.certificates);
            }
            if (met(unmet, PRICE)) {
                countBits(Columns.ranges(facts), counts.prices);
            }
            if (met(unmet, SEASON)) {
                countBits(Columns.months(facts), counts.months);
            }
            if (met(unmet, STOCK)) {
                counts.stock[stocked(facts) ? 1 : 0]++;
            }
        }

        @Override
        public void finish() throws IOException {
            addTo(counts.cooperatives, makersHere, makerNumbers);
            addTo(counts.placeSets, placeSetsHere, placeSetNumbers);
            keptHere.finish();
        }

        private int unmet(int doc, long facts, int maker, int placeSet, int certificates) throws IOException {
            int unmet = 0;
            if (!holds(categoryBits, 1 << Columns.category(facts))) {
                unmet |= CATEGORY;
            }
            if (!filters.cooperatives().isEmpty() && !makersMet[(int) makerNumbers.get(maker)]) {
                unmet |= COOPERATIVE;
            }
            if (!filters.places().isEmpty() && !placeSetsMet[(int) placeSetNumbers.get(placeSet)]) {
                unmet |= PLACE;
            }
            if (!holds(certificateBits, certificates)) {
                unmet |= CERTIFICATE;
            }
            if (!filters.price().equals(Prices.ANY) && !priceMet(doc)) {
                unmet |= PRICE;
            }
            if (!holds(monthBits, Columns.months(facts))) {
                unmet |= SEASON;
            }
            Boolean wanted = filters.inStock();
            return wanted != null && wanted != stocked(facts) ? unmet | STOCK : unmet;
        }

        private boolean stocked(long facts) {
            return Columns.stockUntil(facts) >= today;
        }

        private boolean priceMet(int doc) throws IOException {
            int count = pricesOf.advanceExact(doc) ? pricesOf.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
                if (filters.price().holds(pricesOf.nextValue())) {
                    return true;
                }
            }
            return false;
        }

        /** The kinds of those that are valid today, as bits. */
        private int certificates(int doc) throws IOException {
            int kinds = 0;
            int count = certificatesOf.advanceExact(doc) ? certificatesOf.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
                int kind = Columns.kindValidOn(certificatesOf.nextValue(), today);
                if (kind >= 0) {
                    kinds |= 1 << kind;
                }
            }
            return kinds;
        }
    }

    /** Whether one of the wanted bits is there; where none is wanted, any will do. */
    private static boolean holds(int wanted, int bits) {
        return wanted == 0 || (wanted & bits) != 0;
    }

    /** Whether every filter is met but, perhaps, those of one kind. */
    private static boolean met(int unmet, int kind) {
        return (unmet & ~kind) == 0;
    }

    private static void countBits(int bits, int[] counts) {
        for (int left = bits; left != 0; left &= left - 1) {
            counts[Integer.numberOfTrailingZeros(left)]++;
        }
    }

    private static void addTo(int[] sums, int[] here, LongValues numbers) {
        for (int i = 0; i < here.length; i++) {
            if (here[i] > 0) {
                sums[(int) numbers.get(i)] += here[i];
            }
        }
    }
}
