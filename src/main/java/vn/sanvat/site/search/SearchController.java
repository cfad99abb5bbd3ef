package vn.sanvat.site.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.sanvat.web.Audience;

/** The search page: the same parameters and the same answer as {@code GET /api/search}. */
@RestController
@Audience(Audience.Who.PUBLIC)
class SearchController {

    private final Search search;
    private final Catalog catalog;
    private final Showcase showcase;
    private final Pages pages;

    SearchController(Search search, Catalog catalog, Showcase showcase, Pages pages) {
        this.search = search;
        this.catalog = catalog;
        this.showcase = showcase;
        this.pages = pages;
    }

    @Cached
    @GetMapping("/search")
    Mono<ResponseEntity<byte[]>> search(
            ServerHttpRequest request, @RequestParam MultiValueMap<String, String> parameters) {
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
