package vn.sanvat.publish.sync;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.Desired;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Feed;

/** Change detection: finds what has changed in the catalog, and writes down what is to be delivered before anything is. */
@Component
class ProductChangeDetection {

    private static final int PAGE = 200;

    /** A sweep reads at most so many pages; the next one goes on. */
    private static final int MAX_PAGES = 10;

    /** The store answers a write once it is on disk, and many share one commit. */
    private static final int AT_ONCE = 16;

    private final Feed<Product> changes;
    private final Feed<Cooperative> makers;
    private final Catalog catalog;
    private final PublicationStore store;
    private final Clock clock;

    ProductChangeDetection(Catalog catalog, Cooperatives cooperatives, PublicationStore store, Clock clock) {
        this.changes = new Feed<>(
                catalog::changedAfter, product -> new Cursor(product.updatedAt(), product.id()), PAGE, clock);
        this.makers = new Feed<>(
                cooperatives::stateChangedAfter,
                maker -> new Cursor(maker.status().since(), maker.id()),
                PAGE,
                clock);
        this.catalog = catalog;
        this.store = store;
        this.clock = clock;
    }

    /** @return the state, moved on past what is detected now */
    Mono<PlatformState> detect(PlatformState state) {
        return changes.sweep(state.changes(), MAX_PAGES, page -> detect(state.id(), page))
                .map(state::changesRead)
                .flatMap(this::detectMakers);
    }

    private Mono<PlatformState> detectMakers(PlatformState state) {
        return makers.sweep(state.makers(), MAX_PAGES, page -> detectGoodsOf(state.id(), page))
                .map(state::makersRead);
    }

    /** What becomes of a maker's goods when it is hidden, or shown again; nothing is written to them. */
    private Mono<Void> detectGoodsOf(String platform, List<Cooperative> changed) {
        var ids = changed.stream().map(Cooperative::id).toList();
        return (ids.isEmpty() ? Flux.<String>empty() : catalog.idsOf(ids))
                .buffer(PAGE)
                .concatMap(page -> catalog.findAll(page).collectList())
                .concatMap(page -> detect(platform, page))
                .then();
    }

    private Mono<Void> detect(String platform, List<Product> changed) {
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        var ids = changed.stream()
                .map(product -> Publication.id(platform, product.id()))
                .toList();
        return store.findAll(ids)
                .collectMap(Publication::product, Function.identity())
                .flatMapMany(rows -> Flux.fromIterable(changed)
                        .flatMap(product -> detect(platform, product, rows.get(product.id())), AT_ONCE))
                .then();
    }

    private Mono<Publication> detect(String platform, Product product, @Nullable Publication known) {
        var desired = product.shown() == null ? Desired.WITHDRAWN : Desired.PUBLISHED;
        var revision = Offers.approvedRevision(product);
        if (known != null) {
            return upToDate(known, desired, revision) ? Mono.empty() : changed(known.id(), desired, revision);
        }
        return desired == Desired.WITHDRAWN
                ? Mono.empty()
                : store.save(Publication.pending(platform, product.id(), desired, revision, clock.instant()))
                        .onErrorResume(
                                DuplicateKeyException.class,
                                e -> changed(Publication.id(platform, product.id()), desired, revision));
    }

    private Mono<Publication> changed(String id, Desired desired, long revision) {
        return store.change(
                id,
                row -> upToDate(row, desired, revision)
                        ? Optional.empty()
                        : Optional.of(row.pending(desired, revision, urgency(desired, row), clock.instant())));
    }

    private static boolean upToDate(Publication known, Desired desired, long revision) {
        return known.desired() == desired && (desired == Desired.WITHDRAWN || known.sourceRevision() == revision);
    }

    /** An edit does not put a recall that is still to be sent behind other edits. */
    private static int urgency(Desired desired, Publication known) {
        if (desired == Desired.WITHDRAWN) {
            return Publication.URGENCY_WITHDRAWAL;
        }
        return known.urgency() == Publication.URGENCY_RECALL ? Publication.URGENCY_RECALL : Publication.URGENCY_NORMAL;
    }
}
