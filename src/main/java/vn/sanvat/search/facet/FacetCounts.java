package vn.sanvat.search.facet;

import java.util.List;
import java.util.stream.IntStream;
import vn.sanvat.catalog.Category;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.index.Columns;

/** How many of the goods that a query found have which value of each facet. */
public final class FacetCounts {

    /** Of makers and places; what is chosen comes besides. */
    private static final int MOST = 20;

    private static final int MONTHS = 12;

    /**
     * A value of a column.
     *
     * @param count how many goods have it
     */
    public record Counted(String value, int count) {}

    /** How many goods have which number: of those that meet all filters, and of those that meet all but one kind. */
    static final class Tally {

        private final int[][] counts = new int[FacetFilter.ALL + 1][];

        Tally(int numbers, FacetFilter filter) {
            counts[0] = new int[numbers];
            for (int kind = 1; !filter.open() && kind < FacetFilter.ALL; kind <<= 1) {
                counts[kind] = new int[numbers];
            }
        }

        /** @param unmet the filters that are not met; what fails more than one kind counts for nothing */
        void add(int number, int unmet) {
            var counted = counts[unmet];
            if (counted != null) {
                counted[number]++;
            }
        }

        /** How many have a number and meet all filters, but perhaps not those of one kind. */
        int count(int number, int kind) {
            return counts[0][number] + (counts[kind] == null || kind == 0 ? 0 : counts[kind][number]);
        }
    }

    /** How many matched the words, whatever the filters. */
    public final int matched;

    /** How many met all filters as well. */
    public final int total;

    public final int[] categories = new int[Category.values().length];
    public final int[] certificates = new int[Kind.values().length];
    public final int[] prices = new int[Columns.PRICE_ENDS.size() + 1];
    public final int[] months = new int[MONTHS];
    /** How many have a season, and are in it today. */
    public final int inSeason;

    public final int[] stock = new int[2];

    /** The makers of the most goods, and those that are chosen; see {@link FacetTable#makers}. */
    public final List<Counted> cooperatives;

    /** The ids of the places of the most goods, and those that are chosen. */
    public final List<Counted> places;

    FacetCounts(FacetTable table, FacetFilter filter, int matched, Tally traits, Tally origins) {
        this.matched = matched;
        int all = 0;
        int ripe = 0;
        for (int i = 0; i < table.traits().size(); i++) {
            var one = table.traits().get(i);
            all += traits.count(i, 0);
            categories[one.category()] += traits.count(i, FacetFilter.CATEGORY);
            addBits(one.certificates(), traits.count(i, FacetFilter.CERTIFICATE), certificates);
            addBits(one.ranges(), traits.count(i, FacetFilter.PRICE), prices);
            addBits(one.months(), traits.count(i, FacetFilter.SEASON), months);
            ripe += table.inSeason(one) ? traits.count(i, FacetFilter.SEASON) : 0;
            stock[one.stocked() ? 1 : 0] += traits.count(i, FacetFilter.STOCK);
        }
        total = all;
        inSeason = ripe;
        var makers = new int[table.makers().size()];
        var sets = new int[table.placeSets().size()];
        for (int i = 0; i < table.origins().size(); i++) {
            var one = table.origins().get(i);
            makers[one.maker()] += origins.count(i, FacetFilter.COOPERATIVE);
            sets[one.places()] += origins.count(i, FacetFilter.PLACE);
        }
        cooperatives = most(makers, table.makers(), filter.chosenMakers());
        places = most(table.sums(sets), table.places(), filter.chosenPlaces());
    }

    private static void addBits(int bits, int count, int[] sums) {
        for (int left = count == 0 ? 0 : bits; left != 0; left &= left - 1) {
            sums[Integer.numberOfTrailingZeros(left)] += count;
        }
    }

    /** The values with the highest counts, of equal ones the first in their order, and the chosen ones besides. */
    private static List<Counted> most(int[] counts, List<String> values, IntStream chosen) {
        var most = new int[MOST];
        int size = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && (size < MOST || before(i, most[MOST - 1], counts, values))) {
                int at = size < MOST ? size++ : MOST - 1;
                for (; at > 0 && before(i, most[at - 1], counts, values); at--) {
                    most[at] = most[at - 1];
                }
                most[at] = i;
            }
        }
        return IntStream.concat(IntStream.of(most).limit(size), chosen)
                .distinct()
                .mapToObj(i -> new Counted(values.get(i), counts[i]))
                .toList();
    }

    private static boolean before(int one, int other, int[] counts, List<String> values) {
        return counts[one] > counts[other]
                || (counts[one] == counts[other] && values.get(one).compareTo(values.get(other)) < 0);
    }
}
