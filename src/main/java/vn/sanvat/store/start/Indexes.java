package vn.sanvat.store.start;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.StartUpTask;

/** Makes the indexes of every {@link Indexed} store, all of a collection by one command; those that are there stay as they are. */
@Component
@Order(StartUpTask.INDEXES)
public class Indexes implements StartUpTask {

    /** What both engines obey. */
    private static final Set<String> OPTIONS = Set.of("name", "unique");

    /** A server builds indexes of several collections side by side. */
    private static final int COLLECTIONS_AT_ONCE = 4;

    private final ReactiveMongoTemplate mongo;
    private final List<Indexed> stores;

    public Indexes(ReactiveMongoTemplate mongo, List<Indexed> stores) {
        this.mongo = mongo;
        this.stores = List.copyOf(stores);
    }

    @Override
    public Mono<Void> run() {
        // One command alone finds out that the server cannot be reached, or refuses the password. Where it refuses
        // several indexes at once, Reactor hands on the first, and has nobody to tell of the others unless they
        // are kept together.
        return mongo.executeCommand("{ping: 1}")
                .thenMany(Flux.fromIterable(stores)
                        .filter(store -> !store.indexes().isEmpty())
                        .flatMapDelayError(this::make, COLLECTIONS_AT_ONCE, COLLECTIONS_AT_ONCE))
                .onErrorMap(
                        Exceptions::isMultiple,
                        all -> Exceptions.unwrapMultiple(all).getFirst())
                .then();
    }

    private Mono<Void> make(Indexed store) {
        var models = store.indexes().stream().map(index -> model(store, index)).toList();
        return mongo.getCollection(store.collection())
                .flatMapMany(collection -> collection.createIndexes(models))
                .then()
                .onErrorMap(MongoException.class, e -> refusal(store, models, e));
    }

    private static IndexModel model(Indexed store, IndexDefinition index) {
        var options = index.getIndexOptions();
        for (var option : options.keySet()) {
            if (!OPTIONS.contains(option)) {
                throw new IllegalStateException(
                        "The index " + index.getIndexKeys().keySet() + " of "
                                + store.collection() + " asks for " + option
                                + ", which the embedded engine ignores; allowed are "
                                + OPTIONS);
            }
        }
        var made = new IndexOptions().unique(options.getBoolean("unique", false));
        var name = options.getString("name");
        return new IndexModel(new Document(index.getIndexKeys()), name == null ? made : made.name(name));
    }

    /** Never with the server's own words about a duplicate: they quote the value, which may be a person's. */
    private static IllegalStateException refusal(Indexed store, List<IndexModel> models, MongoException e) {
        if (e instanceof DuplicateKeyException
                || ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
            var unique = models.stream()
                    .filter(model -> model.getOptions().isUnique())
                    .map(model -> model.getKeys().toBsonDocument().keySet())
                    .toList();
            return new IllegalStateException("A unique index of " + store.collection() + " cannot be made, one of "
                    + unique + ": documents share a value. Remove the duplicates, then start again");
        }
        return new IllegalStateException(
                "The indexes of " + store.collection() + " cannot be made, error " + e.getCode()
                        + ": is there one of the same name with other keys or options?",
                e);
    }
}
