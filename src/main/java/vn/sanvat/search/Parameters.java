package vn.sanvat.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.sanvat.catalog.Category;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Prices;
import vn.sanvat.search.query.SearchRequest;
import vn.sanvat.search.query.SearchRequest.By;
import vn.sanvat.text.Money;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** Reads a search from the parameters of its address, which are plain text. */
final class Parameters {

    static final int MAX_QUERY_LENGTH = 200;
    static final int MAX_VALUES = 20;
    static final int MAX_VALUE_LENGTH = 120;

    /** Deeper, nobody leafs; and every page that is skipped must be sorted. */
    static final int MAX_DEPTH = 10_000;

    private static final int SIZE = 24;

    private Parameters() {}

    /** @throws Problem invalid, naming the parameter */
    static SearchRequest read(MultiValueMap<String, String> parameters) {
        var query = query(first(parameters, "q"));
        long min = price(parameters, "priceMin", 0);
        long max = price(parameters, "priceMax", Long.MAX_VALUE);
        if (min > max) {
            throw Problem.invalid(
                    "priceMin",
                    "Giá thấp nhất " + Money.format(min) + " lớn hơn giá cao nhất " + Money.format(max),
                    "The lowest price, " + Money.format(min, Locale.ENGLISH) + ", is above the highest, "
                            + Money.format(max, Locale.ENGLISH));
        }
        var filters = new Filters(
                values(parameters, "category", name -> one("category", name, Category.values())),
                Set.copyOf(values(parameters, "cooperative", name -> name)),
                Set.copyOf(values(parameters, "place", name -> name)),
                values(parameters, "certificate", name -> one("certificate", name, Kind.values())),
                new Prices(min, max),
                months(parameters),
                stock(first(parameters, "stock")),
                parameters.getOrDefault("season", List.of()).contains(FacetValues.NOW));
        var by = first(parameters, "sort");
        var page = new Page.Request((int) number(parameters, "page", 1, Integer.MAX_VALUE, 1), (int)
                number(parameters, "size", 1, Page.MAX_SIZE, SIZE));
        if (page.offset() + page.size() > MAX_DEPTH) {
            throw Problem.invalid(
                    "page",
                    "Chỉ xem được " + MAX_DEPTH + " kết quả đầu; hãy thêm từ hoặc bộ lọc",
                    "Only the first " + MAX_DEPTH + " results can be leafed through; add words or filters");
        }
        return new SearchRequest(query, filters, by.isEmpty() ? By.RELEVANCE : one("sort", by, By.values()), page);
    }

    /** @throws Problem invalid if it is too long */
    static String query(String query) {
        if (query.length() > MAX_QUERY_LENGTH) {
            throw Problem.invalid(
                    "q",
                    "q dài " + query.length() + " ký tự; tối đa " + MAX_QUERY_LENGTH,
                    "q is " + query.length() + " characters long; at most " + MAX_QUERY_LENGTH + " are allowed");
        }
        return query;
    }

    private static String first(MultiValueMap<String, String> parameters, String name) {
        var value = parameters.getFirst(name);
        return value == null ? "" : value;
    }

    private static <T> Set<T> values(MultiValueMap<String, String> parameters, String name, Function<String, T> read) {
        var given = parameters.getOrDefault(name, List.of());
        if (given.size() > MAX_VALUES) {
            throw Problem.invalid(
                    name,
                    name + " có " + given.size() + " giá trị; tối đa " + MAX_VALUES,
                    name + " has " + given.size() + " values; at most " + MAX_VALUES + " are allowed");
        }
        var values = new LinkedHashSet<T>();
        for (var value : new ArrayList<@Nullable String>(given)) {
            if (value != null && !value.isEmpty()) {
                if (value.length() > MAX_VALUE_LENGTH) {
                    throw Problem.invalid(
                            name,
                            name + " dài quá " + MAX_VALUE_LENGTH + " ký tự",
                            name + " is longer than " + MAX_VALUE_LENGTH + " characters");
                }
                values.add(read.apply(value));
            }
        }
        return values;
    }

    private static <E extends Enum<E>> E one(String field, String name, E[] all) {
        var wanted = name.replace('-', '_');
        return Stream.of(all)
                .filter(value -> value.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> {
                    var allowed = Stream.of(all)
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
                    return Problem.invalid(
                            field,
                            field + " \"" + name + "\" không có; hãy chọn " + allowed,
                            field + " \"" + name + "\" does not exist; allowed are " + allowed);
                });
    }

    private static Set<Integer> months(MultiValueMap<String, String> parameters) {
        var months = new LinkedMultiValueMap<String, String>();
        parameters.getOrDefault("season", List.of()).stream()
                .filter(value -> !FacetValues.NOW.equals(value))
                .forEach(value -> months.add("season", value));
        return values(months, "season", Parameters::month);
    }

    private static int month(String text) {
        if (!text.matches("0?[1-9]|1[0-2]")) {
            throw Problem.invalid(
                    "season",
                    "season \"" + text + "\" phải là tháng 1 đến 12, hoặc now",
                    "season \"" + text + "\" must be a month, 1 to 12, or now");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Boolean stock(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default ->
                throw Problem.invalid(
                        "stock",
                        "stock \"" + text + "\" phải là yes hoặc no",
                        "stock \"" + text + "\" must be yes or no");
        };
    }

    /** As people write it: whole đồng, {@code 45.000} or {@code 45k}. */
    private static long price(MultiValueMap<String, String> parameters, String name, long absent) {
        var text = first(parameters, name);
        return text.isEmpty()
                ? absent
                : Money.parse(text)
                        .orElseThrow(() -> Problem.invalid(
                                name,
                                name + " \"" + text + "\" không phải là giá; hãy ghi như 45000, 45.000 hoặc 45k",
                                name + " \"" + text + "\" is no price; write it as 45000, 45,000 or 45k"));
    }

    private static long number(MultiValueMap<String, String> parameters, String name, long min, long max, long absent) {
        var text = first(parameters, name);
        if (text.isEmpty()) {
            return absent;
        }
        long value = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
        if (value < min || value > max) {
            throw Problem.invalid(
                    name,
                    name + " là \"" + text + "\"; phải là số nguyên từ " + min + " đến " + max,
                    name + " is \"" + text + "\"; allowed are whole numbers from " + min + " to " + max);
        }
        return value;
    }
}
