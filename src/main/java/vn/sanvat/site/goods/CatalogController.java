package vn.sanvat.site.goods;

import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.web.Audience;

/** The page of each of the goods. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class CatalogController {

    private final Catalog catalog;
    private final ProductPages products;

    CatalogController(Catalog catalog, ProductPages products) {
        this.catalog = catalog;
        this.products = products;
    }

    @GetMapping("/catalog/{id}")
    Mono<ResponseEntity<byte[]>> product(ServerHttpRequest request, @PathVariable String id) {
        return catalog.find(id)
                .filter(product -> product.lastShown() != null && !product.makerHidden())
                .switchIfEmpty(Mono.error(() -> Catalog.missing(id)))
                .flatMap(product -> products.show(request, product, null, null));
    }
}
