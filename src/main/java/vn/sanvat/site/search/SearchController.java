package vn.sanvat.site.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.search.Results;
import vn.sanvat.search.Search;
import vn.sanvat.site.card.FeaturedGoods;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.help.HelpPages;
import vn.sanvat.site.lot.CodeLookup;
import vn.sanvat.site.lot.LotChoices;
import vn.sanvat.site.lot.TypedCode;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Language;

/**
 * The one list of goods, to look through and to search: the same parameters and the same answer as {@code GET /api/search}. It answers
 * under both addresses that it ever had, and leads on to the first.
 */
@RestController
@Audience(Audience.Who.PUBLIC)
class SearchController {

    private static final int FEATURED = 4;

    /** Of a question without filters. */
    private static final Set<String> NAMES = Set.of("q", Language.NAME);

    private final Search search;
    private final FeaturedGoods featured;
    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final CodeLookup lookup;
    private final LotChoices choices;
    private final Showcase showcase;
    private final HelpPages help;
    private final Pages pages;

    SearchController(
            Search search,
            FeaturedGoods featured,
            Catalog catalog,
            Cooperatives cooperatives,
            CodeLookup lookup,
            LotChoices choices,
            Showcase showcase,
            HelpPages help,
            Pages pages) {
        this.search = search;
        this.featured = featured;
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.lookup = lookup;
        this.choices = choices;
        this.showcase = showcase;
        this.help = help;
        this.pages = pages;
    }

    @Cached
    @GetMapping({"/catalog", "/search"})
    Mono<ResponseEntity<byte[]>> search(
            ServerHttpRequest request, @RequestParam MultiValueMap<String, String> parameters) {
        return named(request, parameters).switchIfEmpty(Mono.defer(() -> found(request, parameters)));
    }

    /** Who types what stands on a pack, and nothing else, is led to the page of that. */
    private Mono<ResponseEntity<byte[]>> named(ServerHttpRequest request, MultiValueMap<String, String> parameters) {
        var asked = parameters.getFirst("q");
        if (asked == null || !NAMES.containsAll(parameters.keySet())) {
            return Mono.empty();
        }
        var typed = TypedCode.read(asked);
        return !typed.certain() ? Mono.empty() : lookup.find(typed).map(found -> choices.answer(request, typed, found));
    }

    private Mono<ResponseEntity<byte[]>> found(ServerHttpRequest request, MultiValueMap<String, String> parameters) {
        return search.find(parameters)
                .flatMap(results -> page(parameters, results))
                .map(page -> show(request, page))
                .onErrorResume(HelpPages::beyondTheEnd, problem -> lastPage(request, parameters, problem));
    }

    private Mono<SearchPage> page(MultiValueMap<String, String> parameters, Results results) {
        var instead = results.items().isEmpty() ? featured.choose(FEATURED) : Mono.just(FeaturedGoods.Choice.NONE);
        return Mono.zip(hits(results), makers(results), instead)
                .map(found -> new SearchPage(
                        new SearchAddress(parameters), results, found.getT1(), found.getT2(), found.getT3()));
    }

    private Mono<ResponseEntity<byte[]>> lastPage(
            ServerHttpRequest request, MultiValueMap<String, String> parameters, Throwable problem) {
        var first = new LinkedMultiValueMap<>(parameters);
        first.remove("page");
        return search.find(first).map(results -> {
            return help.lastPage(request, problem, new SearchAddress(first).before() + "page=" + results.pages());
        });
    }

    /** What was withdrawn since it was indexed is left out. */
    private Mono<List<SearchPage.Hit>> hits(Results results) {
        var ids = results.items().stream().map(Results.Item::id).toList();
        return catalog.findAll(ids)
                .filter(product -> product.shown() != null)
                .collectMap(Product::id)
                .flatMap(products -> {
                    var items = results.items().stream()
                            .filter(item -> products.containsKey(item.id()))
                            .toList();
                    var inOrder = items.stream()
                            .map(item -> Objects.requireNonNull(products.get(item.id())))
                            .toList();
                    return showcase.goods(inOrder).map(goods -> together(items, goods));
                });
    }

    private static List<SearchPage.Hit> together(List<Results.Item> items, List<Good> goods) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> new SearchPage.Hit(goods.get(i), items.get(i).matched()))
                .toList();
    }

    /** The makers that can be chosen, as they are called today: the index may not know yet. */
    private Mono<Map<String, String>> makers(Results results) {
        var ids = results.facets().cooperative().stream()
                .map(Results.Value::value)
                .toList();
        return cooperatives.findAll(ids).collectMap(Cooperative::id, Cooperative::name);
    }

    private ResponseEntity<byte[]> show(ServerHttpRequest request, SearchPage page) {
        var reader = Reader.of(request);
        var frame = pages.frame(request, Frame.Section.SEARCH, page.title(reader), reader.say(ShopWords.CATALOG_SAY))
                .at(page.address().page(page.results().page()));
        return pages.show(
                HttpStatus.OK,
                request,
                page.address().asShelf() ? frame : frame.unlisted(),
                "search",
                Map.<String, @Nullable Object>of("s", page));
    }
}
