package vn.sanvat.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.data.mongodb.core.query.Update.update;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.text.RandomIds;

/**
 * Lets several instances share a sweep: for a time, a name belongs to one of them. Whoever renews a lease lives, and nothing else tells:
 * an instance that dies loses its leases when they run out, and those that it held in the embedded store at the next start of that
 * ({@code AbandonedLeases}). Clocks of instances may differ by less than a lease lasts; a sweep must be idempotent all the same.
 */
@Component
public class Leases {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int HOLDER_BYTES = 12;

    /** While a lease lasts. */
    private static final int RENEWALS = 3;

    private final ReactiveMongoTemplate mongo;
    private final Clock clock;
    private final String holder;

    Leases(ReactiveMongoTemplate mongo, Clock clock, SecureRandom random) {
        this.mongo = mongo;
        this.clock = clock;
        this.holder = RandomIds.hex(random, HOLDER_BYTES);
    }

    /** @param until from this moment on, anybody may take it */
    @NotPublic
    @Document("lease")
    record Lease(@Id String name, String holder, Instant until) {}

    /**
     * Runs the work if nobody else has the name, and gives the name back afterwards, however the work ends. While the work lasts the
     * name is kept for longer: so a lease may be short, and what a killed instance held is soon free.
     *
     * @param lasts how long nobody else may take over after the holder has died, at most an hour
     * @return empty, without having run the work, if somebody else has it
     */
    public <T> Mono<T> holding(String name, Duration lasts, Mono<T> work) {
        return Mono.usingWhen(
                take(name, lasts).filter(taken -> taken),
                taken -> Mono.firstWithSignal(work, this.<T>keeping(name, lasts)),
                taken -> release(name));
    }

    /** Never ends by itself. A renewal that fails is tried again with the next one. */
    private <T> Mono<T> keeping(String name, Duration lasts) {
        return Flux.interval(lasts.dividedBy(RENEWALS))
                .onBackpressureDrop()
                .concatMap(tick -> take(name, lasts).onErrorComplete(DataAccessException.class))
                .then(Mono.never());
    }

    /**
     * Takes the name, or keeps it for longer if it is ours already.
     *
     * @return whether it is ours now
     */
    public Mono<Boolean> take(String name, Duration lasts) {
        return Mono.defer(() -> {
            var now = clock.instant();
            var free = new Criteria()
                    .andOperator(
                            where("_id").is(name),
                            new Criteria()
                                    .orOperator(
                                            where("until").lte(now),
                                            where("holder").is(holder)));
            // Where another holds it, the upsert tries to insert a second document of that _id, which no engine allows.
            return mongo.upsert(
                            query(free), update("holder", holder).set("until", now.plus(limited(lasts))), Lease.class)
                    .map(done -> true)
                    .onErrorResume(DuplicateKeyException.class, e -> Mono.just(false));
        });
    }

    /** Gives the name back, if it is ours. */
    public Mono<Void> release(String name) {
        return mongo.remove(query(where("_id").is(name).and("holder").is(holder)), Lease.class)
                .then();
    }

    /** Frees what others hold, alive or not: for who knows that there are no others. */
    public Mono<Void> releaseAllOfOthers() {
        return mongo.remove(query(where("holder").ne(holder)), Lease.class).then();
    }

    private static Duration limited(Duration lasts) {
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A lease of " + lasts + "; allowed are up to " + LONGEST);
        }
        return lasts;
    }
}
