package vn.sanvat.site.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.sanvat.catalog.Category;
import vn.sanvat.search.Results;
import vn.sanvat.search.Results.Value;
import vn.sanvat.site.card.FeaturedGoods;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Page;

/**
 * The list of goods, with the filters and sortings that are one click away.
 *
 * @param address of this page, but for its number
 * @param instead what to show where nothing was found
 * @param makers the names of those who can be chosen, by their ids
 */
public record SearchPage(
        SearchAddress address,
        Results results,
        List<Hit> hits,
        Map<String, String> makers,
        FeaturedGoods.Choice instead) {

    private static final String PRICE = "price";

    private static final List<SearchWords> SORTS = List.of(
            SearchWords.SORT_RELEVANCE,
            SearchWords.SORT_NAME,
            SearchWords.SORT_PRICE,
            SearchWords.SORT_PRICE_DESC,
            SearchWords.SORT_UNIT_PRICE,
            SearchWords.SORT_NEWEST);

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
        var maker = address.only(SearchAddress.MAKER).map(makers::get).orElse(null);
        if (shelf.size() != 1) {
            return maker == null ? reader.say(ShopWords.CATALOG) : reader.say(ShopWords.GOODS_OF, maker);
        }
        var title = reader.say(shelf.getFirst().category().title());
        return maker == null ? title : reader.say(ShopWords.SHELF_OF, title, maker);
    }

    /** Every kind that there is, with how many goods the other filters leave of it. */
    public List<Shelf> shelves() {
        return results.facets().category().stream()
                .map(value -> new Shelf(
                        category(value.value()), value.count(), toggled(SearchAddress.CATEGORY, value), value.chosen()))
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
                        new Facet(SearchWords.PLACE, SearchAddress.PLACE, places),
                        new Facet(SearchWords.MAKER, SearchAddress.MAKER, named),
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
        for (var name : SearchAddress.FILTERS) {
            for (var value : address.values(name)) {
                chips.add(new Chip(label(name, value, reader), address.without(name, value)));
            }
        }
        return chips;
    }

    private String label(String name, String value, Reader reader) {
        return switch (name) {
            case SearchAddress.PRICE_MIN -> reader.say(SearchWords.FROM, reader.price(Long.parseLong(value)));
            case SearchAddress.PRICE_MAX -> reader.say(SearchWords.TO, reader.price(Long.parseLong(value)));
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
                .map(words -> new Sorting(words, address.set(SearchAddress.SORT, List.of(name(words))), words == now))
                .toList();
    }

    private SearchWords sort(boolean typed) {
        var standard = typed ? SearchWords.SORT_RELEVANCE : SearchWords.SORT_NAME;
        var asked = Objects.requireNonNullElse(address.parameters().getFirst(SearchAddress.SORT), "");
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
            return value.chosen()
                    ? address.priced("", "")
                    : address.priced(
                            value.value().substring(0, hyphen), value.value().substring(hyphen + 1));
        }
        if (value.chosen()) {
            // By what is chosen and not by what was typed, which may be a name or in capitals.
            return address.set(
                    name,
                    choices(name)
                            .filter(Value::chosen)
                            .map(Value::value)
                            .filter(other -> !other.equals(value.value()))
                            .toList());
        }
        return name.equals("stock") ? address.set(name, List.of(value.value())) : address.with(name, value.value());
    }

    private Stream<Value> choices(String name) {
        return name.equals(SearchAddress.CATEGORY)
                ? results.facets().category().stream()
                : facets().stream()
                        .filter(facet -> facet.name().equals(name))
                        .flatMap(facet -> facet.values().stream());
    }

    /** The lowest price that was asked for, as the form shows it again; nothing where none was. */
    public String priceMin(Reader reader) {
        return address.only(SearchAddress.PRICE_MIN)
                .map(Long::parseLong)
                .map(reader::price)
                .orElse("");
    }

    public String priceMax(Reader reader) {
        return address.only(SearchAddress.PRICE_MAX)
                .map(Long::parseLong)
                .map(reader::price)
                .orElse("");
    }

    public boolean samples() {
        return Good.samples(hits.stream().map(Hit::good).toList());
    }

    public Page<Hit> page() {
        return new Page<>(hits, results.page(), results.size(), results.total());
    }
}
