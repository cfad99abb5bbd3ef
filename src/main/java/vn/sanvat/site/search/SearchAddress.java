package vn.sanvat.site.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import vn.sanvat.text.Money;

/**
 * The address of a search, and those of the searches that are one click away. What a search does not know is left out of them, and so is the
 * number of the page: another choice begins with the first.
 */
public record SearchAddress(MultiValueMap<String, String> parameters) {

    static final String CATEGORY = "category";
    static final String MAKER = "cooperative";
    static final String PLACE = "place";
    static final String PRICE_MIN = "priceMin";
    static final String PRICE_MAX = "priceMax";
    static final String SORT = "sort";
    private static final String WORDS = "q";
    private static final String SIZE = "size";

    static final List<String> FILTERS =
            List.of(CATEGORY, MAKER, PLACE, "certificate", PRICE_MIN, PRICE_MAX, "season", "stock");

    private static final List<String> KNOWN =
            Stream.concat(FILTERS.stream(), Stream.of(WORDS, SORT, SIZE)).toList();

    /** Prices stand in it as whole đồng, however they were typed. */
    public SearchAddress {
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

    /** @param number of the page, from 1 */
    public String page(int number) {
        return number == 1 ? url(copy()) : before() + "page=" + number;
    }

    /** Ready for the number of a page. */
    public String before() {
        var url = url(copy());
        return url + (url.contains("?") ? "&" : "?");
    }

    public String asking(String words) {
        return set(WORDS, List.of(words));
    }

    public String unfiltered() {
        var copy = copy();
        FILTERS.forEach(copy::remove);
        return url(copy);
    }

    public String ofAllCategories() {
        return set(CATEGORY, List.of());
    }

    /** Names and values that the form for words sends along. */
    public List<String[]> besidesWords() {
        return besides(Set.of(WORDS, SIZE));
    }

    /** What the form for a place sends along: other places too. */
    public List<String[]> besidesPlace() {
        return besides(Set.of());
    }

    /** What the form for prices sends along. */
    public List<String[]> besidesPrices() {
        return besides(Set.of(PRICE_MIN, PRICE_MAX));
    }

    /** Whether it is a list that search engines may show: all goods, those of a kind, or those of a maker. */
    boolean asShelf() {
        return parameters.keySet().stream()
                .filter(name -> KNOWN.contains(name) && !values(name).isEmpty())
                .allMatch(name -> (name.equals(CATEGORY) || name.equals(MAKER))
                        && parameters.getOrDefault(name, List.of()).size() == 1);
    }

    /** What a parameter was given, without what was left empty. */
    List<String> values(String name) {
        return new ArrayList<@Nullable String>(parameters.getOrDefault(name, List.of()))
                .stream()
                        .flatMap(Stream::ofNullable)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    /** The one value of a parameter; none where it has none, or several. */
    Optional<String> only(String name) {
        var values = values(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    String with(String name, String value) {
        return set(name, Stream.concat(values(name).stream(), Stream.of(value)).toList());
    }

    String without(String name, String value) {
        return set(name, values(name).stream().filter(one -> !one.equals(value)).toList());
    }

    String set(String name, List<String> values) {
        var copy = copy();
        copy.put(name, values);
        return url(copy);
    }

    /** @param min in đồng; empty without a limit, as {@code max} is */
    String priced(String min, String max) {
        var copy = copy();
        copy.put(PRICE_MIN, List.of(min));
        copy.put(PRICE_MAX, List.of(max));
        return url(copy);
    }

    private List<String[]> besides(Set<String> typed) {
        return KNOWN.stream()
                .filter(name -> !typed.contains(name))
                .flatMap(name -> values(name).stream().map(value -> new String[] {name, value}))
                .toList();
    }

    private LinkedMultiValueMap<String, String> copy() {
        var copy = new LinkedMultiValueMap<>(parameters);
        copy.remove("page");
        return copy;
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
