package vn.sanvat.inbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The collection {@code inboxes}: one document for each account that has ever read. */
@Component
class InboxStore {

    private final ReactiveMongoTemplate mongo;

    InboxStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    Mono<Inbox> find(String account) {
        return mongo.findById(account, Inbox.class).defaultIfEmpty(Inbox.unread(account));
    }

    /**
     * Notes a mail that is about to be sent.
     *
     * @return whether it is for the caller to send it; false where another process wrote one meanwhile
     */
    Mono<Boolean> mailing(Inbox seen, Instant until, Instant at) {
        // Where another has, the upsert tries to insert a second document of that _id, which no engine allows.
        return mongo.upsert(
                        query(where("_id").is(seen.account()).and("mailedAt").is(seen.mailedAt())),
                        new Update().set("mailedUntil", until).set("mailedAt", at),
                        Inbox.class)
                .map(done -> true)
                .onErrorResume(DuplicateKeyException.class, another -> Mono.just(false));
    }

    /** Never goes back: of two tabs, the one that has read further counts. */
    Mono<Void> read(String account, Instant until) {
        return mongo.upsert(query(where("_id").is(account)), new Update().max("readUntil", until), Inbox.class)
                .then();
    }
}
