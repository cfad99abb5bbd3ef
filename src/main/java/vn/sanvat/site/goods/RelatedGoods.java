package vn.sanvat.site.goods;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Product;
import vn.sanvat.search.Results;
import vn.sanvat.search.Search;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.web.Problem;

/** What to look at after a product: more of its maker, and its kind by others. The index chooses, so only what is shown is read. */
@Component
class RelatedGoods {

    private static final int MOST = 4;

    /** So many of the maker's own may stand before those of others. */
    private static final int LOOKED_AT = 24;

    private final Search search;
    private final Catalog catalog;
    private final Showcase showcase;

    RelatedGoods(Search search, Catalog catalog, Showcase showcase) {
        this.search = search;
        this.catalog = catalog;
        this.showcase = showcase;
    }

    /** The two shelves below a product. */
    record Shelves(List<Good> ofMaker, List<Good> alike) {

        static final Shelves NONE = new Shelves(List.of(), List.of());
    }

    Mono<Shelves> to(Product product, Category category) {
        return Mono.zip(found("cooperative", product.cooperative()), found("category", category.slug()))
                .flatMap(found -> shelves(
                        ids(found.getT1().items().stream()
                                .filter(item -> !item.id().equals(product.id()))),
                        ids(found.getT2().items().stream()
                                .filter(item -> !item.cooperative().id().equals(product.cooperative())))))
                // What a printed code leads to does not fail because the search is busy.
                .onErrorReturn(Problem.class, Shelves.NONE);
    }

    private Mono<Results> found(String name, String value) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add(name, value);
        parameters.add("size", String.valueOf(LOOKED_AT));
        return search.find(parameters);
    }

    private static List<String> ids(Stream<Results.Item> items) {
        return items.map(Results.Item::id).limit(MOST).toList();
    }

    private Mono<Shelves> shelves(List<String> ofMaker, List<String> alike) {
        var all = Stream.concat(ofMaker.stream(), alike.stream()).toList();
        if (all.isEmpty()) {
            return Mono.just(Shelves.NONE);
        }
        return catalog.findAll(all)
                .filter(product -> product.shown() != null)
                .collectList()
                .flatMap(showcase::goods)
                .map(goods -> new Shelves(inOrder(ofMaker, goods), inOrder(alike, goods)));
    }

    private static List<Good> inOrder(List<String> ids, List<Good> goods) {
        return ids.stream()
                .map(id -> goods.stream()
                        .filter(good -> good.id().equals(id))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }
}
