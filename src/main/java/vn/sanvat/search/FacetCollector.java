package vn.sanvat.search;

import static vn.sanvat.search.FacetFilter.CATEGORY;
import static vn.sanvat.search.FacetFilter.CERTIFICATE;
import static vn.sanvat.search.FacetFilter.COOPERATIVE;
import static vn.sanvat.search.FacetFilter.PLACE;
import static vn.sanvat.search.FacetFilter.PRICE;
import static vn.sanvat.search.FacetFilter.SEASON;
import static vn.sanvat.search.FacetFilter.STOCK;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.util.LongValues;

/**
 * Lets through what meets all filters, and counts the values: what meets all but one kind of filter counts for just that kind, so
 * that its other values show what choosing them would find.
 */
final class FacetCollector implements Collector {

    private final GoodsSearcher searcher;
    private final FacetFilter filter;
    private final TopFieldCollector kept;
    private final FacetCounts counts;

    /** @param kept gets what meets all filters */
    FacetCollector(GoodsSearcher searcher, FacetFilter filter, TopFieldCollector kept) {
        this.searcher = searcher;
        this.filter = filter;
        this.kept = kept;
        this.counts = new FacetCounts(searcher);
    }

    TopFieldCollector kept() {
        return kept;
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
        private final Numbered makers;
        private final Numbered placeSets;
        private final Numbered certificateSets;

        Leaf(LeafReaderContext context, LeafCollector keptHere) throws IOException {
            this.keptHere = keptHere;
            factsOf = DocValues.getNumeric(context.reader(), Columns.FACTS);
            pricesOf = DocValues.getSortedNumeric(context.reader(), Columns.PRICE);
            makers = new Numbered(context, Columns.COOPERATIVE, searcher.cooperatives());
            placeSets = new Numbered(context, Columns.PLACES, searcher.places().sets());
            certificateSets = new Numbered(
                    context, Columns.CERTIFICATES, searcher.certificates().sets());
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
            int maker = makers.of(doc);
            int placeSet = placeSets.of(doc);
            int certificateSet = certificateSets.of(doc);
            int unmet = filter.any ? unmet(doc, facts, maker, placeSet, certificateSet) : 0;
            if (unmet == 0) {
                counts.total++;
                keptHere.collect(doc);
            }
            if (met(unmet, CATEGORY)) {
                counts.categories[Columns.category(facts)]++;
            }
            if (met(unmet, COOPERATIVE)) {
                makers.counts[maker]++;
            }
            if (met(unmet, PLACE)) {
                placeSets.counts[placeSet]++;
            }
            if (met(unmet, CERTIFICATE)) {
                certificateSets.counts[certificateSet]++;
            }
            if (met(unmet, PRICE)) {
                countBits(Columns.ranges(facts), counts.prices);
            }
            if (met(unmet, SEASON)) {
                countBits(Columns.months(facts), counts.months);
            }
            if (met(unmet, STOCK)) {
                counts.stock[filter.stocked(facts) ? 1 : 0]++;
            }
        }

        @Override
        public void finish() throws IOException {
            makers.addTo(counts.cooperatives);
            placeSets.addTo(counts.placeSets);
            certificateSets.addTo(counts.certificateSets);
            keptHere.finish();
        }

        private int unmet(int doc, long facts, int maker, int placeSet, int certificateSet) throws IOException {
            int unmet = filter.unmet(
                    facts,
                    makers.number(maker),
                    placeSets.number(placeSet),
                    filter.kinds[certificateSets.number(certificateSet)]);
            return filter.pricesAsked && !priceMet(doc) ? unmet | PRICE : unmet;
        }

        private boolean priceMet(int doc) throws IOException {
            int count = pricesOf.advanceExact(doc) ? pricesOf.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
                if (filter.price.holds(pricesOf.nextValue())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A column's values in one part of the index, counted by the numbers that they have there. */
    private static final class Numbered {

        private final int[] counts;
        private final SortedDocValues values;
        private final LongValues numbers;

        Numbered(LeafReaderContext context, String column, Ordinals ordinals) throws IOException {
            values = DocValues.getSorted(context.reader(), column);
            numbers = ordinals.from(context);
            counts = new int[values.getValueCount()];
        }

        int of(int doc) throws IOException {
            return values.advanceExact(doc) ? values.ordValue() : 0;
        }

        /** In all parts. */
        int number(int here) {
            return (int) numbers.get(here);
        }

        void addTo(int[] sums) {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    sums[number(i)] += counts[i];
                }
            }
        }
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
}
