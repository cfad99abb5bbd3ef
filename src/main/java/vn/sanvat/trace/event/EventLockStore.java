package vn.sanvat.trace.event;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.data.mongodb.core.query.Update.update;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;

/** The collection {@code event-locks}; empty but for the captures under way. */
@Component
public class EventLockStore implements Indexed {

    static final String COLLECTION = "event-locks";

    private static final String COMMITTED = "intent.committed";

    /** Filter values in one query. */
    private static final int MAX_IN = 500;

    private final ReactiveMongoTemplate mongo;

    public EventLockStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<? extends IndexDefinition> indexes() {
        return List.of(new Index("capture", Sort.Direction.ASC), new Index("until", Sort.Direction.ASC));
    }

    /**
     * Takes the locks in their order, up to the first that somebody holds.
     *
     * @return whether all were taken; where not, those before that one are
     */
    Mono<Boolean> take(List<EventLock> locks) {
        return mongo.insert(locks, EventLock.class)
                .then(Mono.just(true))
                .onErrorResume(DuplicateKeyException.class, e -> Mono.just(false));
    }

    Mono<EventLock> find(String id) {
        return mongo.findById(id, EventLock.class);
    }

    Flux<EventLock> held(Collection<String> ids) {
        return Flux.fromIterable(ids)
                .buffer(MAX_IN)
                .concatMap(some -> mongo.find(query(where("_id").in(some)), EventLock.class));
    }

    /** Those that ran out, the oldest first. */
    Flux<EventLock> expired(Instant now, int limit) {
        var query = query(where("until").lte(now)).with(Sort.by("until")).limit(limit);
        return mongo.find(query, EventLock.class);
    }

    /** @return false where the attempt was ended, and can record nothing any more */
    Mono<Boolean> commit(EventLock record) {
        return mongo.updateFirst(
                        query(where("_id")
                                .is(record.id())
                                .and("capture")
                                .is(record.capture())
                                .and(COMMITTED)
                                .is(false)),
                        update(COMMITTED, true),
                        EventLock.class)
                .map(done -> done.getModifiedCount() == 1);
    }

    /** Ends the attempt. @return false where it has committed, or ended before */
    Mono<Boolean> abort(EventLock record) {
        return mongo.remove(
                        query(where("_id")
                                .is(record.id())
                                .and("capture")
                                .is(record.capture())
                                .and(COMMITTED)
                                .is(false)),
                        EventLock.class)
                .map(done -> done.getDeletedCount() == 1);
    }

    Mono<Void> release(String capture) {
        return mongo.remove(query(where("capture").is(capture)), EventLock.class)
                .then();
    }
}
