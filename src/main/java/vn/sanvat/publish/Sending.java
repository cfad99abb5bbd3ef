package vn.sanvat.publish;

import java.security.SecureRandom;
import java.time.Clock;
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
import vn.sanvat.publish.Publication.Wanted;
import vn.sanvat.text.Localized;

/** Does the work that is due, withdrawals first, and writes down what became of it. */
@Component
class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** A sweep sends at most so many batches, so that withdrawals never wait long behind a large import. */
    private static final int MAX_BATCHES = 5;

    private final Offers offers;
    private final PublicationStore store;
    private final Clock clock;
    private final SecureRandom random;

    Sending(Offers offers, PublicationStore store, Clock clock, SecureRandom random) {
        this.offers = offers;
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** Whether the platform can be reached, as far as the sending has shown. */
    enum Reach {
        NOT_TRIED,
        ANSWERED,
        FAILED;

        /** Of two calls one after the other: a failure counts most, then an answer. */
        Reach and(Reach later) {
            return compareTo(later) >= 0 ? this : later;
        }
    }

    /** Fails with {@link AccountRefused} where the platform refuses us. */
    Mono<Reach> send(TradePlatform platform) {
        return send(platform, MAX_BATCHES);
    }

    private Mono<Reach> send(TradePlatform platform, int batches) {
        var limit = platform.traits().maxBatch();
        return store.due(platform.name(), clock.instant(), limit).collectList().flatMap(due -> {
            if (due.isEmpty()) {
                return Mono.just(Reach.NOT_TRIED);
            }
            var sent = batch(platform, due);
            return due.size() < limit || batches == 1
                    ? sent
                    : sent.flatMap(reach -> reach == Reach.FAILED
                            ? Mono.just(reach)
                            : send(platform, batches - 1).map(reach::and));
        });
    }

    private Mono<Reach> batch(TradePlatform platform, List<Publication> due) {
        return offers.of(ids(due)).flatMap(offered -> {
            var leaving = due.stream()
                    .filter(each -> !offered.containsKey(each.product()) || gone(each))
                    .toList();
            var coming = due.stream().filter(each -> !leaving.contains(each)).toList();
            return withdraw(platform, leaving)
                    .flatMap(first -> first == Reach.FAILED
                            ? Mono.just(first)
                            : upsert(platform, coming, offered).map(first::and));
        });
    }

    private static boolean gone(Publication publication) {
        return publication.wanted() == Wanted.GONE;
    }

    private Mono<Reach> withdraw(TradePlatform platform, List<Publication> leaving) {
        return leaving.isEmpty()
                ? Mono.just(Reach.NOT_TRIED)
                : asked(ids(leaving), Mono.defer(() -> platform.withdraw(ids(leaving))))
                        .flatMap(outcomes -> settle(leaving, Map.of(), outcomes));
    }

    private Mono<Reach> upsert(TradePlatform platform, List<Publication> coming, Map<String, Offer> offered) {
        var known = new ArrayList<Outcome>();
        var asked = new ArrayList<Offer>();
        for (var publication : coming) {
            var offer = offered.get(publication.product());
            if (offer == null) {
                continue;
            }
            var issues = platform.validate(offer);
            if (!issues.isEmpty()) {
                known.add(new Outcome.Rejected(offer.product(), issues));
            } else if (offer.payloadHash().equals(publication.payloadHash())) {
                known.add(new Outcome.Unchanged(offer.product(), publication.remote()));
            } else {
                asked.add(offer);
            }
        }
        var settled = settle(coming, offered, known);
        if (asked.isEmpty()) {
            return settled.thenReturn(Reach.NOT_TRIED);
        }
        var products = asked.stream().map(Offer::product).toList();
        return settled.then(asked(products, Mono.defer(() -> platform.upsert(asked))))
                .flatMap(outcomes -> settle(coming, offered, outcomes));
    }

    /**
     * One outcome for each product that was asked for, whatever the connector answers: it must neither make the sweep send an item
     * again and again by leaving it out, nor settle what nobody asked for. A connector that fails in a way that it must not has
     * answered nothing.
     */
    private static Mono<List<Outcome>> asked(List<String> products, Mono<List<Outcome>> call) {
        return call.onErrorResume(e -> !(e instanceof AccountRefused), e -> {
                    LOG.error("A connector failed in a way that it must not; its items are tried again later", e);
                    return Mono.empty();
                })
                .defaultIfEmpty(List.of())
                .map(outcomes -> complete(products, outcomes));
    }

    private static List<Outcome> complete(List<String> asked, List<Outcome> outcomes) {
        var answered = outcomes.stream()
                .collect(Collectors.toMap(Outcome::product, Function.identity(), Sending::lessCertain));
        return asked.stream()
                .map(product -> answered.getOrDefault(product, saidNothing(product)))
                .toList();
    }

    /** Of two answers about one product: to send it again does no harm, to leave it unsent may. */
    private static Outcome lessCertain(Outcome one, Outcome other) {
        return certainty(one) <= certainty(other) ? one : other;
    }

    private static int certainty(Outcome outcome) {
        return switch (outcome) {
            case Outcome.TryLater later -> 0;
            case Outcome.Rejected rejected -> 1;
            case Outcome.Accepted accepted -> 2;
            case Outcome.Unchanged unchanged -> 3;
        };
    }

    private static Outcome saidNothing(String product) {
        return new Outcome.TryLater(
                product,
                null,
                Localized.of("Sàn không nói gì về mặt hàng này", "The platform said nothing about this item"));
    }

    private Mono<Reach> settle(List<Publication> rows, Map<String, Offer> offered, List<Outcome> outcomes) {
        var byProduct = rows.stream().collect(Collectors.toMap(Publication::product, Function.identity()));
        var failed = !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome.TryLater.class::isInstance);
        return Flux.fromIterable(outcomes)
                .concatMap(outcome -> settle(
                        Objects.requireNonNull(byProduct.get(outcome.product())),
                        offered.get(outcome.product()),
                        outcome))
                .then(Mono.just(failed ? Reach.FAILED : Reach.ANSWERED));
    }

    /**
     * The catalog is told before the publication is: a crash in between is mended by the next sweep, which sends again and hears
     * that nothing has changed.
     */
    private Mono<Publication> settle(Publication row, @Nullable Offer offer, Outcome outcome) {
        var next = Settlement.of(row, offer, outcome, clock.instant(), random);
        var told = next.state() == Publication.State.PUBLISHED
                ? offers.markPublished(row.product(), next.sourceRevision())
                : Mono.<Void>empty();
        return told.then(Mono.defer(() -> store.save(next))).onErrorComplete(OptimisticLockingFailureException.class);
    }

    private static List<String> ids(List<Publication> publications) {
        return publications.stream().map(Publication::product).toList();
    }
}
