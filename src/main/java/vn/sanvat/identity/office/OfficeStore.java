package vn.sanvat.identity.office;

import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Office;

/** The one office in the database. */
@Component
public class OfficeStore {

    private final ReactiveMongoTemplate mongo;

    OfficeStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Mono<Office> find() {
        return mongo.findById(Office.ID, Office.class);
    }

    /** @throws org.springframework.dao.DataAccessException duplicate key or stale, if somebody else was faster */
    public Mono<Office> save(Office office) {
        return mongo.save(office);
    }
}
