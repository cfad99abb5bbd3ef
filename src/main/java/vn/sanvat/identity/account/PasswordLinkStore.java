package vn.sanvat.identity.account;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;

/** The links that set a password, in the database. */
@Component
public class PasswordLinkStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    PasswordLinkStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "password-links";
    }

    @Override
    public List<Index> indexes() {
        return List.of(new Index("account", ASC), new Index("endsAt", ASC));
    }

    public Mono<PasswordLink> find(String id) {
        return mongo.findById(id, PasswordLink.class);
    }

    /** Whether the account got one after a time. */
    public Mono<Boolean> madeAfter(String account, Instant time) {
        return mongo.exists(
                Query.query(where("account").is(account).and("createdAt").gt(time)), PasswordLink.class);
    }

    /** How many the account has. */
    public Mono<Long> count(String account) {
        return mongo.count(Query.query(where("account").is(account)), PasswordLink.class);
    }

    public Mono<PasswordLink> insert(PasswordLink link) {
        return mongo.insert(link);
    }

    /** Of two who use it at once, one is given it. */
    public Mono<PasswordLink> take(String id) {
        return mongo.findAndRemove(Query.query(where("_id").is(id)), PasswordLink.class);
    }

    public Mono<Void> removeAll(String account) {
        return mongo.remove(Query.query(where("account").is(account)), PasswordLink.class)
                .then();
    }

    public Mono<Void> removeEnded(Instant now) {
        return mongo.remove(Query.query(where("endsAt").lt(now)), PasswordLink.class)
                .then();
    }
}
