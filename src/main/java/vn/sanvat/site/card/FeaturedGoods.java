package vn.sanvat.site.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple3;
import vn.sanvat.catalog.Category;
import vn.sanvat.search.Results;
import vn.sanvat.search.Search;
import vn.sanvat.text.Folding;

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
        return found("sort", "name", null).flatMap(all -> {
            var shelves = shelves(all);
            // A list that is not shown whole may lack kinds: then each kind is asked for its own.
            var kinds = all.pages() == 1
                    ? Flux.just(Optional.<Category>empty())
                    : Flux.fromIterable(shelves.keySet()).map(Optional::of);
            return kinds.concatMap(kind -> kind.map(this::ofKind).orElseGet(() -> threeOf(null, Mono.just(all))))
                    .collectList()
                    .map(found -> new Choice(
                            inTurn(pool(found), count),
                            shelves,
                            found.stream()
                                    .mapToLong(three -> three.getT1().total())
                                    .sum()));
        });
    }

    /** In season, with OCOP stars, and all. */
    private Mono<Tuple3<Results, Results, Results>> ofKind(Category kind) {
        return threeOf(kind, found("sort", "name", kind));
    }

    private Mono<Tuple3<Results, Results, Results>> threeOf(@Nullable Category kind, Mono<Results> all) {
        return Mono.zip(found("season", "now", kind), found("certificate", "ocop", kind), all);
    }

    private Mono<Results> found(String name, String value, @Nullable Category kind) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("size", LOOKED_AT);
        parameters.add(name, value);
        if (kind != null) {
            parameters.add("category", kind.slug());
        }
        return search.find(parameters);
    }

    private static List<Results.Item> pool(List<Tuple3<Results, Results, Results>> found) {
        var pool = new LinkedHashMap<String, Results.Item>();
        Stream.<Function<Tuple3<Results, Results, Results>, Results>>of(Tuple3::getT1, Tuple3::getT2, Tuple3::getT3)
                .flatMap(part -> found.stream()
                        .flatMap(three -> part.apply(three).items().stream())
                        .sorted(BY_STARS.thenComparing(FeaturedGoods::folded)))
                .forEach(item -> pool.putIfAbsent(item.id(), item));
        return List.copyOf(pool.values());
    }

    private static String folded(Results.Item item) {
        return Folding.fold(item.name().vi());
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
