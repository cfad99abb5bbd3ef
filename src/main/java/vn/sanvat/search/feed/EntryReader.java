package vn.sanvat.search.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.search.index.Entry;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;

/** Puts together what the index needs to know of products, many at a time: four queries for a batch, not for a product. */
@Component
class EntryReader {

    private static final int BATCH = 200;

    /** One is read while the one before is worked on. */
    private static final int AT_ONCE = 2;

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Dossier dossier;
    private final LotFinder lots;

    EntryReader(Catalog catalog, Cooperatives cooperatives, Dossier dossier, LotFinder lots) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.dossier = dossier;
        this.lots = lots;
    }

    /** @param gone the ids of those of a batch that nobody may see, or that are no more */
    record Batch(List<Entry> entries, List<String> gone) {}

    /** Of all these products, in their order. */
    Flux<Batch> of(Collection<String> ids) {
        return Flux.fromIterable(ids).buffer(BATCH).flatMapSequential(this::batch, AT_ONCE, 1);
    }

    private Mono<Batch> batch(List<String> ids) {
        return catalog.findAll(ids).collectList().flatMap(products -> {
            var makers = products.stream().map(Product::cooperative).distinct().toList();
            return Mono.zip(
                            cooperatives.findAll(makers).collectMap(Cooperative::id),
                            grouped(
                                    dossier.ofCooperatives(makers),
                                    evidence -> evidence.scope().cooperative()),
                            grouped(lots.newestOf(ids, Entry.MAX_LOTS), Lot::product))
                    .map(found -> batch(ids, products, found.getT1(), found.getT2(), found.getT3()));
        });
    }

    private static Batch batch(
            List<String> ids,
            List<Product> products,
            Map<String, Cooperative> makers,
            Map<String, Collection<Evidence>> evidence,
            Map<String, Collection<Lot>> lots) {
        var entries = new ArrayList<Entry>(products.size());
        for (var product : products) {
            var newest = List.copyOf(lots.getOrDefault(product.id(), List.of()));
            var covering = List.copyOf(evidence.getOrDefault(product.cooperative(), List.of()));
            var entry = Entry.of(product, makers.get(product.cooperative()), covering, newest);
            if (entry != null) {
                entries.add(entry);
            }
        }
        var shown = entries.stream().map(entry -> entry.product().id()).collect(Collectors.toSet());
        return new Batch(entries, ids.stream().filter(id -> !shown.contains(id)).toList());
    }

    private static <T> Mono<Map<String, Collection<T>>> grouped(Flux<T> all, Function<T, String> key) {
        return all.collectMultimap(key);
    }
}
