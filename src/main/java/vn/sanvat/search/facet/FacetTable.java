package vn.sanvat.search.facet;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;
import vn.sanvat.search.index.Columns;

/**
 * Of every product in the index two small numbers that hold on one day: its traits, and whom it comes from. Many goods share them, so
 * a search counts two numbers for each product that it finds, and works out the facets from these few sums.
 */
public final class FacetTable {

    private static final String SEPARATOR = "\0";

    /**
     * What goods have in common.
     *
     * @param category its {@link vn.sanvat.catalog.Category#ordinal()}
     * @param ranges of prices, as bits, the cheapest the lowest
     * @param months as bits, January the lowest
     * @param certificates the kinds of those that are valid on the day, as bits
     */
    record Traits(int category, int ranges, int months, boolean stocked, int certificates) {}

    /** The numbers of a maker and of the places of its goods: a village lies in a commune, a district and a province, on both maps. */
    record Origin(int maker, int places) {}

    /** The numbers of the goods in one part of the index. */
    static final class Part {

        final int[] traits;
        final int[] origins;

        Part(int products) {
            traits = new int[products];
            origins = new int[products];
        }
    }

    private final long day;
    private final Map<IndexReader.CacheKey, Part> parts = new HashMap<>();
    private final Numbers<Traits> traits;
    private final Numbers<Origin> origins;
    private final Numbers<String> makers;
    private final Numbers<String> placeSets;
    private final List<String> places = new ArrayList<>();

    /** The numbers of the places in each set. */
    private final List<int[]> placesOf = new ArrayList<>();

    private FacetTable(long day, @Nullable FacetTable before) {
        this.day = day;
        this.traits = new Numbers<>(before == null ? null : before.traits);
        this.origins = new Numbers<>(before == null ? null : before.origins);
        this.makers = new Numbers<>(before == null ? null : before.makers);
        this.placeSets = new Numbers<>(before == null ? null : before.placeSets);
    }

    /**
     * @param day see {@link Columns#day}
     * @param before that of what the index was, on this day; the parts that are still there are not counted again
     */
    public static FacetTable of(IndexReader reader, long day, @Nullable FacetTable before) throws IOException {
        var table = new FacetTable(day, before);
        for (var leaf : reader.leaves()) {
            var key = key(leaf);
            var part = before == null ? null : before.parts.get(key);
            table.parts.put(key, part == null ? table.count(leaf.reader()) : part);
        }
        table.readPlaces();
        return table;
    }

    /** The value of a set of places. */
    public static String value(Stream<String> ids) {
        return String.join(SEPARATOR, ids.sorted().toList());
    }

    /** The ids of a set of places. */
    static Stream<String> ids(String value) {
        return value.isEmpty() ? Stream.empty() : Stream.of(value.split(SEPARATOR, -1));
    }

    /** The id of a maker. */
    static String id(String value) {
        return value.substring(0, value.indexOf(SEPARATOR));
    }

    public long day() {
        return day;
    }

    /** Whether goods have a season that the day lies in; what is to be had all the year has none. */
    boolean inSeason(Traits traits) {
        int month = LocalDate.ofEpochDay(day).getMonthValue();
        return traits.months() != Columns.ALL_MONTHS && (traits.months() & 1 << (month - 1)) != 0;
    }

    /** @throws NullPointerException if this is not a part of what was counted */
    Part part(LeafReaderContext leaf) {
        return Objects.requireNonNull(parts.get(key(leaf)));
    }

    /** Each at its number. */
    List<Traits> traits() {
        return traits.values;
    }

    /** Each at its number. */
    List<Origin> origins() {
        return origins.values;
    }

    /** Each at its number: the id, a zero character, the name. */
    List<String> makers() {
        return makers.values;
    }

    /** Each at its number; see {@link #ids}. */
    List<String> placeSets() {
        return placeSets.values;
    }

    /** The ids of the places, each at its number. */
    List<String> places() {
        return places;
    }

    /** @param ofSets how many goods have each set
     * @return how many have each place */
    int[] sums(int[] ofSets) {
        var sums = new int[places.size()];
        for (int set = 0; set < ofSets.length; set++) {
            for (int place : placesOf.get(set)) {
                sums[place] += ofSets[set];
            }
        }
        return sums;
    }

    private void readPlaces() {
        var numbers = new Numbers<String>(null);
        placeSets.values.forEach(
                set -> placesOf.add(ids(set).mapToInt(numbers::of).toArray()));
        places.addAll(numbers.values);
    }

    private Part count(LeafReader part) throws IOException {
        var facts = DocValues.getNumeric(part, Columns.FACTS);
        var certificates = DocValues.getSortedNumeric(part, Columns.CERTIFICATES);
        var maker = DocValues.getSorted(part, Columns.COOPERATIVE);
        var set = DocValues.getSorted(part, Columns.PLACES);
        var makerNumbers = new int[maker.getValueCount()];
        for (int i = 0; i < makerNumbers.length; i++) {
            makerNumbers[i] = makers.of(maker.lookupOrd(i).utf8ToString());
        }
        var setNumbers = new int[set.getValueCount()];
        for (int i = 0; i < setNumbers.length; i++) {
            setNumbers[i] = placeSets.of(set.lookupOrd(i).utf8ToString());
        }
        var numbers = new Part(part.maxDoc());
        for (int doc = 0; doc < part.maxDoc(); doc++) {
            // Every product has these columns.
            facts.advanceExact(doc);
            maker.advanceExact(doc);
            set.advanceExact(doc);
            int kinds = 0;
            int count = certificates.advanceExact(doc) ? certificates.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
                int kind = Columns.kindValidOn(certificates.nextValue(), day);
                kinds |= kind < 0 ? 0 : 1 << kind;
            }
            long packed = facts.longValue();
            numbers.traits[doc] = traits.of(new Traits(
                    Columns.category(packed),
                    Columns.ranges(packed),
                    Columns.months(packed),
                    Columns.stockUntil(packed) >= day,
                    kinds));
            numbers.origins[doc] = origins.of(new Origin(makerNumbers[maker.ordValue()], setNumbers[set.ordValue()]));
        }
        return numbers;
    }

    private static IndexReader.CacheKey key(LeafReaderContext leaf) {
        return leaf.reader().getCoreCacheHelper().getKey();
    }

    /** Values numbered as they come. */
    private static final class Numbers<T> {

        private final List<T> values;
        private final Map<T, Integer> numbers;

        Numbers(@Nullable Numbers<T> before) {
            values = before == null ? new ArrayList<>() : new ArrayList<>(before.values);
            numbers = before == null ? new HashMap<>() : new HashMap<>(before.numbers);
        }

        int of(T value) {
            var number = numbers.putIfAbsent(value, values.size());
            if (number == null) {
                values.add(value);
                return values.size() - 1;
            }
            return number;
        }
    }
}
