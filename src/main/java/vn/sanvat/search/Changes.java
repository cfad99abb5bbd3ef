package vn.sanvat.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.search.Watermarks.Source;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.Lots;

/** Which products' entries are touched by what changed, source by source. */
@Component
class Changes {

    private static final int PAGE = 500;
    private static final int MAX_PAGE = 1_000;
    private static final int BATCH = 500;

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Dossier dossier;
    private final Lots lots;
    private final GoodsIndex index;
    private final Scheduler indexing;

    Changes(
            Catalog catalog,
            Cooperatives cooperatives,
            Dossier dossier,
            Lots lots,
            GoodsIndex index,
            @Qualifier("indexing") Scheduler indexing) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.dossier = dossier;
        this.lots = lots;
        this.index = index;
        this.indexing = indexing;
    }

    /** A page of changes: how far it goes, and the products that it touches. */
    private record Touched(Instant until, int changes, Set<String> products) {}

    /**
     * Walks through all changes.
     *
     * @param back how much before the watermarks it begins
     * @param refresh what is done with the products touched, a batch at a time
     * @return the watermarks afterwards
     */
    Mono<Watermarks> since(Watermarks marks, Duration back, Function<List<String>, Mono<Void>> refresh) {
        return Mono.just(marks)
                .flatMap(from -> walk(from, Source.PRODUCTS, back, this::products, refresh))
                .flatMap(from -> walk(from, Source.COOPERATIVES, back, this::cooperatives, refresh))
                .flatMap(from -> walk(from, Source.EVIDENCE, back, this::evidence, refresh))
                .flatMap(from -> walk(from, Source.LOTS, back, this::lots, refresh));
    }

    private Mono<Watermarks> walk(
            Watermarks marks,
            Source source,
            Duration back,
            BiFunction<Instant, Integer, Mono<Touched>> page,
            Function<List<String>, Mono<Void>> refresh) {
        var from = marks.of(source);
        var start = from.equals(Instant.EPOCH) ? from : from.minus(back);
        return pages(start, PAGE, page)
                .concatMap(touched -> Flux.fromIterable(touched.products())
                        .buffer(BATCH)
                        .concatMap(refresh)
                        .then(Mono.just(touched.until())))
                .reduce(marks, (so, until) -> so.with(source, until));
    }

    /** Page after page; a page that is full of changes of one instant is asked for again, and larger. */
    private static Flux<Touched> pages(Instant since, int size, BiFunction<Instant, Integer, Mono<Touched>> page) {
        return page.apply(since, size).flatMapMany(touched -> {
            if (touched.changes() < size) {
                return Flux.just(touched);
            }
            boolean stuck = touched.until().equals(since);
            var next = stuck && size >= MAX_PAGE ? since.plusMillis(1) : touched.until();
            return Flux.concat(Flux.just(touched), Flux.defer(() -> pages(next, stuck ? MAX_PAGE : size, page)));
        });
    }

    private Mono<Touched> products(Instant since, int limit) {
        return catalog.marksSince(since, limit).collectList().flatMap(changed -> onIndex(changed, since));
    }

    /** What the index has in just this state already is left out: looking back meets much of it again. */
    private Mono<Touched> onIndex(List<Catalog.Mark> changed, Instant since) {
        return Mono.fromCallable(() -> {
                    var marks =
                            index.marks(changed.stream().map(Catalog.Mark::id).toList());
                    var stale = new LinkedHashSet<String>();
                    for (var product : changed) {
                        var mark = new GoodsIndex.Mark(product.revision(), product.updatedAt());
                        boolean absent = product.shown() == null && !marks.containsKey(product.id());
                        if (!absent && !mark.equals(marks.get(product.id()))) {
                            stale.add(product.id());
                        }
                    }
                    var until = changed.isEmpty() ? since : changed.getLast().updatedAt();
                    return new Touched(until, changed.size(), stale);
                })
                .subscribeOn(indexing);
    }

    private Mono<Touched> cooperatives(Instant since, int limit) {
        return cooperatives.changedSince(since, limit).collectList().flatMap(changed -> {
            var until = changed.isEmpty() ? since : changed.getLast().updatedAt();
            return ofMakers(changed.stream().map(Cooperative::id).toList())
                    .map(products -> new Touched(until, changed.size(), products));
        });
    }

    private Mono<Touched> evidence(Instant since, int limit) {
        return dossier.changedSince(since, limit).collectList().flatMap(changed -> {
            var until = changed.isEmpty() ? since : changed.getLast().updatedAt();
            // A change of scope may take a product out of it: all of the maker's are looked at.
            var makers = changed.stream()
                    .map(one -> one.scope().cooperative())
                    .distinct()
                    .toList();
            return ofMakers(makers).map(products -> new Touched(until, changed.size(), products));
        });
    }

    private Mono<Touched> lots(Instant since, int limit) {
        return lots.changedSince(since, limit).collectList().map(changed -> {
            var products =
                    new LinkedHashSet<>(changed.stream().map(Lot::product).toList());
            return new Touched(changed.isEmpty() ? since : changed.getLast().updatedAt(), changed.size(), products);
        });
    }

    private Mono<Set<String>> ofMakers(Collection<String> makers) {
        return Mono.<Set<String>>fromCallable(() -> {
                    var ids = new LinkedHashSet<String>();
                    for (var maker : new ArrayList<>(makers)) {
                        ids.addAll(index.ids(maker));
                    }
                    return ids;
                })
                .subscribeOn(indexing);
    }
}
