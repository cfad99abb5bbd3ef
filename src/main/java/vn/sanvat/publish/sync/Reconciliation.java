package vn.sanvat.publish.sync;

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
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.publish.TradePlatform.RemoteListing;
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.platform.PlatformState.ReconciliationPosition;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.Desired;
import vn.sanvat.publish.publication.Publication.State;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.store.Cursor;

/**
 * Reconciliation, a page for each sweep: what the catalog shows against what the platform holds, then what the platform holds
 * against what the catalog wants. It finds what says "published" and is not, and what nobody remembers.
 */
@Component
class Reconciliation {

    private final Catalog catalog;
    private final Offers offers;
    private final PublicationStore store;
    private final Clock clock;
    private final Duration every;

    Reconciliation(
            Catalog catalog,
            Offers offers,
            PublicationStore store,
            Clock clock,
            @Value("${sanvat.publish.reconcile-every:6h}") Duration every) {
        this.catalog = catalog;
        this.offers = offers;
        this.store = store;
        this.clock = clock;
        this.every = every;
    }

    /** @return the state, one page further; empty where the platform could not be asked, so that the page is to be read again */
    Mono<PlatformState> nextPage(TradePlatform platform, PlatformState state) {
        var now = clock.instant();
        var position = state.reconciliation();
        if (position == null) {
            return Mono.just(
                    now.isBefore(state.reconcileAt()) ? state : state.reconciling(ReconciliationPosition.START));
        }
        return switch (position.phase()) {
            case CATALOG -> catalogPage(platform, state, position);
            case PLATFORM -> platformPage(platform, state, position);
        };
    }

    private Mono<PlatformState> catalogPage(
            TradePlatform platform, PlatformState state, ReconciliationPosition position) {
        var limit = platform.maxBatch();
        return catalog.changedAfter(position.catalog(), limit).collectList().flatMap(products -> {
            if (products.isEmpty()) {
                return Mono.just(state.reconciling(position.platformFrom(null)));
            }
            var last = products.getLast();
            var next = products.size() < limit
                    ? position.platformFrom(null)
                    : position.catalogTo(new Cursor(last.updatedAt(), last.id()));
            return compare(platform, products)
                    .map(compared -> state.reconciling(next).answered(clock.instant()));
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

    private Mono<Integer> retry(List<Publication> rows, Map<String, Offer> offered, Map<String, RemoteListing> listed) {
        return Flux.fromIterable(rows)
                .filter(row -> drifted(row, offered, listed))
                .concatMap(row -> store.change(
                        row.id(),
                        now -> drifted(now, offered, listed)
                                ? Optional.of(now.retriedNow(clock.instant()))
                                : Optional.empty()))
                .then(Mono.just(rows.size()));
    }

    /** Drift: delivered as we have it, but not so there, or made from something that the catalog shows otherwise now. */
    private static boolean drifted(Publication row, Map<String, Offer> offered, Map<String, RemoteListing> listed) {
        var there = listed.get(row.product());
        if (row.state() == State.WITHDRAWN) {
            return there != null && there.visible();
        }
        var offer = offered.get(row.product());
        return row.state() == State.PUBLISHED
                && offer != null
                && (there == null || !there.visible() || !offer.payloadHash().equals(there.payloadHash()));
    }

    private Mono<PlatformState> platformPage(
            TradePlatform platform, PlatformState state, ReconciliationPosition position) {
        return platform.list(position.pageToken())
                .flatMap(page -> Flux.fromIterable(page.listings())
                        .filter(RemoteListing::visible)
                        .concatMap(listing -> orphan(platform.name(), listing))
                        .then(Mono.fromSupplier(() -> {
                            var now = clock.instant();
                            var next = page.nextPageToken();
                            var after = next == null
                                    ? state.reconciled(now.plus(every))
                                    : state.reconciling(position.platformFrom(next));
                            return after.answered(now);
                        })));
    }

    /** Shown there without a publication: the record was lost, or the product is not shown here any more. */
    private Mono<Publication> orphan(String platform, RemoteListing listing) {
        return Mono.zip(
                        store.find(Publication.id(platform, listing.product())).hasElement(),
                        offers.of(List.of(listing.product())).map(found -> !found.isEmpty()))
                .filter(known -> !known.getT1())
                .flatMap(known -> store.save(Publication.pending(
                                platform,
                                listing.product(),
                                known.getT2() ? Desired.PUBLISHED : Desired.WITHDRAWN,
                                0,
                                clock.instant()))
                        // Somebody has detected it meanwhile.
                        .onErrorComplete(DuplicateKeyException.class));
    }

    private static Map<String, RemoteListing> byProduct(List<RemoteListing> listings) {
        return listings.stream()
                .collect(Collectors.toMap(
                        RemoteListing::product, Function.identity(), (one, twin) -> one.visible() ? one : twin));
    }
}
