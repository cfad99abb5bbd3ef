package vn.sanvat.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Product;
import vn.sanvat.publish.Publication.Wanted;

/** Finds what has changed in the catalog, and writes down what is to be done about it before anything is done. */
@Component
class Noting {

    /** Clocks of instances may differ so much; a product written late with an early time is still seen. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final int PAGE = 200;

    /** A sweep notes at most so many pages; the next one goes on. */
    private static final int MAX_PAGES = 10;

    private final Offers offers;
    private final PublicationStore store;
    private final Clock clock;

    Noting(Offers offers, PublicationStore store, Clock clock) {
        this.offers = offers;
        this.store = store;
        this.clock = clock;
    }

    /** @return the state, moved on past what is noted now */
    Mono<PlatformState> note(PlatformState state) {
        var from = state.changesSeenTo().isAfter(Instant.EPOCH.plus(OVERLAP))
                ? state.changesSeenTo().minus(OVERLAP)
                : Instant.EPOCH;
        return note(state, from, MAX_PAGES);
    }

    private Mono<PlatformState> note(PlatformState state, Instant from, int pages) {
        return offers.changedSince(from, PAGE).collectList().flatMap(changed -> {
            if (changed.isEmpty()) {
                return Mono.just(state);
            }
            var last = changed.getLast().updatedAt();
            var seenTo = last.isAfter(state.changesSeenTo()) ? last : state.changesSeenTo();
            var seen = state.seen(seenTo, state.recallsSeenTo());
            var noted = Flux.fromIterable(changed)
                    .concatMap(product -> note(state.id(), product))
                    .then();
            // The next page starts at the last one's time; a whole page of one time would never end, so it moves on.
            var next = last.isAfter(from) ? last : last.plusMillis(1);
            return changed.size() < PAGE || pages == 1
                    ? noted.thenReturn(seen)
                    : noted.then(Mono.defer(() -> note(seen, next, pages - 1)));
        });
    }

    private Mono<Publication> note(String platform, Product product) {
        var wanted = product.shown() == null ? Wanted.GONE : Wanted.STANDING;
        var revision = Offers.approvedRevision(product);
        return store.find(Publication.id(platform, product.id()))
                .map(List::of)
                .defaultIfEmpty(List.of())
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        return wanted == Wanted.GONE
                                ? Mono.empty()
                                : save(Publication.noted(platform, product.id(), wanted, revision, clock.instant()));
                    }
                    var known = found.getFirst();
                    return upToDate(known, wanted, revision)
                            ? Mono.empty()
                            : save(known.noted(wanted, revision, urgency(wanted, known), clock.instant()));
                });
    }

    /** Whoever wrote it meanwhile has noted as much, or the next sweep will. */
    Mono<Publication> save(Publication publication) {
        return store.save(publication)
                .onErrorComplete(DuplicateKeyException.class)
                .onErrorComplete(OptimisticLockingFailureException.class);
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
