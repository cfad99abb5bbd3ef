package vn.sanvat.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.Publication.Wanted;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Feed;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.Lots;

/**
 * Finds what was recalled, and notes that its product must be told anew, before everything but withdrawals.
 *
 * <p>A recall takes no product out of a shop, not even if every lot that we know of is recalled: recalled are lots, and what lies in
 * the shop may be of another one. It makes the notice stand first; taking the product out is a withdrawal, which an officer decides.
 */
@Component
class RecallNoting {

    private static final int PAGE = 100;

    /** A sweep notes at most so many pages; the next one goes on. */
    private static final int MAX_PAGES = 10;

    private final Feed<Lot> recalls;
    private final Offers offers;
    private final PublicationStore store;
    private final Clock clock;

    RecallNoting(Lots lots, Offers offers, PublicationStore store, Clock clock) {
        this.recalls = new Feed<>(lots::recalledAfter, lot -> new Cursor(at(lot), lot.id()), PAGE, clock);
        this.offers = offers;
        this.store = store;
        this.clock = clock;
    }

    /** @return the state, moved on past what is noted now */
    Mono<PlatformState> note(PlatformState state) {
        return recalls.sweep(state.recalls(), MAX_PAGES, page -> note(state.id(), page))
                .map(state::recallsRead);
    }

    private Mono<Void> note(String platform, List<Lot> recalled) {
        var latest = recalled.stream()
                .collect(Collectors.toMap(Lot::product, RecallNoting::at, BinaryOperator.maxBy(Instant::compareTo)));
        return offers.of(List.copyOf(latest.keySet()))
                .flatMapMany(found -> Flux.fromIterable(found.values()))
                .concatMap(offer -> note(platform, offer, Objects.requireNonNull(latest.get(offer.product()))))
                .then();
    }

    /** What has no publication yet is sent with its recalls when it gets one. */
    private Mono<Publication> note(String platform, Offer offer, Instant recalledAt) {
        return store.change(
                Publication.id(platform, offer.product()),
                row -> stale(row, offer, recalledAt)
                        ? Optional.of(row.noted(
                                Wanted.STANDING, offer.revision(), Publication.URGENCY_RECALL, clock.instant()))
                        : Optional.empty());
    }

    private static boolean stale(Publication row, Offer offer, Instant recalledAt) {
        if (row.wanted() == Wanted.GONE) {
            return false;
        }
        var unhurried = row.urgency() > Publication.URGENCY_RECALL;
        return switch (row.state()) {
            case PUBLISHED -> !offer.payloadHash().equals(row.payloadHash());
            case PENDING, WAITING -> unhurried;
            case REJECTED -> unhurried || row.updatedAt().isBefore(recalledAt);
            case WITHDRAWN -> false;
        };
    }

    private static Instant at(Lot lot) {
        return Objects.requireNonNull(lot.recall()).at();
    }
}
