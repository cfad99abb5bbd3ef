package vn.sanvat.catalog.imports;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The callers' codes in the database; found by {@code _id} alone. */
@Component
class ImportCodeStore {

    private final ReactiveMongoTemplate mongo;

    ImportCodeStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    Flux<ImportCode> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("_id").in(ids)), ImportCode.class);
    }

    /** @throws org.springframework.dao.DataAccessException if one is there already; those before it are written */
    Mono<Void> insertAll(Collection<ImportCode> codes) {
        return mongo.insertAll(codes).then();
    }

    /** @return the given one, or the one that was there first */
    Mono<ImportCode> claim(ImportCode code) {
        return mongo.insert(code)
                .onErrorResume(DuplicateKeyException.class, e -> mongo.findById(code.id(), ImportCode.class));
    }
}
