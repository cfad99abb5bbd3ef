package vn.sanvat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import vn.sanvat.catalog.Category;
import vn.sanvat.evidence.Evidence.Kind;

/** How many of the goods that a query found have which value of each facet. */
final class FacetCounts {

    /** Of makers and places; what is chosen comes besides. */
    private static final int MOST = 20;

    private static final int MONTHS = 12;

    /**
     * A value of a column.
     *
     * @param count how many goods have it
     */
    record Counted(String value, int count) {}

    /** How many matched the words, whatever the filters. */
    int matched;

    /** How many met all filters as well. */
    int total;

    final int[] categories = new int[Category.values().length];
    final int[] certificates = new int[Kind.values().length];
    final int[] prices = new int[Columns.PRICE_ENDS.size() + 1];
    final int[] months = new int[MONTHS];
    final int[] stock = new int[2];

    /** By number. */
    final int[] cooperatives;

    /** By number. */
    final int[] placeSets;

    private final Ordinals makers;
    private final PlaceSets places;

    FacetCounts(GoodsSearcher searcher) {
        makers = searcher.cooperatives();
        places = searcher.places();
        cooperatives = new int[makers.count()];
        placeSets = new int[places.sets().count()];
    }

    /** The makers of the most goods, and those that are chosen, as the column has them. */
    List<Counted> cooperatives(Set<String> chosen) throws IOException {
        var numbers = IntStream.builder();
        for (var id : chosen) {
            makers.eachWith(id + '\0', numbers);
        }
        var counted = new ArrayList<Counted>();
        for (int number : most(cooperatives, numbers.build())) {
            counted.add(new Counted(makers.value(number), cooperatives[number]));
        }
        return counted;
    }

    /** The ids of the places of the most goods, and those that are chosen. */
    List<Counted> places(Set<String> chosen) {
        var sums = places.sums(placeSets);
        var ids = places.ids();
        var numbers = IntStream.range(0, ids.size()).filter(place -> chosen.contains(ids.get(place)));
        return IntStream.of(most(sums, numbers))
                .mapToObj(place -> new Counted(ids.get(place), sums[place]))
                .toList();
    }

    /** The numbers with the highest counts, of equal ones the first, and these besides. */
    private static int[] most(int[] counts, IntStream besides) {
        var most = new int[MOST];
        int size = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && (size < MOST || counts[i] > counts[most[MOST - 1]])) {
                int at = size < MOST ? size++ : MOST - 1;
                for (; at > 0 && counts[most[at - 1]] < counts[i]; at--) {
                    most[at] = most[at - 1];
                }
                most[at] = i;
            }
        }
        return IntStream.concat(IntStream.of(most).limit(size), besides)
                .distinct()
                .toArray();
    }
}
