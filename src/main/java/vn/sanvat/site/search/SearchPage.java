package vn.sanvat.site.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import vn.sanvat.catalog.Category;
import vn.sanvat.search.Results;
import vn.sanvat.search.Results.Value;
import vn.sanvat.site.card.FeaturedGoods;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Money;
import vn.sanvat.web.Page;

/**
 * The list of goods, with the address of every page that is one click away.
 *
 * @param parameters of this page's address
 * @param instead what to show where nothing was found
 * @param makers the names of those who can be chosen, by their ids
 */
public record SearchPage(
        MultiValueMap<String, String> parameters,
        Results results,
        List<Hit> hits,
        Map<String, String> makers,
        FeaturedGoods.Choice instead) {

    static final String MAKER = "cooperative";

    private static final String CATEGORY = "category";
    private static final String PLACE = "place";
    private static final String PRICE = "price";
    private static final String PRICE_MIN = "priceMin";
    private static final String PRICE_MAX = "priceMax";
    private static final String SORT = "sort";

    private static final List<String> FILTERS =
            List.of(CATEGORY, MAKER, PLACE, "certificate", PRICE_MIN, PRICE_MAX, "season", "stock");

    /** What its addresses hold, besides the number of a page. */
    private static final List<String> KNOWN =
            Stream.concat(FILTERS.stream(), Stream.of("q", SORT, "size")).toList();

    private static final List<SearchWords> SORTS = List.of(
            SearchWords.SORT_RELEVANCE,
            SearchWords.SORT_NAME,
            SearchWords.SORT_PRICE,
            SearchWords.SORT_PRICE_DESC,
            SearchWords.SORT_UNIT_PRICE,
            SearchWords.SORT_NEWEST);

    /** Prices stand in its addresses as whole đồng, however they were typed. */
    public SearchPage {
        parameters = new LinkedMultiValueMap<>(parameters);
        inDong(parameters, PRICE_MIN);
        inDong(parameters, PRICE_MAX);
    }

    private static void inDong(MultiValueMap<String, String> parameters, String name) {
        var typed = parameters.getFirst(name);
        if (typed != null) {
            // Of several the first counts, and it was read as a price already.
            Money.parse(typed).ifPresent(vnd -> parameters.set(name, String.valueOf(vnd)));
        }
    }

    /** One of the goods, and where words stand that are not in its name. */
    public record Hit(Good good, List<Results.Matched> matched) {}

    /** A filter and its values. */
    public record Facet(SearchWords title, String name, List<Value> values) {}

    /** A kind of goods with the drawing that stands for it. */
    public record Shelf(Category category, long count, String url, boolean chosen) {}

    /** A filter in force, and the page without it. */
    public record Chip(String label, String url) {}

    /** A way of sorting. */
    public record Sorting(SearchWords words, String url, boolean current) {}

    public String title(Reader reader) {
        if (!results.query().isEmpty()) {
            return reader.say(SearchWords.TITLE_OF, results.query());
        }
        var shelf = shelves().stream().filter(Shelf::chosen).toList();
        var maker = only(MAKER).map(makers::get).orElse(null);
        if (shelf.size() != 1) {
            return maker == null ? reader.say(ShopWords.CATALOG) : reader.say(ShopWords.GOODS_OF, maker);
        }
        var title = reader.say(shelf.getFirst().category().title());
        return maker == null ? title : reader.say(ShopWords.SHELF_OF, title, maker);
    }

    /** Whether it is a list that search engines may show: all goods, those of a kind, or those of a maker. */
    public boolean asShelf() {
        return parameters.entrySet().stream()
                .map(Map.Entry::getKey)
                .filter(name -> KNOWN.contains(name) && !values(name).isEmpty())
                .allMatch(name -> (name.equals(CATEGORY) || name.equals(MAKER))
                        && parameters.getOrDefault(name, List.of()).size() == 1);
    }

    /** Every kind that there is, with how many goods the other filters leave of it. */
    public List<Shelf> shelves() {
        return results.facets().category().stream()
                .map(value ->
                        new Shelf(category(value.value()), value.count(), toggled(CATEGORY, value), value.chosen()))
                .toList();
    }

    private static Category category(String slug) {
        return Arrays.stream(Category.values())
                .filter(category -> category.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a kind is chosen. */
    public boolean anyShelf() {
        return shelves().stream().anyMatch(Shelf::chosen);
    }

    /** The same without a choice of kinds. */
    public String ofAllShelves() {
        return set(CATEGORY, List.of());
    }

    /** Those that leave a choice; the kinds of goods stand apart. */
    public List<Facet> facets() {
        var facets = results.facets();
        var named = facets.cooperative().stream()
                .map(value -> new Value(
                        value.value(),
                        Localized.vietnamese(
                                makers.getOrDefault(value.value(), value.label().vi())),
                        value.count(),
                        value.chosen()))
                .toList();
        var places = Stream.concat(facets.formerPlace().stream().filter(Value::chosen), facets.place().stream())
                .toList();
        return Stream.of(
                        new Facet(SearchWords.SEASON, "season", facets.season()),
                        new Facet(SearchWords.PRICE, PRICE, facets.price()),
                        new Facet(SearchWords.PLACE, PLACE, places),
                        new Facet(SearchWords.MAKER, MAKER, named),
                        new Facet(SearchWords.CERTIFICATE, "certificate", facets.certificate()),
                        new Facet(SearchWords.STOCK, "stock", facets.stock()))
                .filter(facet -> !facet.values().isEmpty())
                .toList();
    }

    /** Names that places had, for who types one. */
    public List<String> formerPlaces() {
        return results.facets().formerPlace().stream()
                .map(value -> value.label().vi().replaceFirst(" \\(.*", ""))
                .distinct()
                .toList();
    }

    /** What is in season now, where anything is and it is not chosen already. */
    public Optional<Value> inSeason() {
        return results.facets().season().stream()
                .filter(value -> value.value().equals("now") && !value.chosen() && value.count() > 0)
                .findFirst();
    }

    public List<Chip> chips(Reader reader) {
        var chips = new ArrayList<Chip>();
        for (var name : FILTERS) {
            for (var value : values(name)) {
                chips.add(new Chip(label(name, value, reader), without(name, value)));
            }
        }
        return chips;
    }

    private String label(String name, String value, Reader reader) {
        return switch (name) {
            case PRICE_MIN -> reader.say(SearchWords.FROM, reader.price(Long.parseLong(value)));
            case PRICE_MAX -> reader.say(SearchWords.TO, reader.price(Long.parseLong(value)));
            default ->
                choices(name)
                        .filter(one -> one.value().equalsIgnoreCase(value.replace('_', '-'))
                                || one.value().equalsIgnoreCase(value))
                        .findFirst()
                        .map(one -> reader.say(one.label()))
                        .orElse(value);
        };
    }

    /** By relevance only where something was typed that goods can be relevant to. */
    public List<Sorting> sortings() {
        boolean typed = !results.query().isEmpty();
        var now = sort(typed);
        return SORTS.stream()
                .filter(words -> typed || words != SearchWords.SORT_RELEVANCE)
                .map(words -> new Sorting(words, set(SORT, List.of(name(words))), words == now))
                .toList();
    }

    private SearchWords sort(boolean typed) {
        var standard = typed ? SearchWords.SORT_RELEVANCE : SearchWords.SORT_NAME;
        var asked = Objects.requireNonNullElse(parameters.getFirst(SORT), "");
        return SORTS.stream()
                .filter(words -> name(words).equalsIgnoreCase(asked.replace('-', '_')))
                .filter(words -> typed || words != SearchWords.SORT_RELEVANCE)
                .findFirst()
                .orElse(standard);
    }

    private static String name(SearchWords words) {
        return words.name().substring("SORT_".length()).toLowerCase(Locale.ROOT);
    }

    /** The same search with one more value, or without it where it is chosen. */
    public String toggled(String name, Value value) {
        if (name.equals(PRICE)) {
            int hyphen = value.value().indexOf('-');
            var copy = copy();
            put(copy, PRICE_MIN, value.chosen() ? "" : value.value().substring(0, hyphen));
            put(copy, PRICE_MAX, value.chosen() ? "" : value.value().substring(hyphen + 1));
            return url(copy);
        }
        if (value.chosen()) {
            // By what is chosen and not by what was typed, which may be a name or in capitals.
            return set(
                    name,
                    choices(name)
                            .filter(Value::chosen)
                            .map(Value::value)
                            .filter(other -> !other.equals(value.value()))
                            .toList());
        }
        var values = new ArrayList<>(name.equals("stock") ? List.<String>of() : values(name));
        values.add(value.value());
        return set(name, values);
    }

    private Stream<Value> choices(String name) {
        return name.equals(CATEGORY)
                ? results.facets().category().stream()
                : facets().stream()
                        .filter(facet -> facet.name().equals(name))
                        .flatMap(facet -> facet.values().stream());
    }

    public String unfiltered() {
        var copy = copy();
        FILTERS.forEach(copy::remove);
        return url(copy);
    }

    public String asking(String query) {
        return set("q", List.of(query));
    }

    /** The one address of this page. */
    public String address() {
        return results.page() == 1 ? url(copy()) : before() + "page=" + results.page();
    }

    /** The URL, ready for the number of a page. */
    public String before() {
        var url = url(copy());
        return url + (url.contains("?") ? "&" : "?");
    }

    /** Filters that the form for words sends along. */
    public List<String[]> kept() {
        return sent(Set.of("q", "size"));
    }

    /** What the form for a place sends along: other places too. */
    public List<String[]> keptBesidesPlace() {
        return sent(Set.of());
    }

    /** What the form for prices sends along. */
    public List<String[]> keptBesidesPrice() {
        return sent(Set.of(PRICE_MIN, PRICE_MAX));
    }

    private List<String[]> sent(Set<String> typed) {
        return KNOWN.stream()
                .filter(name -> !typed.contains(name))
                .flatMap(name -> values(name).stream().map(value -> new String[] {name, value}))
                .toList();
    }

    /** The lowest price that was asked for, as the form shows it again; nothing where none was. */
    public String priceMin(Reader reader) {
        return only(PRICE_MIN).map(Long::parseLong).map(reader::price).orElse("");
    }

    public String priceMax(Reader reader) {
        return only(PRICE_MAX).map(Long::parseLong).map(reader::price).orElse("");
    }

    public boolean samples() {
        return Good.samples(hits.stream().map(Hit::good).toList());
    }

    public Page<Hit> page() {
        return new Page<>(hits, results.page(), results.size(), results.total());
    }

    private Optional<String> only(String name) {
        var values = values(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** What a filter was given, without what was left empty. */
    private List<String> values(String name) {
        return new ArrayList<@Nullable String>(parameters.getOrDefault(name, List.of()))
                .stream()
                        .flatMap(Stream::ofNullable)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    private String without(String name, String value) {
        return set(name, values(name).stream().filter(one -> !one.equals(value)).toList());
    }

    private String set(String name, List<String> values) {
        var copy = copy();
        copy.put(name, values);
        return url(copy);
    }

    private LinkedMultiValueMap<String, String> copy() {
        var copy = new LinkedMultiValueMap<>(parameters);
        copy.remove("page");
        return copy;
    }

    private static void put(MultiValueMap<String, String> parameters, String name, String value) {
        if (value.isEmpty()) {
            parameters.remove(name);
        } else {
            parameters.put(name, List.of(value));
        }
    }

    private static String url(MultiValueMap<String, String> parameters) {
        var url = UriComponentsBuilder.fromPath("/catalog");
        var values = new ArrayList<Object>();
        parameters.forEach((name, all) -> all.forEach((@Nullable String value) -> {
            if (KNOWN.contains(name) && value != null && !value.isEmpty()) {
                url.queryParam(name, "{value}");
                values.add(value);
            }
        }));
        return url.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
