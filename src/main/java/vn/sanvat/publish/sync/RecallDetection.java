package vn.sanvat.publish.sync;

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
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.Desired;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Feed;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;

/**
 * Change detection for recalls: their product is to be delivered anew, before everything but withdrawals.
 *
 * <p>A recall takes no product out of a shop, not even if every lot that we know of is recalled: recalled are lots, and what lies in
 * the shop may be of another one. It puts the notice first; taking the product out is a withdrawal, which an officer decides.
 */
@Component
class RecallDetection {

    private static final int PAGE = 100;

    /** A sweep reads at most so many pages; the next one goes on. */
    private static final int MAX_PAGES = 10;

    private final Feed<Lot> recalls;
    private final Offers offers;
    private final PublicationStore store;
    private final Clock clock;

    RecallDetection(LotFinder lots, Offers offers, PublicationStore store, Clock clock) {
        this.recalls = new Feed<>(lots::recalledAfter, lot -> new Cursor(at(lot), lot.id()), PAGE, clock);
        this.offers = offers;
        this.store = store;
        this.clock = clock;
    }

    /** @return the state, moved on past what is detected now */
    Mono<PlatformState> detect(PlatformState state) {
        return recalls.sweep(state.recalls(), MAX_PAGES, page -> detect(state.id(), page))
                .map(state::recallsRead);
    }

    private Mono<Void> detect(String platform, List<Lot> recalled) {
        var latest = recalled.stream()
                .collect(Collectors.toMap(Lot::product, RecallDetection::at, BinaryOperator.maxBy(Instant::compareTo)));
        return offers.of(List.copyOf(latest.keySet()))
                .flatMapMany(found -> Flux.fromIterable(found.values()))
                .concatMap(offer -> detect(platform, offer, Objects.requireNonNull(latest.get(offer.product()))))
                .then();
    }

    /** What has no publication yet is sent with its recalls when it gets one. */
    private Mono<Publication> detect(String platform, Offer offer, Instant recalledAt) {
        return store.change(
                Publication.id(platform, offer.product()),
                row -> stale(row, offer, recalledAt)
                        ? Optional.of(row.pending(
                                Desired.PUBLISHED, offer.revision(), Publication.URGENCY_RECALL, clock.instant()))
                        : Optional.empty());
    }

    private static boolean stale(Publication row, Offer offer, Instant recalledAt) {
        if (row.desired() == Desired.WITHDRAWN) {
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
