package vn.sanvat.identity.idempotency;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;

/** Idempotency records by their hash of the key, and by the time at which they may go. */
@Component
class IdempotencyRecordStore implements Indexed {

    private static final String WORKED_ON = "workedOnSince";

    private final ReactiveMongoTemplate mongo;

    IdempotencyRecordStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return IdempotencyRecord.COLLECTION;
    }

    @Override
    public List<Index> indexes() {
        return List.of(new Index("expiresAt", Sort.Direction.ASC));
    }

    /** Fails with a duplicate key if the request was seen before: only one of many gets through. */
    Mono<IdempotencyRecord> begin(IdempotencyRecord record) {
        return mongo.insert(record);
    }

    Mono<IdempotencyRecord> find(String id) {
        return mongo.findById(id, IdempotencyRecord.class);
    }

    Mono<Void> finish(String id, IdempotencyRecord.StoredResponse response) {
        return mongo.updateFirst(
                        query(where("_id").is(id)), Update.update("response", response), IdempotencyRecord.class)
                .then();
    }

    /** Nobody works on it any more, and nobody knows whether it was done. */
    Mono<Void> leave(String id) {
        return mongo.updateFirst(query(where("_id").is(id)), new Update().unset(WORKED_ON), IdempotencyRecord.class)
                .then();
    }

    /**
     * Takes over what nobody works on, or somebody who has been at it for too long.
     *
     * @return false where another was faster
     */
    Mono<Boolean> takeOver(IdempotencyRecord seen, Instant now) {
        var same = where("_id")
                .is(seen.id())
                .and("response")
                .is(null)
                .and(WORKED_ON)
                .is(seen.workedOnSince());
        return mongo.updateFirst(query(same), Update.update(WORKED_ON, now), IdempotencyRecord.class)
                .map(updated -> updated.getMatchedCount() == 1);
    }

    Mono<Void> forget(String id) {
        return mongo.remove(query(where("_id").is(id)), IdempotencyRecord.class).then();
    }

    Mono<Void> forgetExpired(String id, Instant now) {
        return mongo.remove(query(where("_id").is(id).and("expiresAt").lte(now)), IdempotencyRecord.class)
                .then();
    }

    Mono<Void> sweep(Instant now) {
        return mongo.remove(query(where("expiresAt").lte(now)), IdempotencyRecord.class)
                .then();
    }
}
