package vn.sanvat.site.recall;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.web.Page;

/** Reads the recalls with what they are of, in a few queries for a whole page. */
@Component
class RecallNotices {

    private final LotFinder lots;
    private final Catalog catalog;
    private final Cooperatives cooperatives;

    RecallNotices(LotFinder lots, Catalog catalog, Cooperatives cooperatives) {
        this.lots = lots;
        this.catalog = catalog;
        this.cooperatives = cooperatives;
    }

    /** The latest first. Goods that were never shown are left out, so that a page may hold fewer than was asked for. */
    Mono<Page<RecallNotice>> page(Page.Request request) {
        return lots.recalled(request)
                .flatMap(page -> notices(page.items())
                        .map(notices -> new Page<>(notices, page.page(), page.size(), page.total())));
    }

    private Mono<List<RecallNotice>> notices(List<Lot> recalled) {
        var products = recalled.stream().map(Lot::product).distinct().toList();
        var makers = recalled.stream().map(Lot::cooperative).distinct().toList();
        return Mono.zip(
                        catalog.findAll(products).collectMap(Product::id),
                        cooperatives.findAll(makers).collectMap(Cooperative::id))
                .map(found -> recalled.stream()
                        .flatMap(lot -> Stream.ofNullable(notice(lot, found.getT1(), found.getT2())))
                        .toList());
    }

    private static @Nullable RecallNotice notice(
            Lot lot, Map<String, Product> products, Map<String, Cooperative> makers) {
        var product = products.get(lot.product());
        var recall = lot.recall();
        if (product == null || recall == null) {
            return null;
        }
        var content = product.lastShown();
        if (content == null) {
            return null;
        }
        var net = Stream.concat(content.packs().stream(), product.content().packs().stream())
                .filter(pack -> pack.id().equals(lot.pack()))
                .findFirst()
                .map(pack -> pack.net())
                .orElse(lot.made());
        return new RecallNotice(lot, recall, content.name(), net, makers.get(lot.cooperative()));
    }
}
