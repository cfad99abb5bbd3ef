package vn.sanvat.search;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.Results.Facets;
import vn.sanvat.search.Results.Value;
import vn.sanvat.search.facet.FacetCounts;
import vn.sanvat.search.facet.FacetCounts.Counted;
import vn.sanvat.search.index.Columns;
import vn.sanvat.search.index.Found;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.Prices;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Money;

/** Counts as people read them. */
@SuppressWarnings("EnumOrdinal") // Counted and read in the same process.
final class FacetValues {

    /** The season of today. */
    static final String NOW = "now";

    private FacetValues() {}

    static Facets of(Found found, Gazetteer gazetteer, LocalDate today) {
        var counts = found.counts();
        var filters = found.filters();
        var chosenPlaces = filters.places().stream()
                .flatMap(place -> gazetteer.named(place).stream())
                .collect(Collectors.toSet());
        var places = places(counts.places, chosenPlaces, gazetteer)
                .collect(Collectors.partitioningBy(place -> former(place, gazetteer)));
        return new Facets(
                values(Category.values(), counts.categories, filters.categories(), Category::slug, Category::title),
                makers(counts.cooperatives, filters.cooperatives()),
                places.getOrDefault(false, List.of()),
                places.getOrDefault(true, List.of()),
                values(Kind.values(), counts.certificates, filters.certificates(), Kind::slug, Kind::title),
                prices(counts.prices, filters.price()),
                seasons(counts, filters, today),
                stock(counts.stock, filters));
    }

    private static <E extends Enum<E>> List<Value> values(
            E[] all, int[] counts, Set<E> chosen, Function<E, String> slug, Function<E, Localized> title) {
        return Stream.of(all)
                .filter(one -> counts[one.ordinal()] > 0 || chosen.contains(one))
                .map(one -> new Value(slug.apply(one), title.apply(one), counts[one.ordinal()], chosen.contains(one)))
                .toList();
    }

    private static List<Value> makers(List<Counted> counts, Set<String> chosen) {
        var values = counts.stream().map(counted -> {
            int zero = counted.value().indexOf('\0');
            var name = Localized.vietnamese(counted.value().substring(zero + 1));
            return new Value(counted.value().substring(0, zero), name, counted.count(), false);
        });
        return inOrder(values, chosen, Localized::vietnamese);
    }

    /** Places of both maps: of a unit that is no more it is said until when it was. */
    private static Stream<Value> places(List<Counted> counts, Set<String> chosen, Gazetteer gazetteer) {
        var values = counts.stream()
                .map(counted -> new Value(counted.value(), title(counted.value(), gazetteer), counted.count(), false));
        return inOrder(values, chosen, id -> title(id, gazetteer)).stream();
    }

    private static boolean former(Value value, Gazetteer gazetteer) {
        var place = gazetteer.find(value.value());
        return place != null && place.validTo() != null;
    }

    /** What is chosen first, also where nothing has it, and then what the most have. */
    private static List<Value> inOrder(Stream<Value> counted, Set<String> chosen, Function<String, Localized> title) {
        var values = counted.collect(Collectors.toMap(
                Value::value, value -> value, BinaryOperator.maxBy(Comparator.comparingLong(Value::count))));
        chosen.forEach(id -> {
            var value = values.get(id);
            values.put(
                    id,
                    new Value(
                            id,
                            value == null ? title.apply(id) : value.label(),
                            value == null ? 0 : value.count(),
                            true));
        });
        return values.values().stream()
                .sorted(Comparator.comparing(Value::chosen)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(Value::count).reversed())
                        .thenComparing(value -> value.label().vi())
                        .thenComparing(Value::value))
                .toList();
    }

    private static Localized title(String id, Gazetteer gazetteer) {
        var place = gazetteer.find(id);
        if (place == null) {
            return Localized.vietnamese(id);
        }
        var title = place.title();
        var end = place.validTo();
        return end == null
                ? title
                : Localized.of(
                        title.vi() + " (đến " + Dates.format(end.minusDays(1)) + ")",
                        title.in(Locale.ENGLISH) + " (until " + Dates.format(end.minusDays(1)) + ")");
    }

    private static List<Value> prices(int[] counts, Prices chosen) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .mapToObj(i -> price(i, counts[i], chosen))
                .toList();
    }

    private static Value price(int range, long count, Prices chosen) {
        var ends = Columns.PRICE_ENDS;
        long from = range == 0 ? 0 : ends.get(range - 1);
        boolean open = range == ends.size();
        var value = (from == 0 ? "" : String.valueOf(from)) + "-" + (open ? "" : String.valueOf(ends.get(range) - 1));
        var label = both(locale -> priceRange(from, open ? null : ends.get(range), locale));
        boolean is = chosen.min() == from && chosen.max() == (open ? Long.MAX_VALUE : ends.get(range) - 1);
        return new Value(value, label, count, is && !chosen.equals(Prices.ANY));
    }

    private static String priceRange(long from, @Nullable Long to, Locale locale) {
        boolean english = locale.equals(Locale.ENGLISH);
        var low = Money.format(from, locale);
        if (to == null) {
            return english ? low + " and more" : "Từ " + low;
        }
        var high = Money.format(to, locale);
        return from > 0 ? low + " – " + high : (english ? "Under " : "Dưới ") + high;
    }

    private static Localized both(Function<Locale, String> say) {
        return Localized.of(say.apply(Localized.VIETNAMESE), say.apply(Locale.ENGLISH));
    }

    private static List<Value> seasons(FacetCounts counts, Filters filters, LocalDate today) {
        var month = today.getMonth();
        var now = new Value(
                NOW,
                Localized.of(
                        "Đang vào mùa (tháng " + month.getValue() + ")",
                        "In season now (" + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ")"),
                counts.inSeason,
                filters.inSeasonNow());
        return Stream.concat(
                        Stream.of(now).filter(value -> value.count() > 0 || value.chosen()),
                        months(counts.months, filters.months()))
                .toList();
    }

    private static Stream<Value> months(int[] counts, Set<Integer> chosen) {
        return IntStream.rangeClosed(1, counts.length)
                .filter(month -> counts[month - 1] > 0 || chosen.contains(month))
                .mapToObj(month -> new Value(
                        String.valueOf(month),
                        Localized.of("Tháng " + month, Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                        counts[month - 1],
                        chosen.contains(month)));
    }

    private static List<Value> stock(int[] counts, Filters filters) {
        return Stream.of(
                        new Value(
                                "yes",
                                Localized.of("Có hàng: có lô còn hạn", "In stock: some lot is in date"),
                                counts[1],
                                Boolean.TRUE.equals(filters.inStock())),
                        new Value(
                                "no",
                                Localized.of("Chưa có lô còn hạn", "No lot in date"),
                                counts[0],
                                Boolean.FALSE.equals(filters.inStock())))
                .filter(value -> value.count() > 0 || value.chosen())
                .toList();
    }
}
