package vn.sanvat.site.search;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.search.Results;
import vn.sanvat.search.Search;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.lot.CodeLookup;
import vn.sanvat.site.lot.LotChoices;
import vn.sanvat.site.lot.TypedCode;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Language;

/** The search page: the same parameters and the same answer as {@code GET /api/search}. */
@RestController
@Audience(Audience.Who.PUBLIC)
class SearchController {

    /** Of a question without filters. */
    private static final Set<String> NAMES = Set.of("q", Language.NAME);

    private final Search search;
    private final Catalog catalog;
    private final CodeLookup lookup;
    private final LotChoices choices;
    private final Showcase showcase;
    private final Pages pages;

    SearchController(
            Search search, Catalog catalog, CodeLookup lookup, LotChoices choices, Showcase showcase, Pages pages) {
        this.search = search;
        this.catalog = catalog;
        this.lookup = lookup;
        this.choices = choices;
        this.showcase = showcase;
        this.pages = pages;
    }

    @Cached
    @GetMapping("/search")
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
        return !typed.certain()
                ? Mono.empty()
                : lookup.find(typed).map(found -> switch (found) {
                    case CodeLookup.Found.Page page ->
                        ResponseEntity.status(HttpStatus.SEE_OTHER)
                                .location(URI.create(page.path()))
                                .build();
                    case CodeLookup.Found.Several several -> choices.show(request, typed, several);
                });
    }

    private Mono<ResponseEntity<byte[]>> found(ServerHttpRequest request, MultiValueMap<String, String> parameters) {
        return search.find(parameters)
                .flatMap(results -> hits(results).map(hits -> new SearchPage(parameters, results, hits)))
                .map(page -> show(request, page));
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

    private ResponseEntity<byte[]> show(ServerHttpRequest request, SearchPage page) {
        var reader = Reader.of(request);
        var query = page.results().query();
        var title = query.isBlank() ? reader.say(SearchWords.TITLE) : reader.say(SearchWords.TITLE_OF, query);
        var frame = pages.frame(request, Frame.Section.SEARCH, title, reader.say(SearchWords.SAY))
                .unlisted();
        return pages.show(HttpStatus.OK, request, frame, "search", Map.<String, @Nullable Object>of("s", page));
    }
}
