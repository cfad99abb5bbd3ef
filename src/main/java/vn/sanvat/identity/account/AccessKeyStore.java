package vn.sanvat.identity.account;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;

/** The access keys in the database. */
@Component
class AccessKeyStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    AccessKeyStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "access-keys";
    }

    @Override
    public List<Index> indexes() {
        return List.of(new Index("account", ASC).on("_id", ASC));
    }

    Mono<AccessKey> find(String id) {
        return mongo.findById(id, AccessKey.class);
    }

    Flux<AccessKey> ofAccount(String account) {
        return mongo.find(Query.query(where("account").is(account)).with(Sort.by("_id")), AccessKey.class);
    }

    /** In the place of one of the same id, if there is one. */
    Mono<AccessKey> put(AccessKey key) {
        return mongo.save(key);
    }

    Mono<Void> removeAll(String account) {
        return mongo.remove(Query.query(where("account").is(account)), AccessKey.class)
                .then();
    }

    /** @return whether there was one */
    Mono<Boolean> remove(String id) {
        return mongo.remove(Query.query(where("_id").is(id)), AccessKey.class).map(gone -> gone.getDeletedCount() > 0);
    }
}
