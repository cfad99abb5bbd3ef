package vn.sanvat.evidence;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.evidence.Evidence.Verification;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.OrderKeys;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.text.Folding;
import vn.sanvat.web.Page;

/** The documents in the database. */
@Component
class EvidenceStore implements Indexed {

    private static final String COOPERATIVE = "scope.cooperative";

    /** The folded issuer, by which lists are ordered; not part of the record. */
    private static final String ORDER = "order";

    /** Its last day; of what has none, {@link #NO_END}. Not part of the record. */
    private static final String ENDS = "ends";

    /** After every day that can be written, so that what never ends comes last. */
    private static final String NO_END = "~";

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
                new Index(COOPERATIVE, ASC).on("validFrom", DESC).on("_id", ASC),
                new Index("validTo", ASC).on("_id", ASC),
                new Index("verification.state", ASC).on("updatedAt", ASC).on("_id", ASC),
                new Index("updatedAt", ASC).on("_id", ASC),
                new Index("createdAt", ASC).on("_id", ASC),
                new Index("number", ASC).on("_id", ASC),
                new Index(ENDS, ASC).on("_id", ASC),
                new Index(ORDER, ASC).on("number", ASC).on("_id", ASC),
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
                : mongo.find(Query.query(where(COOPERATIVE).in(ids)).limit(limit), Evidence.class);
    }

    Flux<Evidence> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("_id").in(ids)), Evidence.class);
    }

    /** Newest first. */
    Flux<Evidence> ofCooperative(String cooperative, int limit) {
        var query = Query.query(where(COOPERATIVE).is(cooperative))
                .with(newestFirst())
                .limit(limit);
        return mongo.find(query, Evidence.class);
    }

    /**
     * Those that pass a filter.
     *
     * @param order where absent, what ends comes by its last day, what nobody has verified by how long it waits, what is one
     *     cooperative's the newest first, else the last filed first
     * @param without cooperatives whose papers are left out
     */
    Mono<Page<Evidence>> list(
            Dossier.Filter filter,
            Dossier.@Nullable Order order,
            LocalDate today,
            Set<String> without,
            Page.Request request) {
        var which = new Criteria();
        if (filter.cooperative() != null) {
            which.and(COOPERATIVE).is(filter.cooperative());
        } else if (!without.isEmpty()) {
            which.and(COOPERATIVE).nin(without);
        }
        if (filter.verification() != null) {
            which.and("verification.state").is(filter.verification());
        }
        if (filter.endingUntil() != null) {
            which.and("validTo").gte(today.toString()).lte(filter.endingUntil().toString());
        }
        return PagedQuery.page(
                mongo, Evidence.class, Query.query(which), order == null ? order(filter) : sorted(order), request);
    }

    /** All in one direction, so that an index of the same fields is read forwards or backwards. */
    private static Sort sorted(Dossier.Order order) {
        return switch (order) {
            case ENDING -> Sort.by(ENDS, "_id");
            case NEWEST -> Sort.by(DESC, "createdAt", "_id");
            case NUMBER -> Sort.by("number", "_id");
            case ISSUER -> Sort.by(ORDER, "number", "_id");
        };
    }

    private static Sort order(Dossier.Filter filter) {
        if (filter.endingUntil() != null) {
            return Sort.by("validTo", "_id");
        }
        if (filter.verification() == Verification.State.UNVERIFIED) {
            return Sort.by("updatedAt", "_id");
        }
        return filter.cooperative() == null ? sorted(Dossier.Order.NEWEST) : newestFirst();
    }

    Mono<Evidence> insert(Evidence evidence) {
        return mongo.insert(evidence);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has been changed meanwhile */
    Mono<Evidence> save(Evidence evidence) {
        return mongo.save(evidence);
    }

    private static Sort newestFirst() {
        return Sort.by(Sort.Order.desc("validFrom"), Sort.Order.asc("_id"));
    }

    /** The folded issuer, and the last day. */
    @Component
    static class EvidenceOrder implements OrderKeys<Evidence> {

        @Override
        public Class<Evidence> type() {
            return Evidence.class;
        }

        @Override
        public String id(Evidence of) {
            return of.id();
        }

        @Override
        public String newest() {
            return ENDS;
        }

        @Override
        public Document keys(Evidence of) {
            var last = of.validTo();
            return new Document(ORDER, Folding.fold(of.issuer())).append(ENDS, last == null ? NO_END : last.toString());
        }
    }
}
