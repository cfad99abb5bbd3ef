package vn.sanvat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;

/**
 * The places of goods. All goods of a village lie in the same commune, district and province, on both maps, so a column holds the
 * whole set as one value, and this says which places a set has. There are about as many sets as communes.
 */
final class PlaceSets {

    private static final String SEPARATOR = "\0";

    private final Ordinals sets;
    private final List<String> ids;
    private final int[][] places;

    private PlaceSets(Ordinals sets, List<String> ids, int[][] places) {
        this.sets = sets;
        this.ids = ids;
        this.places = places;
    }

    static PlaceSets of(IndexReader reader) throws IOException {
        var sets = Ordinals.of(reader, Columns.PLACES);
        var numbers = new HashMap<String, Integer>();
        var ids = new ArrayList<String>();
        var places = new int[sets.count()][];
        for (int set = 0; set < places.length; set++) {
            places[set] = split(sets.value(set))
                    .mapToInt(id -> numbers.computeIfAbsent(id, unseen -> {
                        ids.add(unseen);
                        return ids.size() - 1;
                    }))
                    .toArray();
        }
        return new PlaceSets(sets, List.copyOf(ids), places);
    }

    /** The value of a set. */
    static String value(Stream<String> ids) {
        return String.join(SEPARATOR, ids.sorted().toList());
    }

    private static Stream<String> split(String value) {
        return value.isEmpty() ? Stream.empty() : Stream.of(value.split(SEPARATOR, -1));
    }

    /** The numbers of the sets. */
    Ordinals sets() {
        return sets;
    }

    /** The ids of the places, each at its number. */
    List<String> ids() {
        return ids;
    }

    /** Of each set, whether one of these places is in it. */
    boolean[] having(Set<String> wanted) {
        var having = new boolean[places.length];
        for (int set = 0; set < places.length; set++) {
            having[set] = IntStream.of(places[set]).anyMatch(place -> wanted.contains(ids.get(place)));
        }
        return having;
    }

    /** @param counts of each set
     * @return of each place */
    int[] sums(int[] counts) {
        var sums = new int[ids.size()];
        for (int set = 0; set < places.length; set++) {
            for (int place : places[set]) {
                sums[place] += counts[set];
            }
        }
        return sums;
    }
}
