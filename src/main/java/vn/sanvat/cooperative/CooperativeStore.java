package vn.sanvat.cooperative;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.event.ReactiveBeforeSaveCallback;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Indexed;
import vn.sanvat.text.Vietnamese;
import vn.sanvat.web.Page;

/** The makers in the database. */
@Component
class CooperativeStore implements Indexed {

    /** The folded name, by which lists are ordered; not part of the record. */
    private static final String ORDER = "order";

    private final ReactiveMongoTemplate mongo;

    CooperativeStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "cooperatives";
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                new Index(ORDER, ASC).on("_id", ASC),
                new Index("taxCode", ASC),
                new Index("updatedAt", ASC).on("_id", ASC),
                // Who shows a photo, asked before one is removed.
                new Index("pictures", ASC));
    }

    Mono<Cooperative> find(String id) {
        return mongo.findById(id, Cooperative.class);
    }

    Flux<Cooperative> changedAfter(Cursor cursor, int limit) {
        return mongo.find(cursor.next("updatedAt", limit), Cooperative.class);
    }

    Flux<Cooperative> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("_id").in(ids)), Cooperative.class);
    }

    Mono<Page<Cooperative>> list(Page.Request request) {
        var page =
                new Query().with(Sort.by(ORDER, "_id")).skip(request.offset()).limit(request.size());
        // Every document has the field, and an index of it: so all are counted without looking at any.
        var all = Query.query(where(ORDER).gte(""));
        return mongo.find(page, Cooperative.class)
                .collectList()
                .zipWith(mongo.count(all, Cooperative.class), (items, total) -> Page.of(items, total, request));
    }

    Flux<Cooperative> withTaxCode(String taxCode, int limit) {
        return mongo.find(Query.query(where("taxCode").is(taxCode)).limit(limit), Cooperative.class);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the id is taken */
    Mono<Cooperative> insert(Cooperative cooperative) {
        return mongo.insert(cooperative);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has been changed meanwhile */
    Mono<Cooperative> save(Cooperative cooperative) {
        return mongo.save(cooperative);
    }

    /** Writes the folded name beside each document, because neither engine sorts Vietnamese without a collation. */
    @Component
    static class CooperativeOrderStore implements ReactiveBeforeSaveCallback<Cooperative> {

        @Override
        public Mono<Cooperative> onBeforeSave(Cooperative cooperative, Document document, String collection) {
            document.put(ORDER, Vietnamese.fold(cooperative.name()));
            return Mono.just(cooperative);
        }
    }
}
