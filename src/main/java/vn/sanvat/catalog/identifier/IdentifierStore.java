package vn.sanvat.catalog.identifier;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.result.UpdateResult;
import java.time.Instant;
import java.util.Collection;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The claims in the database; found by {@code _id} alone. */
@Component
public class IdentifierStore {

    private final ReactiveMongoTemplate mongo;

    IdentifierStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Mono<Identifier> find(String id) {
        return mongo.findById(id, Identifier.class);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if it is claimed */
    public Mono<Identifier> insert(Identifier identifier) {
        return mongo.insert(identifier);
    }

    /** @throws org.springframework.dao.DataAccessException if one is claimed; those before it are written */
    Mono<Void> insertAll(Collection<Identifier> identifiers) {
        return mongo.insertAll(identifiers).then();
    }

    /** @return how many of them were still as they were claimed then, and are now held for ever */
    Mono<Long> keepAllForEver(Collection<String> ids, Instant claimedAt) {
        var held = Query.query(where("_id").in(ids).and("claimedAt").is(claimedAt));
        return mongo.updateMulti(held, Update.update("forEver", true), Identifier.class)
                .map(UpdateResult::getMatchedCount);
    }

    /** @return whether the pack held it, and now holds it anew */
    Mono<Boolean> renew(String id, String product, String pack, Instant now) {
        var update = Update.update("product", product).set("claimedAt", now);
        return mongo.updateFirst(held(id, pack), update, Identifier.class).map(IdentifierStore::found);
    }

    /** @return whether it was still as the given one, and now belongs to another */
    Mono<Boolean> takeOver(Identifier present, String product, String pack, Instant now) {
        var asSeen = where("_id")
                .is(present.id())
                .and("pack")
                .is(present.pack())
                .and("claimedAt")
                .is(present.claimedAt())
                .and("forEver")
                .is(false);
        var update = Update.update("product", product).set("pack", pack).set("claimedAt", now);
        return mongo.updateFirst(Query.query(asSeen), update, Identifier.class).map(IdentifierStore::found);
    }

    /** @return whether the pack held it, and now holds it for ever */
    Mono<Boolean> keepForEver(String id, String pack) {
        return mongo.updateFirst(held(id, pack), Update.update("forEver", true), Identifier.class)
                .map(IdentifierStore::found);
    }

    /** Gives up what a pack claimed and nobody has approved. */
    Mono<Void> release(String id, String pack) {
        return mongo.remove(held(id, pack).addCriteria(where("forEver").is(false)), Identifier.class)
                .then();
    }

    private static Query held(String id, String pack) {
        return Query.query(where("_id").is(id).and("pack").is(pack));
    }

    private static boolean found(UpdateResult result) {
        return result.getMatchedCount() > 0;
    }
}
