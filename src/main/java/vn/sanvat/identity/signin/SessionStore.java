package vn.sanvat.identity.signin;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;

/** The sessions in the database. */
@Component
class SessionStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    SessionStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "sessions";
    }

    @Override
    public List<Index> indexes() {
        return List.of(new Index("account", ASC), new Index("endsAt", ASC), new Index("seenAt", ASC));
    }

    Mono<Session> find(String id) {
        return mongo.findById(id, Session.class);
    }

    /** The one used last first. */
    Flux<Session> ofAccount(String account, int limit) {
        return mongo.find(
                Query.query(where("account").is(account))
                        .with(Sort.by("seenAt").descending())
                        .limit(limit),
                Session.class);
    }

    Mono<Session> insert(Session session) {
        return mongo.insert(session);
    }

    Mono<Void> seen(String id, Instant at) {
        return set(id, Update.update("seenAt", at));
    }

    Mono<Void> failed(String id) {
        return set(id, new Update().inc("failures", 1));
    }

    Mono<Void> secret(String id, String secret) {
        return set(id, Update.update("secret", secret));
    }

    private Mono<Void> set(String id, Update update) {
        return mongo.updateFirst(Query.query(where("_id").is(id)), update, Session.class)
                .then();
    }

    /** @return whether it was there: of two who end it at once one is told so */
    Mono<Boolean> remove(String id) {
        return mongo.remove(Query.query(where("_id").is(id)), Session.class).map(gone -> gone.getDeletedCount() > 0);
    }

    Mono<Boolean> remove(String id, String account) {
        return mongo.remove(Query.query(where("_id").is(id).and("account").is(account)), Session.class)
                .map(gone -> gone.getDeletedCount() > 0);
    }

    /** @param but the id of one that stays; empty for none */
    Mono<Void> removeAll(String account, String but) {
        return mongo.remove(Query.query(where("account").is(account).and("_id").ne(but)), Session.class)
                .then();
    }

    Mono<Void> removeEnded(Instant now, Instant lastSeen) {
        return mongo.remove(Query.query(where("endsAt").lt(now)), Session.class)
                .then(mongo.remove(Query.query(where("seenAt").lt(lastSeen)), Session.class))
                .then();
    }
}
