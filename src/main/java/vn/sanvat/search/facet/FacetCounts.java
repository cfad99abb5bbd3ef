package vn.sanvat.search.facet;

import java.util.Map;

/**
 * How many of the goods that a query found have which value of each facet; of a facet that is filtered, as if that filter were not.
 *
 * @param matched how many matched the words, whatever the filters
 * @param total how many met all filters as well
 */
public record FacetCounts(int matched, int total, Map<Facet, Map<String, Integer>> values) {

    public static final FacetCounts NOTHING = new FacetCounts(0, 0, Map.of());

    /** The values that some have, and how many. */
    public Map<String, Integer> of(Facet facet) {
        return values.getOrDefault(facet, Map.of());
    }
}
