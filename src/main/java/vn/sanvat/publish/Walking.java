package vn.sanvat.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Product;
import vn.sanvat.publish.PlatformState.Comparison;
import vn.sanvat.publish.Publication.State;
import vn.sanvat.publish.Publication.Wanted;
import vn.sanvat.publish.TradePlatform.Standing;
import vn.sanvat.store.Cursor;

/**
 * The slow comparison of everything, a page for each sweep: what the catalog shows against what the platform holds, then what the
 * platform holds against what the catalog wants. It finds what says "published" and is not, and what nobody remembers.
 */
@Component
class Walking {

    private final Offers offers;
    private final PublicationStore store;
    private final Clock clock;
    private final Duration every;

    Walking(
            Offers offers,
            PublicationStore store,
            Clock clock,
            @Value("${sanvat.publish.reconcile-every:6h}") Duration every) {
        this.offers = offers;
        this.store = store;
        this.clock = clock;
        this.every = every;
    }

    /** @return the state, one page further; empty where the platform could not be asked, so that the page is to be walked again */
    Mono<PlatformState> step(TradePlatform platform, PlatformState state) {
        var now = clock.instant();
        var comparison = state.comparison();
        if (comparison == null) {
            return Mono.just(now.isBefore(state.walkAt()) ? state : state.comparing(Comparison.BEGUN));
        }
        return switch (comparison.half()) {
            case CATALOG -> catalogPage(platform, state, comparison);
            case SHELVES -> shelfPage(platform, state, comparison);
        };
    }

    private Mono<PlatformState> catalogPage(TradePlatform platform, PlatformState state, Comparison comparison) {
        var limit = platform.traits().maxBatch();
        return offers.changedAfter(comparison.products(), limit).collectList().flatMap(products -> {
            if (products.isEmpty()) {
                return Mono.just(state.comparing(comparison.shelf(null)));
            }
            var last = products.getLast();
            var next = products.size() < limit
                    ? comparison.shelf(null)
                    : comparison.products(new Cursor(last.updatedAt(), last.id()));
            return compare(platform, products)
                    .map(compared -> state.comparing(next).answered(clock.instant()));
        });
    }

    /** @return empty where the platform could not be asked */
    private Mono<Integer> compare(TradePlatform platform, List<Product> products) {
        var ids = products.stream().map(Product::id).toList();
        var rows = store.findAll(ids.stream()
                        .map(id -> Publication.id(platform.name(), id))
                        .toList())
                .collectList();
        return Mono.zip(offers.ofProducts(products), rows, platform.status(ids))
                .flatMap(all -> retry(all.getT2(), all.getT1(), byProduct(all.getT3())));
    }

    private Mono<Integer> retry(List<Publication> rows, Map<String, Offer> offered, Map<String, Standing> standing) {
        return Flux.fromIterable(rows)
                .filter(row -> astray(row, offered, standing))
                .concatMap(row -> store.change(
                        row.id(),
                        now -> astray(now, offered, standing)
                                ? Optional.of(now.retriedNow(clock.instant()))
                                : Optional.empty()))
                .then(Mono.just(rows.size()));
    }

    /** Settled here, but not so there, or made from something that the catalog shows otherwise now. */
    private static boolean astray(Publication row, Map<String, Offer> offered, Map<String, Standing> standing) {
        var there = standing.get(row.product());
        if (row.state() == State.WITHDRAWN) {
            return there != null && there.visible();
        }
        var offer = offered.get(row.product());
        return row.state() == State.PUBLISHED
                && offer != null
                && (there == null || !there.visible() || !offer.payloadHash().equals(there.payloadHash()));
    }

    private Mono<PlatformState> shelfPage(TradePlatform platform, PlatformState state, Comparison comparison) {
        return platform.reconcile(comparison.shelf())
                .flatMap(shelf -> Flux.fromIterable(shelf.standings())
                        .filter(Standing::visible)
                        .concatMap(standing -> unwanted(platform.name(), standing))
                        .then(Mono.fromSupplier(() -> {
                            var now = clock.instant();
                            var next = shelf.next();
                            var walked = next == null
                                    ? state.compared(now.plus(every))
                                    : state.comparing(comparison.shelf(next));
                            return walked.answered(now);
                        })));
    }

    /** On the shelf, without a publication that wants it there: the record was lost, or the product is not shown. */
    private Mono<Publication> unwanted(String platform, Standing standing) {
        return Mono.zip(
                        store.find(Publication.id(platform, standing.product())).hasElement(),
                        offers.of(List.of(standing.product())).map(found -> !found.isEmpty()))
                .filter(known -> !known.getT1())
                .flatMap(known -> store.save(Publication.noted(
                                platform,
                                standing.product(),
                                known.getT2() ? Wanted.STANDING : Wanted.GONE,
                                0,
                                clock.instant()))
                        // Somebody has noted it meanwhile.
                        .onErrorComplete(DuplicateKeyException.class));
    }

    private static Map<String, Standing> byProduct(List<Standing> standings) {
        return standings.stream()
                .collect(Collectors.toMap(
                        Standing::product, Function.identity(), (one, twin) -> one.visible() ? one : twin));
    }
}
