package vn.sanvat.evidence;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Indexed;
import vn.sanvat.web.Page;

/** The documents in the database. */
@Component
class EvidenceStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    EvidenceStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "evidence";
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                new Index("scope.cooperative", ASC).on("validFrom", DESC).on("_id", ASC),
                new Index("validTo", ASC).on("_id", ASC),
                new Index("updatedAt", ASC).on("_id", ASC),
                // Whose scan a photo is, asked before one is removed.
                new Index("scan", ASC));
    }

    Mono<Evidence> find(String id) {
        return mongo.findById(id, Evidence.class);
    }

    Flux<Evidence> changedAfter(Cursor cursor, int limit) {
        return mongo.find(cursor.next("updatedAt", limit), Evidence.class);
    }

    /** In no order. */
    Flux<Evidence> ofCooperatives(Collection<String> ids, int limit) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("scope.cooperative").in(ids)).limit(limit), Evidence.class);
    }

    Flux<Evidence> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("_id").in(ids)), Evidence.class);
    }

    /** Newest first. */
    Flux<Evidence> ofCooperative(String cooperative, int limit) {
        var query = Query.query(where("scope.cooperative").is(cooperative))
                .with(newestFirst())
                .limit(limit);
        return mongo.find(query, Evidence.class);
    }

    /** Of one cooperative newest first, of all by id. */
    Mono<Page<Evidence>> list(@Nullable String cooperative, Page.Request request) {
        var all = cooperative == null
                ? new Query()
                : Query.query(where("scope.cooperative").is(cooperative));
        var page = Query.of(all)
                .with(cooperative == null ? Sort.by("_id") : newestFirst())
                .skip(request.offset())
                .limit(request.size());
        return page(all, page, request);
    }

    /** Those whose last day lies between two days, both included; the next to end first. */
    Mono<Page<Evidence>> ending(LocalDate from, LocalDate to, Page.Request request) {
        var all = Query.query(where("validTo").gte(from.toString()).lte(to.toString()));
        var page = Query.of(all)
                .with(Sort.by("validTo", "_id"))
                .skip(request.offset())
                .limit(request.size());
        return page(all, page, request);
    }

    Mono<Evidence> insert(Evidence evidence) {
        return mongo.insert(evidence);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has been changed meanwhile */
    Mono<Evidence> save(Evidence evidence) {
        return mongo.save(evidence);
    }

    private Mono<Page<Evidence>> page(Query all, Query page, Page.Request request) {
        return mongo.find(page, Evidence.class)
                .collectList()
                .zipWith(mongo.count(all, Evidence.class), (items, total) -> Page.of(items, total, request));
    }

    private static Sort newestFirst() {
        return Sort.by(Sort.Order.desc("validFrom"), Sort.Order.asc("_id"));
    }
}
