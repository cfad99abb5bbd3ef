package vn.sanvat.site.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Category;
import vn.sanvat.search.Results;
import vn.sanvat.search.Search;

/**
 * The goods that the home page puts forward, and every page that found nothing: one of each kind in turn, what is in season now first,
 * then what has most OCOP stars, then by name. The pages say so ({@link ShopWords#FEATURED_SAY}). The index knows all of it, so the
 * database is asked nothing.
 */
@Component
public class FeaturedGoods {

    private static final String LOOKED_AT = "100";

    private static final Comparator<Results.Item> BY_STARS =
            Comparator.comparingInt(FeaturedGoods::stars).reversed();

    private final Search search;

    FeaturedGoods(Search search) {
        this.search = search;
    }

    /**
     * What was chosen.
     *
     * @param shelves how many goods there are of each kind; those without any are left out
     * @param inSeason how many have a season, and are in it now
     */
    public record Choice(List<Results.Item> items, Map<Category, Long> shelves, long inSeason) {

        public static final Choice NONE = new Choice(List.of(), Map.of(), 0);

        public List<String> ids() {
            return items.stream().map(Results.Item::id).toList();
        }
    }

    public Mono<Choice> choose(int count) {
        return Mono.zip(found("season", "now"), found("certificate", "ocop"), found("sort", "name"))
                .map(found -> choice(found.getT1(), found.getT2(), found.getT3(), count));
    }

    private Mono<Results> found(String name, String value) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("size", LOOKED_AT);
        parameters.add(name, value);
        return search.find(parameters);
    }

    private static Choice choice(Results ripe, Results certified, Results all, int count) {
        var pool = new LinkedHashMap<String, Results.Item>();
        Stream.of(ripe, certified, all)
                .flatMap(results -> results.items().stream().sorted(BY_STARS))
                .forEach(item -> pool.putIfAbsent(item.id(), item));
        return new Choice(inTurn(List.copyOf(pool.values()), count), shelves(all), ripe.total());
    }

    /** One of each kind in turn, so that the first shelf does not fill the window. */
    private static List<Results.Item> inTurn(List<Results.Item> items, int count) {
        var shelves = new EnumMap<Category, List<Results.Item>>(Category.class);
        items.forEach(item -> shelves.computeIfAbsent(item.category(), category -> new ArrayList<>())
                .add(item));
        // The kind whose first is the best of all comes first.
        var inOrder = shelves.values().stream()
                .sorted(Comparator.comparingInt(shelf -> items.indexOf(shelf.getFirst())))
                .toList();
        var chosen = new ArrayList<Results.Item>();
        for (int round = 0; chosen.size() < Math.min(count, items.size()); round++) {
            for (var shelf : inOrder) {
                if (round < shelf.size() && chosen.size() < count) {
                    chosen.add(shelf.get(round));
                }
            }
        }
        return List.copyOf(chosen);
    }

    private static Map<Category, Long> shelves(Results all) {
        var shelves = new EnumMap<Category, Long>(Category.class);
        for (var category : Category.values()) {
            all.facets().category().stream()
                    .filter(value -> value.value().equals(category.slug()))
                    .forEach(value -> shelves.put(category, value.count()));
        }
        return shelves;
    }

    private static int stars(Results.Item item) {
        return item.certificates().stream()
                .map(Results.Badge::stars)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
