package vn.sanvat.publish.platform;

import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The collection {@code platforms}: a handful of records, each found by its id. */
@Component
public class PlatformStore {

    private final ReactiveMongoTemplate mongo;

    PlatformStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** @return {@link PlatformState#unknown} where nothing was kept yet */
    public Mono<PlatformState> find(String platform) {
        return mongo.findById(platform, PlatformState.class).defaultIfEmpty(PlatformState.unknown(platform));
    }

    public Mono<PlatformState> save(PlatformState state) {
        return mongo.save(state);
    }
}
