package vn.sanvat.search;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** Longer than any sweep looks back. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Dossier dossier;
    private final Lots lots;
    private final Sources sources;
    private final StaleEntries stale;
    private final GoodsIndex index;
    private final Scheduler indexing;

    Changes(
            Catalog catalog,
            Cooperatives cooperatives,
            Dossier dossier,
            Lots lots,
            Sources sources,
            StaleEntries stale,
            GoodsIndex index,
            @Qualifier("indexing") Scheduler indexing) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.dossier = dossier;
        this.lots = lots;
        this.sources = sources;
        this.stale = stale;
        this.index = index;
        this.indexing = indexing;
    }

    /** A record in the state that it was found in. */
    private record Change(String id, long revision, Instant at) {}

    /**
     * A page of changes.
     *
     * @param until how far it goes
     * @param size how many changes it holds
     * @param products that these touch
     * @param changes that have not been met before
     */
    private record Touched(Instant until, int size, Set<String> products, List<Change> changes) {}

    /** Records whose products were refreshed already; looking back meets them again at every sweep. */
    private final Map<Source, Map<String, Change>> met = new EnumMap<>(Source.class);

    /**
     * Walks through all changes.
     *
     * @param back how much before the watermarks it begins
     * @param write what is done with the products touched, a batch at a time
     * @return the watermarks afterwards
     */
    Mono<Watermarks> since(Watermarks marks, Duration back, Function<Sources.Batch, Mono<Void>> write) {
        return Mono.just(marks)
                .flatMap(from -> walk(from, Source.PRODUCTS, back, this::products, write))
                .flatMap(from -> walk(from, Source.COOPERATIVES, back, this::cooperatives, write))
                .flatMap(from -> walk(from, Source.EVIDENCE, back, this::evidence, write))
                .flatMap(from -> walk(from, Source.LOTS, back, this::lots, write));
    }

    private Mono<Watermarks> walk(
            Watermarks marks,
            Source source,
            Duration back,
            BiFunction<Instant, Integer, Mono<Touched>> page,
            Function<Sources.Batch, Mono<Void>> write) {
        var from = marks.of(source);
        var start = from.equals(Instant.EPOCH) ? from : from.minus(back);
        return pages(start, PAGE, page)
                .concatMap(touched -> sources.of(touched.products())
                        .concatMap(write)
                        .then(Mono.fromSupplier(() -> {
                            touched.changes().forEach(change -> met(source).put(change.id(), change));
                            return touched.until();
                        })))
                .doOnNext(until ->
                        met(source).values().removeIf(change -> change.at().isBefore(until.minus(FORGOTTEN_AFTER))))
                .reduce(marks, (so, until) -> so.with(source, until));
    }

    /** Page after page; a page that is full of changes of one instant is asked for again, and larger. */
    private static Flux<Touched> pages(Instant since, int size, BiFunction<Instant, Integer, Mono<Touched>> page) {
        return page.apply(since, size).flatMapMany(touched -> {
            if (touched.size() < size) {
                return Flux.just(touched);
            }
            boolean stuck = touched.until().equals(since);
            var next = stuck && size >= MAX_PAGE ? since.plusMillis(1) : touched.until();
            return Flux.concat(Flux.just(touched), Flux.defer(() -> pages(next, stuck ? MAX_PAGE : size, page)));
        });
    }

    private Mono<Touched> products(Instant since, int limit) {
        return catalog.marksSince(since, limit).collectList().flatMap(found -> {
            var until = found.isEmpty() ? since : found.getLast().updatedAt();
            var fresh = found.stream()
                    .filter(product ->
                            !change(product).equals(met(Source.PRODUCTS).get(product.id())))
                    .toList();
            var changes = fresh.stream().map(Changes::change).toList();
            return stale.of(fresh).map(ids -> new Touched(until, found.size(), ids, changes));
        });
    }

    private static Change change(Catalog.Mark product) {
        return new Change(product.id(), product.revision(), product.updatedAt());
    }

    private Mono<Touched> cooperatives(Instant since, int limit) {
        return touched(
                Source.COOPERATIVES,
                cooperatives.changedSince(since, limit),
                one -> new Change(one.id(), one.revision(), one.updatedAt()),
                since,
                changed -> ofMakers(changed.map(Cooperative::id)));
    }

    private Mono<Touched> evidence(Instant since, int limit) {
        // A change of scope may take a product out of it: all of the maker's are looked at.
        return touched(
                Source.EVIDENCE,
                dossier.changedSince(since, limit),
                one -> new Change(one.id(), one.revision(), one.updatedAt()),
                since,
                changed -> ofMakers(changed.map(one -> one.scope().cooperative())));
    }

    private Mono<Touched> lots(Instant since, int limit) {
        return touched(
                Source.LOTS,
                lots.changedSince(since, limit),
                one -> new Change(one.id(), one.revision(), one.updatedAt()),
                since,
                changed -> Mono.just(changed.map(Lot::product).collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    /** @param products that records touch, of which some may be the same */
    private <T> Mono<Touched> touched(
            Source source,
            Flux<T> records,
            Function<T, Change> change,
            Instant since,
            Function<Stream<T>, Mono<Set<String>>> products) {
        return records.collectList().flatMap(found -> {
            var until = found.isEmpty() ? since : change.apply(found.getLast()).at();
            var fresh = found.stream()
                    .filter(one -> !change.apply(one)
                            .equals(met(source).get(change.apply(one).id())))
                    .toList();
            var changes = fresh.stream().map(change).toList();
            return products.apply(fresh.stream()).map(ids -> new Touched(until, found.size(), ids, changes));
        });
    }

    private Map<String, Change> met(Source source) {
        return met.computeIfAbsent(source, none -> new HashMap<>());
    }

    private Mono<Set<String>> ofMakers(Stream<String> makers) {
        return Mono.<Set<String>>fromCallable(() -> {
                    var ids = new LinkedHashSet<String>();
                    for (var maker : makers.distinct().toList()) {
                        ids.addAll(index.ids(maker));
                    }
                    return ids;
                })
                .subscribeOn(indexing);
    }
}
