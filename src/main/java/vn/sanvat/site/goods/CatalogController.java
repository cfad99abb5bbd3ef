package vn.sanvat.site.goods;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.HelpPages;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** The goods: a list to choose from, and a page for each. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class CatalogController {

    private static final int PAGE_SIZE = 24;

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Showcase showcase;
    private final ProductPages products;
    private final HelpPages help;
    private final Pages pages;

    CatalogController(
            Catalog catalog,
            Cooperatives cooperatives,
            Showcase showcase,
            ProductPages products,
            HelpPages help,
            Pages pages) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.showcase = showcase;
        this.products = products;
        this.help = help;
        this.pages = pages;
    }

    @GetMapping("/catalog")
    Mono<ResponseEntity<byte[]>> list(
            ServerHttpRequest request,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String cooperative,
            @RequestParam(defaultValue = "1") int page) {
        var sieve = new CatalogFilter(category(category), blankIsNone(cooperative));
        var filter = new Catalog.Filter(sieve.category(), sieve.cooperative());
        var asked = new Page.Request(page, PAGE_SIZE);
        return chosen(sieve)
                .flatMap(maker -> catalog.shown(filter, asked)
                        .flatMap(showcase::goods)
                        .flatMap(goods -> show(request, sieve, maker.orElse(null), goods)))
                .onErrorResume(
                        HelpPages::beyondTheEnd,
                        problem -> catalog.shown(filter, new Page.Request(1, PAGE_SIZE))
                                .map(first ->
                                        help.lastPage(request, problem, sieve.before() + "page=" + first.pages())));
    }

    @GetMapping("/catalog/{id}")
    Mono<ResponseEntity<byte[]>> product(ServerHttpRequest request, @PathVariable String id) {
        return catalog.find(id)
                .filter(product -> product.lastShown() != null)
                .switchIfEmpty(Mono.error(() -> Catalog.missing(id)))
                .flatMap(product -> products.show(request, product, null));
    }

    /** Whose goods are asked for, if anybody's. */
    private Mono<Optional<Cooperative>> chosen(CatalogFilter sieve) {
        var id = sieve.cooperative();
        return id == null
                ? Mono.just(Optional.empty())
                : cooperatives
                        .find(id)
                        .switchIfEmpty(Mono.error(() -> Cooperatives.missing(id)))
                        .map(Optional::of);
    }

    private Mono<ResponseEntity<byte[]>> show(
            ServerHttpRequest request, CatalogFilter sieve, @Nullable Cooperative chosen, Page<Good> goods) {
        var makers = cooperatives.list(new Page.Request(1, Page.MAX_SIZE)).map(page -> MakerChoice.of(page, chosen));
        return Mono.zip(catalog.categoriesShown(), makers).map(found -> {
            var frame = frame(request, sieve, chosen);
            var content = Map.<String, @Nullable Object>of(
                    "sieve", sieve, "page", goods, "shelves", found.getT1(), "makers", found.getT2());
            return pages.show(HttpStatus.OK, request, frame, "catalog", content);
        });
    }

    private Frame frame(ServerHttpRequest request, CatalogFilter sieve, @Nullable Cooperative chosen) {
        var reader = Reader.of(request);
        var category = sieve.category();
        var goods = category == null ? reader.say(ShopWords.CATALOG) : reader.say(category.title());
        var title = chosen == null ? goods : reader.say(ShopWords.SHELF_OF, goods, chosen.name());
        if (category == null && chosen != null) {
            title = reader.say(ShopWords.GOODS_OF, chosen.name());
        }
        return pages.frame(request, Frame.Section.GOODS, title, reader.say(ShopWords.CATALOG_SAY));
    }

    private static @Nullable Category category(@Nullable String slug) {
        if (slug == null || slug.isBlank()) {
            return null;
        }
        return Arrays.stream(Category.values())
                .filter(category -> category.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> unknown(slug));
    }

    private static Problem unknown(String slug) {
        var known = Arrays.stream(Category.values()).map(Category::slug).collect(Collectors.joining(", "));
        return Problem.invalid(
                "category",
                "Không có loại “" + slug + "”; có: " + known,
                "There is no category “" + slug + "”; there are: " + known);
    }

    private static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
