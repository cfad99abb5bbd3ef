package vn.sanvat.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.Publication.Wanted;
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

    /** Clocks of instances may differ so much; a recall written late with an early time is still seen. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** After it nothing comes late any more, and the last recall need not be compared each second. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final int PAGE = 100;

    /** A sweep notes at most so many pages; the next one goes on. */
    private static final int MAX_PAGES = 10;

    private final Lots lots;
    private final Offers offers;
    private final PublicationStore store;
    private final Noting notes;
    private final Clock clock;

    RecallNoting(Lots lots, Offers offers, PublicationStore store, Noting notes, Clock clock) {
        this.lots = lots;
        this.offers = offers;
        this.store = store;
        this.notes = notes;
        this.clock = clock;
    }

    /** @return the state, moved on past what is noted now */
    Mono<PlatformState> note(PlatformState state) {
        var seenTo = state.recallsSeenTo();
        var settled = seenTo.isBefore(clock.instant().minus(SETTLED));
        return note(state, settled ? seenTo.plusMillis(1) : seenTo.minus(OVERLAP), MAX_PAGES);
    }

    private Mono<PlatformState> note(PlatformState state, Instant from, int pages) {
        return lots.recalledSince(from, PAGE).collectList().flatMap(recalled -> {
            if (recalled.isEmpty()) {
                return Mono.just(state);
            }
            var last = at(recalled.getLast());
            var seen = state.seen(
                    state.changesSeenTo(), last.isAfter(state.recallsSeenTo()) ? last : state.recallsSeenTo());
            var noted = note(state.id(), recalled);
            // The next page starts at the last one's time; a whole page of one time would never end, so it moves on.
            var next = last.isAfter(from) ? last : last.plusMillis(1);
            return recalled.size() < PAGE || pages == 1
                    ? noted.thenReturn(seen)
                    : noted.then(Mono.defer(() -> note(seen, next, pages - 1)));
        });
    }

    private Mono<Void> note(String platform, List<Lot> recalled) {
        var latest = recalled.stream()
                .collect(Collectors.toMap(Lot::product, RecallNoting::at, BinaryOperator.maxBy(Instant::compareTo)));
        var rows = store.findAll(latest.keySet().stream()
                        .map(product -> Publication.id(platform, product))
                        .toList())
                .collectMap(Publication::product, Function.identity());
        return Mono.zip(rows, offers.of(List.copyOf(latest.keySet())))
                .flatMap(found -> Flux.fromIterable(found.getT2().values())
                        .concatMap(offer ->
                                note(found.getT1(), offer, Objects.requireNonNull(latest.get(offer.product()))))
                        .then());
    }

    /** What has no publication yet is sent with its recalls when it gets one. */
    private Mono<Publication> note(Map<String, Publication> rows, Offer offer, Instant recalledAt) {
        var row = rows.get(offer.product());
        return row == null || !stale(row, offer, recalledAt)
                ? Mono.empty()
                : notes.save(row.noted(Wanted.STANDING, offer.revision(), Publication.URGENCY_RECALL, clock.instant()));
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
