package vn.sanvat.store.refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.store.connection.Store;
import vn.sanvat.store.server.ServerRefusal;
import vn.sanvat.store.server.ServerWrites;

/** Down while the store takes no writes, or is known to be damaged. Asking is also what finds out that it takes them again. */
@Component("storeHealthIndicator")
public class StoreHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Of a document that is written, and shows nothing, to see whether writes are taken again. */
    public static final String TRIAL = "trial";

    private final Store store;
    private final ServerWrites writes;
    private final ReactiveMongoTemplate mongo;

    public StoreHealth(Store store, ServerWrites writes, ReactiveMongoTemplate mongo) {
        this.store = store;
        this.writes = writes;
        this.mongo = mongo;
    }

    @Override
    public Mono<Health> health() {
        return tryAgain().then(Mono.fromCallable(this::now).subscribeOn(Schedulers.boundedElastic()));
    }

    private Mono<Void> tryAgain() {
        return Flux.defer(() -> Flux.fromIterable(writes.refused().entrySet()))
                .flatMap(refused -> trial(refused.getKey(), refused.getValue()))
                .then()
                .timeout(PATIENCE)
                .onErrorComplete(error -> error instanceof DataAccessException || error instanceof TimeoutException);
    }

    /** What one may do is told by the collection, without a change to it; whether there is room, by any change. */
    private Mono<Void> trial(String collection, ServerRefusal refusal) {
        var change = new Update().inc("tries", 1);
        var one = query(where("_id").is(TRIAL));
        return (refusal == ServerRefusal.NOT_ALLOWED
                        ? mongo.updateFirst(one, change, collection)
                        : mongo.upsert(one, change, TRIAL))
                .then();
    }

    private Health now() {
        var fault = store.faultNow();
        if (fault != null) {
            return down(fault.vi(), fault.en());
        }
        return writes.refused().values().stream()
                .sorted()
                .findFirst()
                .map(refusal -> down(refusal.vi(), refusal.en()))
                .orElseGet(() -> Health.up().build());
    }

    private static Health down(String vi, String en) {
        return Health.down().withDetail("vi", vi).withDetail("en", en).build();
    }
}
