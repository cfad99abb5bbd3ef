package vn.sanvat.publish;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Product;
import vn.sanvat.publish.Publication.Wanted;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Feed;

/** Finds what has changed in the catalog, and writes down what is to be done about it before anything is done. */
@Component
class Noting {

    private static final int PAGE = 200;

    /** A sweep notes at most so many pages; the next one goes on. */
    private static final int MAX_PAGES = 10;

    /** The store answers a write once it is on disk, and many share one commit. */
    private static final int AT_ONCE = 16;

    private final Feed<Product> changes;
    private final PublicationStore store;
    private final Clock clock;

    Noting(Offers offers, PublicationStore store, Clock clock) {
        this.changes =
                new Feed<>(offers::changedAfter, product -> new Cursor(product.updatedAt(), product.id()), PAGE, clock);
        this.store = store;
        this.clock = clock;
    }

    /** @return the state, moved on past what is noted now */
    Mono<PlatformState> note(PlatformState state) {
        return changes.sweep(state.changes(), MAX_PAGES, page -> note(state.id(), page))
                .map(state::changesRead);
    }

    private Mono<Void> note(String platform, List<Product> changed) {
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        var ids = changed.stream()
                .map(product -> Publication.id(platform, product.id()))
                .toList();
        return store.findAll(ids)
                .collectMap(Publication::product, Function.identity())
                .flatMapMany(rows -> Flux.fromIterable(changed)
                        .flatMap(product -> note(platform, product, rows.get(product.id())), AT_ONCE))
                .then();
    }

    private Mono<Publication> note(String platform, Product product, @Nullable Publication known) {
        var wanted = product.shown() == null ? Wanted.GONE : Wanted.STANDING;
        var revision = Offers.approvedRevision(product);
        if (known != null) {
            return upToDate(known, wanted, revision) ? Mono.empty() : changed(known.id(), wanted, revision);
        }
        return wanted == Wanted.GONE
                ? Mono.empty()
                : store.save(Publication.noted(platform, product.id(), wanted, revision, clock.instant()))
                        .onErrorResume(
                                DuplicateKeyException.class,
                                e -> changed(Publication.id(platform, product.id()), wanted, revision));
    }

    private Mono<Publication> changed(String id, Wanted wanted, long revision) {
        return store.change(
                id,
                row -> upToDate(row, wanted, revision)
                        ? Optional.empty()
                        : Optional.of(row.noted(wanted, revision, urgency(wanted, row), clock.instant())));
    }

    private static boolean upToDate(Publication known, Wanted wanted, long revision) {
        return known.wanted() == wanted && (wanted == Wanted.GONE || known.sourceRevision() == revision);
    }

    /** An edit does not put a recall that is still to be sent behind other edits. */
    private static int urgency(Wanted wanted, Publication known) {
        if (wanted == Wanted.GONE) {
            return Publication.URGENCY_WITHDRAWAL;
        }
        return known.urgency() == Publication.URGENCY_RECALL ? Publication.URGENCY_RECALL : Publication.URGENCY_NORMAL;
    }
}
