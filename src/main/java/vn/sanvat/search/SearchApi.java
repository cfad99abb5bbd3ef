package vn.sanvat.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.web.Audience;

/** Search over HTTP. */
@RestController
@Tag(name = "search", description = "Search · Tìm kiếm")
@Audience(Audience.Who.PUBLIC)
class SearchApi {

    private final Search search;

    SearchApi(Search search) {
        this.search = search;
    }

    /** What completes a beginning. */
    record Suggested(List<Suggestion> items) {}

    /**
     * @param parameters q (at most 200 characters), category, cooperative, place, certificate, season (each at most 20 times),
     *     priceMin, priceMax, stock (yes, no), sort (relevance, name, price, price_desc, newest), page, size
     */
    @Operation(operationId = "search", summary = "Search goods · Tìm hàng")
    @Cached
    @GetMapping("/api/search")
    Mono<Results> search(@RequestParam MultiValueMap<String, String> parameters) {
        return search.find(parameters);
    }

    @Operation(operationId = "suggest", summary = "Suggest words and goods while typing · Gợi ý khi gõ")
    @Cached
    @GetMapping("/api/suggest")
    Mono<Suggested> suggest(@RequestParam(defaultValue = "") String q) {
        return search.suggest(q).map(Suggested::new);
    }
}
