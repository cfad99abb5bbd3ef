package vn.sanvat.publish.sync;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.AccountRefused;
import vn.sanvat.publish.OfferIssue;
import vn.sanvat.publish.PublicationProof;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.publish.RemoteReference;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.Desired;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.text.Localized;

/** Delivery: sends what is due to a platform, withdrawals first, and writes down each outcome. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** A sweep sends at most so many batches, so that withdrawals never wait long behind a large import. */
    private static final int MAX_BATCHES = 5;

    private final Offers offers;
    private final PublicationStore store;
    private final Clock clock;
    private final SecureRandom random;

    Delivery(Offers offers, PublicationStore store, Clock clock, SecureRandom random) {
        this.offers = offers;
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** How the platform answered the calls of a delivery, for the circuit breaker. */
    enum Result {
        NOT_CALLED,
        ANSWERED,
        FAILED;

        /** Of two calls one after the other: a failure counts most, then an answer. */
        Result and(Result later) {
            return compareTo(later) >= 0 ? this : later;
        }
    }

    /** Fails with {@link AccountRefused} where the platform refuses us. */
    Mono<Result> deliver(TradePlatform platform) {
        return deliver(platform, MAX_BATCHES);
    }

    private Mono<Result> deliver(TradePlatform platform, int batches) {
        var limit = platform.maxBatch();
        return store.due(platform.name(), clock.instant(), limit).collectList().flatMap(due -> {
            if (due.isEmpty()) {
                return Mono.just(Result.NOT_CALLED);
            }
            var sent = batch(platform, due);
            return due.size() < limit || batches == 1
                    ? sent
                    : sent.flatMap(result -> result == Result.FAILED
                            ? Mono.just(result)
                            : deliver(platform, batches - 1).map(result::and));
        });
    }

    private Mono<Result> batch(TradePlatform platform, List<Publication> due) {
        return offers.of(ids(due)).flatMap(offered -> {
            var leaving = due.stream()
                    .filter(each -> !offered.containsKey(each.product()) || gone(each))
                    .toList();
            var coming = due.stream().filter(each -> !leaving.contains(each)).toList();
            return withdraw(platform, leaving)
                    .flatMap(first -> first == Result.FAILED
                            ? Mono.just(first)
                            : upsert(platform, coming, offered).map(first::and));
        });
    }

    private static boolean gone(Publication publication) {
        return publication.desired() == Desired.WITHDRAWN;
    }

    private Mono<Result> withdraw(TradePlatform platform, List<Publication> leaving) {
        return leaving.isEmpty()
                ? Mono.just(Result.NOT_CALLED)
                : asked(ids(leaving), Mono.defer(() -> platform.withdraw(ids(leaving))))
                        .flatMap(outcomes -> save(leaving, Map.of(), outcomes));
    }

    private Mono<Result> upsert(TradePlatform platform, List<Publication> coming, Map<String, Offer> offered) {
        var known = new ArrayList<PublishOutcome>();
        var asked = new ArrayList<Offer>();
        for (var publication : coming) {
            var offer = offered.get(publication.product());
            if (offer == null) {
                continue;
            }
            var issues = platform.validate(offer);
            if (!issues.isEmpty()) {
                known.add(new PublishOutcome.Rejected(offer.product(), issues));
            } else if (offer.payloadHash().equals(publication.payloadHash())) {
                known.add(new PublishOutcome.Unchanged(offer.product(), publication.remote()));
            } else {
                asked.add(offer);
            }
        }
        var saved = save(coming, offered, known);
        if (asked.isEmpty()) {
            return saved.thenReturn(Result.NOT_CALLED);
        }
        var products = asked.stream().map(Offer::product).toList();
        return saved.then(asked(products, Mono.defer(() -> platform.upsert(asked))))
                .flatMap(outcomes -> save(coming, offered, outcomes));
    }

    /**
     * One outcome for each product that was asked for, whatever the connector answers: it must neither make the sweep send an item
     * again and again by leaving it out, nor change what nobody asked for. A connector that fails in a way that it must not has
     * answered nothing.
     */
    private static Mono<List<PublishOutcome>> asked(List<String> products, Mono<List<PublishOutcome>> call) {
        return call.onErrorResume(e -> !(e instanceof AccountRefused), e -> {
                    LOG.error("A connector failed in a way that it must not; its items are tried again later", e);
                    return Mono.empty();
                })
                .defaultIfEmpty(List.of())
                .map(outcomes -> complete(products, outcomes));
    }

    private static List<PublishOutcome> complete(List<String> asked, List<PublishOutcome> outcomes) {
        var answered = outcomes.stream()
                .collect(Collectors.toMap(PublishOutcome::product, Function.identity(), Delivery::lessCertain));
        return asked.stream()
                .map(product -> answered.getOrDefault(product, saidNothing(product)))
                .toList();
    }

    /** Of two answers about one product: to send it again does no harm, to leave it unsent may. */
    private static PublishOutcome lessCertain(PublishOutcome one, PublishOutcome other) {
        return certainty(one) <= certainty(other) ? one : other;
    }

    private static int certainty(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.TryLater later -> 0;
            case PublishOutcome.Rejected rejected -> 1;
            case PublishOutcome.Accepted accepted -> 2;
            case PublishOutcome.Unchanged unchanged -> 3;
        };
    }

    private static PublishOutcome saidNothing(String product) {
        return new PublishOutcome.TryLater(
                product,
                null,
                Localized.of("Sàn không nói gì về mặt hàng này", "The platform said nothing about this item"));
    }

    private Mono<Result> save(List<Publication> rows, Map<String, Offer> offered, List<PublishOutcome> outcomes) {
        var byProduct = rows.stream().collect(Collectors.toMap(Publication::product, Function.identity()));
        var failed = !outcomes.isEmpty() && outcomes.stream().allMatch(PublishOutcome.TryLater.class::isInstance);
        return Flux.fromIterable(outcomes)
                .concatMap(outcome -> save(
                        Objects.requireNonNull(byProduct.get(outcome.product())),
                        offered.get(outcome.product()),
                        outcome))
                .then(Mono.just(failed ? Result.FAILED : Result.ANSWERED));
    }

    /**
     * The catalog is told before the publication is: a crash in between is mended by the next sweep, which sends again and learns
     * that nothing has changed.
     */
    private Mono<Publication> save(Publication row, @Nullable Offer offer, PublishOutcome outcome) {
        var next = after(outcome, row, offer);
        var listing = next.state() == Publication.State.PUBLISHED
                ? offers.markPublished(row.product(), next.sourceRevision())
                : Mono.<Void>empty();
        return listing.then(Mono.defer(() -> store.save(next)))
                .onErrorComplete(OptimisticLockingFailureException.class);
    }

    /** @param offer what was sent; none where the product was withdrawn */
    private Publication after(PublishOutcome outcome, Publication row, @Nullable Offer offer) {
        var now = clock.instant();
        return switch (outcome) {
            case PublishOutcome.Accepted accepted -> done(row, offer, accepted.remote(), accepted.proof(), now);
            case PublishOutcome.Unchanged unchanged ->
                done(row, offer, unchanged.remote() == null ? row.remote() : unchanged.remote(), row.proof(), now);
            case PublishOutcome.Rejected rejected -> row.rejected(rejected.issues(), now);
            case PublishOutcome.TryLater later ->
                row.waiting(
                        Backoff.next(row.attempts(), later.retryAt(), now, random),
                        new OfferIssue(null, later.reason()),
                        now);
        };
    }

    private static Publication done(
            Publication row,
            @Nullable Offer offer,
            @Nullable RemoteReference remote,
            @Nullable PublicationProof proof,
            Instant now) {
        return offer == null
                ? row.withdrawn(remote, proof, now)
                : row.published(offer.revision(), offer.payloadHash(), remote, proof, now);
    }

    private static List<String> ids(List<Publication> publications) {
        return publications.stream().map(Publication::product).toList();
    }
}
