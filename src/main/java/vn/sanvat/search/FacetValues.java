package vn.sanvat.search;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.Results.Facets;
import vn.sanvat.search.Results.Value;
import vn.sanvat.search.facet.Facet;
import vn.sanvat.search.index.Columns;
import vn.sanvat.search.index.Found;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.Prices;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Money;

/** Counts as people read them. */
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
        var places = places(counts.of(Facet.PLACE), chosenPlaces, gazetteer)
                .collect(Collectors.partitioningBy(place -> former(place, gazetteer)));
        return new Facets(
                values(
                        Category.values(),
                        counts.of(Facet.CATEGORY),
                        filters.categories(),
                        Category::slug,
                        Category::title),
                inOrder(
                        counts.of(Facet.COOPERATIVE),
                        filters.cooperatives(),
                        id -> Localized.vietnamese(found.makers().getOrDefault(id, id))),
                places.getOrDefault(false, List.of()),
                places.getOrDefault(true, List.of()),
                values(Kind.values(), counts.of(Facet.CERTIFICATE), filters.certificates(), Kind::slug, Kind::title),
                prices(counts.of(Facet.PRICE), filters.price()),
                seasons(counts.of(Facet.SEASON), filters, today.getMonth()),
                stock(counts.of(Facet.STOCK), filters));
    }

    private static <E extends Enum<E>> List<Value> values(
            E[] all,
            Map<String, Integer> counts,
            Set<E> chosen,
            Function<E, String> slug,
            Function<E, Localized> title) {
        return Stream.of(all)
                .map(one -> new Value(
                        slug.apply(one), title.apply(one), counts.getOrDefault(one.name(), 0), chosen.contains(one)))
                .filter(FacetValues::shown)
                .toList();
    }

    private static boolean shown(Value value) {
        return value.count() > 0 || value.chosen();
    }

    /** Places of both maps: of a unit that is no more it is said until when it was. */
    private static Stream<Value> places(Map<String, Integer> counts, Set<String> chosen, Gazetteer gazetteer) {
        return inOrder(counts, chosen, id -> title(id, gazetteer)).stream();
    }

    private static boolean former(Value value, Gazetteer gazetteer) {
        var place = gazetteer.find(value.value());
        return place != null && place.validTo() != null;
    }

    /** What is chosen first, also where nothing has it, and then what the most have. */
    private static List<Value> inOrder(
            Map<String, Integer> counts, Set<String> chosen, Function<String, Localized> title) {
        return Stream.concat(counts.keySet().stream(), chosen.stream())
                .distinct()
                .map(id -> new Value(id, title.apply(id), counts.getOrDefault(id, 0), chosen.contains(id)))
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

    private static List<Value> prices(Map<String, Integer> counts, Prices chosen) {
        return IntStream.rangeClosed(0, Columns.PRICE_ENDS.size())
                .mapToObj(range -> price(range, counts.getOrDefault(String.valueOf(range), 0), chosen))
                .filter(value -> value.count() > 0)
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

    private static List<Value> seasons(Map<String, Integer> counts, Filters filters, Month today) {
        var now = new Value(
                NOW,
                Localized.of("Đang vào mùa (tháng " + today.getValue() + ")", "In season now (" + english(today) + ")"),
                counts.getOrDefault(String.valueOf(today.getValue()), 0),
                filters.inSeasonNow());
        int always = counts.getOrDefault(Facet.ALL_YEAR, 0);
        var months = Stream.of(Month.values()).map(month -> {
            var value = String.valueOf(month.getValue());
            return new Value(
                    value,
                    Localized.of("Tháng " + value, english(month)),
                    always + counts.getOrDefault(value, 0),
                    filters.months().contains(month.getValue()));
        });
        return Stream.concat(Stream.of(now), months).filter(FacetValues::shown).toList();
    }

    private static String english(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static List<Value> stock(Map<String, Integer> counts, Filters filters) {
        return Stream.of(
                        new Value(
                                "yes",
                                Localized.of("Có hàng: có lô còn hạn", "In stock: some lot is in date"),
                                counts.getOrDefault("yes", 0),
                                Boolean.TRUE.equals(filters.inStock())),
                        new Value(
                                "no",
                                Localized.of("Chưa có lô còn hạn", "No lot in date"),
                                counts.getOrDefault("no", 0),
                                Boolean.FALSE.equals(filters.inStock())))
                .filter(FacetValues::shown)
                .toList();
    }
}
