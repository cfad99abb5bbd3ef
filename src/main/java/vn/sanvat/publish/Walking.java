package vn.sanvat.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Product;
import vn.sanvat.publish.Publication.State;
import vn.sanvat.publish.Publication.Wanted;
import vn.sanvat.publish.TradePlatform.Standing;

/**
 * The slow comparison of everything, a page for each sweep: what the catalog shows against what the platform holds, then what the
 * platform holds against what the catalog wants. It finds what says "published" and is not, and what nobody remembers.
 */
@Component
class Walking {

    private final Offers offers;
    private final PublicationStore store;
    private final Noting notes;
    private final Clock clock;
    private final Duration every;

    Walking(
            Offers offers,
            PublicationStore store,
            Noting notes,
            Clock clock,
            @Value("${sanvat.publish.reconcile-every:6h}") Duration every) {
        this.offers = offers;
        this.store = store;
        this.notes = notes;
        this.clock = clock;
        this.every = every;
    }

    /** @return the state, one page further */
    Mono<PlatformState> step(TradePlatform platform, PlatformState state) {
        var now = clock.instant();
        var walk = state.walk();
        if (walk == null) {
            return Mono.just(
                    now.isBefore(state.walkAt())
                            ? state
                            : state.walking(new PlatformState.Walk(Instant.EPOCH, 0), state.walkAt()));
        }
        return walk.page() == 0 ? catalogPage(platform, state, walk) : shelfPage(platform, state, walk);
    }

    private Mono<PlatformState> catalogPage(TradePlatform platform, PlatformState state, PlatformState.Walk walk) {
        var limit = platform.traits().maxBatch();
        return offers.changedSince(walk.productsTo(), limit).collectList().flatMap(products -> {
            if (products.isEmpty()) {
                return Mono.just(state.walking(new PlatformState.Walk(walk.productsTo(), 1), state.walkAt()));
            }
            var last = products.getLast().updatedAt();
            var next = last.isAfter(walk.productsTo()) ? last : last.plusMillis(1);
            var after = products.size() < limit ? new PlatformState.Walk(next, 1) : new PlatformState.Walk(next, 0);
            return compare(platform, products).thenReturn(state.walking(after, state.walkAt()));
        });
    }

    private Mono<Void> compare(TradePlatform platform, List<Product> products) {
        var ids = products.stream().map(Product::id).toList();
        var rows = store.findAll(ids.stream()
                        .map(id -> Publication.id(platform.name(), id))
                        .toList())
                .collectMap(Publication::product, Function.identity());
        return Mono.zip(offers.ofProducts(products), rows, platform.status(ids)).flatMap(all -> {
            var standing = byProduct(all.getT3());
            return Flux.fromIterable(products)
                    .filter(product -> all.getT2().containsKey(product.id()))
                    .filter(product ->
                            astray(Objects.requireNonNull(all.getT2().get(product.id())), all.getT1(), standing))
                    .map(product -> Objects.requireNonNull(all.getT2().get(product.id())))
                    .concatMap(row -> notes.save(row.retriedNow(clock.instant())))
                    .then();
        });
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

    private Mono<PlatformState> shelfPage(TradePlatform platform, PlatformState state, PlatformState.Walk walk) {
        return platform.reconcile(walk.page())
                .flatMap(shelf -> Flux.fromIterable(shelf.standings())
                        .filter(Standing::visible)
                        .concatMap(standing -> unwanted(platform.name(), standing))
                        .then(Mono.just(
                                shelf.last()
                                        ? state.walking(null, clock.instant().plus(every))
                                        : state.walking(
                                                new PlatformState.Walk(walk.productsTo(), walk.page() + 1),
                                                state.walkAt()))))
                .defaultIfEmpty(state);
    }

    /** On the shelf, without a publication that wants it there: the record was lost, or the product is not shown. */
    private Mono<Publication> unwanted(String platform, Standing standing) {
        return Mono.zip(
                        store.find(Publication.id(platform, standing.product())).hasElement(),
                        offers.of(List.of(standing.product())).map(found -> !found.isEmpty()))
                .filter(known -> !known.getT1())
                .flatMap(known -> notes.save(Publication.noted(
                        platform,
                        standing.product(),
                        known.getT2() ? Wanted.STANDING : Wanted.GONE,
                        0,
                        clock.instant())));
    }

    private static Map<String, Standing> byProduct(List<Standing> standings) {
        return standings.stream()
                .collect(Collectors.toMap(
                        Standing::product, Function.identity(), (one, twin) -> one.visible() ? one : twin));
    }
}
