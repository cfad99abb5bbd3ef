package vn.sanvat.site.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import vn.sanvat.search.Results;
import vn.sanvat.search.Results.Value;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.text.Money;
import vn.sanvat.web.Page;

/**
 * A search and what it found, with the address of every page that is one click away.
 *
 * @param parameters of this page's address
 */
public record SearchPage(MultiValueMap<String, String> parameters, Results results, List<Hit> hits) {

    private static final List<String> FILTERS =
            List.of("category", "cooperative", "place", "certificate", "priceMin", "priceMax", "season", "stock");
    private static final List<SearchWords> SORTS = List.of(
            SearchWords.SORT_RELEVANCE,
            SearchWords.SORT_NAME,
            SearchWords.SORT_PRICE,
            SearchWords.SORT_PRICE_DESC,
            SearchWords.SORT_NEWEST);

    /** One of the goods, and where words stand that are not in its name. */
    public record Hit(Good good, List<Results.Matched> matched) {}

    /** A filter and its values. */
    public record Facet(SearchWords title, String name, List<Value> values) {}

    /** A filter in force, and the page without it. */
    public record Chip(String label, String url) {}

    /** A way of sorting. */
    public record Sorting(SearchWords words, String url, boolean current) {}

    /** Those that leave a choice. */
    public List<Facet> facets() {
        var facets = results.facets();
        return Stream.of(
                        new Facet(SearchWords.CATEGORY, "category", facets.category()),
                        new Facet(SearchWords.PLACE, "place", facets.place()),
                        new Facet(SearchWords.PRICE, "price", facets.price()),
                        new Facet(SearchWords.CERTIFICATE, "certificate", facets.certificate()),
                        new Facet(SearchWords.MAKER, "cooperative", facets.cooperative()),
                        new Facet(SearchWords.STOCK, "stock", facets.stock()),
                        new Facet(SearchWords.SEASON, "season", facets.season()))
                .filter(facet -> !facet.values().isEmpty())
                .toList();
    }

    public List<Chip> chips(Reader reader) {
        var chips = new ArrayList<Chip>();
        for (var facet : facets()) {
            for (var value : facet.values()) {
                if (value.chosen() && !facet.name().equals("price") && holds(facet.name(), value.value())) {
                    chips.add(new Chip(reader.say(value.label()), without(facet.name(), value.value())));
                }
            }
        }
        var min = parameters.getFirst("priceMin");
        var max = parameters.getFirst("priceMax");
        if (min != null && !min.isBlank()) {
            chips.add(new Chip(
                    reader.say(SearchWords.FROM, Money.format(Long.parseLong(min.strip()))), without("priceMin", min)));
        }
        if (max != null && !max.isBlank()) {
            chips.add(new Chip(
                    reader.say(SearchWords.TO, Money.format(Long.parseLong(max.strip()))), without("priceMax", max)));
        }
        return chips;
    }

    public List<Sorting> sortings() {
        var now = parameters.getFirst("sort");
        return SORTS.stream()
                .map(words -> {
                    var name = words.name().substring("SORT_".length()).toLowerCase(Locale.ROOT);
                    boolean current =
                            (now == null || now.isBlank()) ? words == SearchWords.SORT_RELEVANCE : name.equals(now);
                    return new Sorting(words, set("sort", List.of(name)), current);
                })
                .toList();
    }

    /** The same search with one more value, or without it where it is chosen. */
    public String toggled(String name, Value value) {
        if (name.equals("price")) {
            int hyphen = value.value().indexOf('-');
            var copy = copy();
            put(copy, "priceMin", value.chosen() ? "" : value.value().substring(0, hyphen));
            put(copy, "priceMax", value.chosen() ? "" : value.value().substring(hyphen + 1));
            return url(copy);
        }
        if (holds(name, value.value())) {
            return without(name, value.value());
        }
        var values =
                new ArrayList<>(name.equals("stock") ? List.<String>of() : parameters.getOrDefault(name, List.of()));
        values.add(value.value());
        return set(name, values);
    }

    public String unfiltered() {
        var copy = copy();
        FILTERS.forEach(copy::remove);
        return url(copy);
    }

    public String asking(String query) {
        return set("q", List.of(query));
    }

    /** The URL, ready for the number of a page. */
    public String before() {
        var url = url(copy());
        return url + (url.contains("?") ? "&" : "?");
    }

    /** Filters that the form sends along. */
    public List<String[]> kept() {
        return parameters.entrySet().stream()
                .filter(entry ->
                        FILTERS.contains(entry.getKey()) || entry.getKey().equals("sort"))
                .flatMap(entry -> entry.getValue().stream().map(value -> new String[] {entry.getKey(), value}))
                .toList();
    }

    public Page<Hit> page() {
        return new Page<>(hits, results.page(), results.size(), results.total());
    }

    private boolean holds(String name, String value) {
        return parameters.getOrDefault(name, List.of()).contains(value);
    }

    private String without(String name, String value) {
        return set(
                name,
                parameters.getOrDefault(name, List.of()).stream()
                        .filter(one -> !one.equals(value))
                        .toList());
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
        var url = UriComponentsBuilder.fromPath("/search");
        var values = new ArrayList<Object>();
        parameters.forEach((name, all) -> all.forEach(value -> {
            if (FILTERS.contains(name) || List.of("q", "sort", "size").contains(name)) {
                url.queryParam(name, "{value}");
                values.add(value);
            }
        }));
        return url.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
