package vn.sanvat.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.evidence.Evidence.Kind;

/**
 * Lets through what meets all filters, and counts the values: what meets all but one kind of filter counts for just that kind, so
 * that its other values show what choosing them would find.
 */
// An index of another form is thrown away, so numbers of constants never meet constants that have moved.
@SuppressWarnings("EnumOrdinal")
final class FacetCounts implements Collector {

    /** The upper ends of the price ranges, in đồng; the last range is open. */
    static final long[] PRICE_ENDS = {50_000, 100_000, 200_000, 500_000};

    private static final int CATEGORY = 1;
    private static final int COOPERATIVE = 2;
    private static final int PLACE = 4;
    private static final int CERTIFICATE = 8;
    private static final int PRICE = 16;
    private static final int SEASON = 32;
    private static final int STOCK = 64;
    private static final int MONTHS = 12;

    final long[] categories = new long[Category.values().length];
    final long[] certificates = new long[Kind.values().length];
    final long[] prices = new long[PRICE_ENDS.length + 1];
    final long[] months = new long[MONTHS];
    final long[] stock = new long[2];
    final Map<String, Long> cooperatives = new HashMap<>();
    final Map<String, Long> places = new HashMap<>();

    private final Collector kept;
    private final Filters filters;
    private final Set<String> placeIds;
    private final int monthBits;
    private final long today;
    private long matched;
    private long total;

    /**
     * @param kept gets what meets all filters
     * @param placeIds of the filtered places; with filters but no ids, none is met
     * @param today days since 1970
     */
    FacetCounts(Collector kept, Filters filters, Set<String> placeIds, long today) {
        this.kept = kept;
        this.filters = filters;
        this.placeIds = placeIds;
        this.monthBits = filters.monthBits();
        this.today = today;
    }

    /** How many matched the words, whatever the filters. */
    long matched() {
        return matched;
    }

    /** How many met all filters as well. */
    long total() {
        return total;
    }

    @Override
    public ScoreMode scoreMode() {
        return kept.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new Leaf(context, kept.getLeafCollector(context));
    }

    /** One segment. */
    private final class Leaf implements LeafCollector {

        private final LeafCollector keptHere;
        private final NumericDocValues category;
        private final NumericDocValues monthsOf;
        private final NumericDocValues stockUntil;
        private final SortedNumericDocValues pricesOf;
        private final SortedNumericDocValues certificatesOf;
        private final SortedDocValues cooperative;
        private final SortedSetDocValues placesOf;
        private final boolean[] cooperativesMet;
        private final boolean[] placesMet;
        private final int[] cooperativeCounts;
        private final int[] placeCounts;
        private final long[] placesHere = new long[256];
        private int placeCount;
        private int priceBits;
        private boolean priceMet;
        private int certificateBits;
        private boolean certificateMet;

        Leaf(LeafReaderContext context, LeafCollector keptHere) throws IOException {
            this.keptHere = keptHere;
            var reader = context.reader();
            category = DocValues.getNumeric(reader, Columns.CATEGORY);
            monthsOf = DocValues.getNumeric(reader, Columns.MONTHS);
            stockUntil = DocValues.getNumeric(reader, Columns.STOCK_UNTIL);
            pricesOf = DocValues.getSortedNumeric(reader, Columns.PRICE);
            certificatesOf = DocValues.getSortedNumeric(reader, Columns.CERTIFICATES);
            cooperative = DocValues.getSorted(reader, Columns.COOPERATIVE);
            placesOf = DocValues.getSortedSet(reader, Columns.PLACE);
            cooperativeCounts = new int[cooperative.getValueCount()];
            placeCounts = new int[(int) placesOf.getValueCount()];
            cooperativesMet = cooperativesMet();
            placesMet = placesMet();
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            keptHere.setScorer(scorer);
        }

        @Override
        public void collect(int doc) throws IOException {
            matched++;
            int category = category(doc);
            int maker = cooperative.advanceExact(doc) ? cooperative.ordValue() : -1;
            int months = monthsOf.advanceExact(doc) ? (int) monthsOf.longValue() : 0;
            boolean stocked = stockUntil.advanceExact(doc) && stockUntil.longValue() >= today;
            boolean placeMet = readPlaces(doc);
            readPrices(doc);
            readCertificates(doc);
            int unmet = unmet(category, maker, placeMet, months, stocked);
            if (unmet == 0) {
                total++;
                keptHere.collect(doc);
            }
            if (met(unmet, CATEGORY)) {
                categories[category]++;
            }
            if (met(unmet, COOPERATIVE) && maker >= 0) {
                cooperativeCounts[maker]++;
            }
            if (met(unmet, PLACE)) {
                for (int i = 0; i < placeCount; i++) {
                    placeCounts[(int) placesHere[i]]++;
                }
            }
            if (met(unmet, STOCK)) {
                stock[stocked ? 1 : 0]++;
            }
            countBits(unmet, CERTIFICATE, certificateBits, certificates);
            countBits(unmet, PRICE, priceBits, prices);
            countBits(unmet, SEASON, months, FacetCounts.this.months);
        }

        @Override
        public void finish() throws IOException {
            for (int i = 0; i < cooperativeCounts.length; i++) {
                if (cooperativeCounts[i] > 0) {
                    cooperatives.merge(cooperative.lookupOrd(i).utf8ToString(), (long) cooperativeCounts[i], Long::sum);
                }
            }
            for (int i = 0; i < placeCounts.length; i++) {
                if (placeCounts[i] > 0) {
                    places.merge(placesOf.lookupOrd(i).utf8ToString(), (long) placeCounts[i], Long::sum);
                }
            }
            keptHere.finish();
        }

        private int unmet(int category, int maker, boolean placeMet, int months, boolean stocked) {
            int unmet = 0;
            if (!filters.categories().isEmpty() && !filters.categories().contains(Category.values()[category])) {
                unmet |= CATEGORY;
            }
            if (!filters.cooperatives().isEmpty() && (maker < 0 || !cooperativesMet[maker])) {
                unmet |= COOPERATIVE;
            }
            if (!placeMet) {
                unmet |= PLACE;
            }
            if (!certificateMet) {
                unmet |= CERTIFICATE;
            }
            if (!priceMet) {
                unmet |= PRICE;
            }
            if (monthBits != 0 && (months & monthBits) == 0) {
                unmet |= SEASON;
            }
            Boolean wanted = filters.inStock();
            return wanted != null && wanted != stocked ? unmet | STOCK : unmet;
        }

        private int category(int doc) throws IOException {
            return category.advanceExact(doc) ? (int) category.longValue() : Category.OTHER.ordinal();
        }

        private boolean readPlaces(int doc) throws IOException {
            boolean met = filters.places().isEmpty();
            placeCount = placesOf.advanceExact(doc) ? Math.min(placesHere.length, placesOf.docValueCount()) : 0;
            for (int i = 0; i < placeCount; i++) {
                placesHere[i] = placesOf.nextOrd();
                met |= placesMet[(int) placesHere[i]];
            }
            return met;
        }

        private void readPrices(int doc) throws IOException {
            priceBits = 0;
            priceMet = filters.price().equals(Prices.ANY);
            int count = pricesOf.advanceExact(doc) ? pricesOf.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
                long price = pricesOf.nextValue();
                priceMet |= filters.price().holds(price);
                priceBits |= 1 << range(price);
            }
        }

        private void readCertificates(int doc) throws IOException {
            certificateBits = 0;
            certificateMet = filters.certificates().isEmpty();
            int count = certificatesOf.advanceExact(doc) ? certificatesOf.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
                int kind = Columns.kindValidOn(certificatesOf.nextValue(), today);
                if (kind >= 0) {
                    certificateBits |= 1 << kind;
                    certificateMet |= filters.certificates().contains(Kind.values()[kind]);
                }
            }
        }

        private boolean[] cooperativesMet() throws IOException {
            var met = new boolean[filters.cooperatives().isEmpty() ? 0 : cooperative.getValueCount()];
            for (int i = 0; i < met.length; i++) {
                var value = cooperative.lookupOrd(i).utf8ToString();
                met[i] = filters.cooperatives().contains(value.substring(0, value.indexOf('\0')));
            }
            return met;
        }

        private boolean[] placesMet() throws IOException {
            var met = new boolean[(int) placesOf.getValueCount()];
            for (var id : placeIds) {
                long ordinal = placesOf.lookupTerm(new org.apache.lucene.util.BytesRef(id));
                if (ordinal >= 0) {
                    met[(int) ordinal] = true;
                }
            }
            return met;
        }
    }

    static int range(long price) {
        int range = 0;
        while (range < PRICE_ENDS.length && price >= PRICE_ENDS[range]) {
            range++;
        }
        return range;
    }

    /** Whether every filter is met but, perhaps, those of one kind. */
    private static boolean met(int unmet, int kind) {
        return (unmet & ~kind) == 0;
    }

    private static void countBits(int unmet, int kind, int bits, long[] counts) {
        if (met(unmet, kind)) {
            for (int left = bits; left != 0; left &= left - 1) {
                counts[Integer.numberOfTrailingZeros(left)]++;
            }
        }
    }

    /** @return null where the segment has none of it */
    static @Nullable String afterZero(String value) {
        int zero = value.indexOf('\0');
        return zero < 0 ? null : value.substring(zero + 1);
    }
}
