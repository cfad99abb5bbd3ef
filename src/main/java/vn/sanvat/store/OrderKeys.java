package vn.sanvat.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Completes documents from before a list was ordered by what is written beside them now: without it they would stand first. */
@Component
public class OrderKeys {

    private final ReactiveMongoTemplate mongo;

    OrderKeys(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Nobody sees a difference, so it is no new revision; and what is written meanwhile has its keys already.
     *
     * @param key that every document has by now
     * @param keys of a record, by their names; one of them {@code key}
     */
    public <T> Mono<Void> complete(Class<T> type, String key, Function<T, String> id, Function<T, Document> keys) {
        var collection = mongo.getCollectionName(type);
        return mongo.find(Query.query(lacking(key)), type)
                .concatMap(found -> {
                    var update = new Update();
                    keys.apply(found).forEach(update::set);
                    var still = Query.query(lacking(key).and("_id").is(id.apply(found)));
                    return mongo.updateFirst(still, update, collection);
                })
                .then();
    }

    private static Criteria lacking(String key) {
        return where(key).exists(false);
    }
}
