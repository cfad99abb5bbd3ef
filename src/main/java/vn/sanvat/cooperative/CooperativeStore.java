package vn.sanvat.cooperative;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
import vn.sanvat.cooperative.Cooperative.State;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.OrderKeys;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.text.Folding;
import vn.sanvat.web.Page;

/** The makers in the database. */
@Component
class CooperativeStore implements Indexed {

    /** The folded name, by which lists are ordered; not part of the record. */
    private static final String ORDER = "order";

    /** Absent from what was written before makers had a state, and those are approved. */
    private static final String STATE = "status.state";

    private static final String SINCE = "status.since";

    private static final List<State> NOT_SHOWN = List.of(State.PROPOSED, State.HIDDEN);

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
                new Index(STATE, ASC).on(ORDER, ASC).on("_id", ASC),
                new Index(SINCE, ASC).on("_id", ASC),
                // Who shows a photo, asked before one is removed.
                new Index("createdAt", DESC).on("_id", DESC),
                new Index("pictures", ASC));
    }

    Mono<Cooperative> find(String id) {
        return mongo.findById(id, Cooperative.class);
    }

    Flux<Cooperative> changedAfter(Cursor cursor, int limit) {
        return mongo.find(cursor.next("updatedAt", limit), Cooperative.class);
    }

    /** By when their state changed. */
    Flux<Cooperative> stateChangedAfter(Cursor cursor, int limit) {
        return mongo.find(cursor.next(SINCE, limit), Cooperative.class);
    }

    /** The ids alone. */
    Flux<String> in(Collection<State> states) {
        var query = Query.query(where(STATE).in(states));
        query.fields().include("_id");
        return mongo.query(Cooperative.class).as(Id.class).matching(query).all().map(Id::id);
    }

    private record Id(String id) {}

    Flux<Cooperative> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("_id").in(ids)), Cooperative.class);
    }

    Mono<Page<Cooperative>> list(Cooperatives.Filter filter, Cooperatives.Order order, Page.Request request) {
        return page(criteria(filter), count(criteria(filter)), order, request);
    }

    /** Those that everybody may see. */
    Mono<Page<Cooperative>> shown(Cooperatives.Order order, Page.Request request) {
        // Both are counted in an index of theirs, so without looking at any document.
        var total = count(named(null)).zipWith(count(where(STATE).in(NOT_SHOWN)), (all, others) -> all - others);
        return page(criteria(new Cooperatives.Filter(State.APPROVED, null)), total, order, request);
    }

    /** Of some makers those that are asked for; with all that everybody may see, where no state is. */
    Mono<Page<Cooperative>> among(
            Set<String> ids, Cooperatives.Filter filter, Cooperatives.Order order, Page.Request request) {
        var found = filter.state() == null
                ? named(filter.name())
                        .orOperator(where(STATE).nin(NOT_SHOWN), where("_id").in(ids))
                : criteria(filter).and("_id").in(ids);
        return page(found, count(found), order, request);
    }

    private static Criteria criteria(Cooperatives.Filter filter) {
        var all = named(filter.name());
        if (filter.state() == null) {
            return all;
        }
        return filter.state() == State.APPROVED
                ? all.and(STATE).nin(NOT_SHOWN)
                : all.and(STATE).is(filter.state());
    }

    private static Criteria named(@Nullable String part) {
        return part == null ? where(ORDER).gte("") : where(ORDER).regex(Pattern.quote(part));
    }

    private Mono<Long> count(Criteria criteria) {
        return mongo.count(Query.query(criteria), Cooperative.class);
    }

    private Mono<Page<Cooperative>> page(
            Criteria criteria, Mono<Long> total, Cooperatives.Order order, Page.Request request) {
        var sort = order == Cooperatives.Order.NAME ? Sort.by(ORDER, "_id") : Sort.by(DESC, "createdAt", "_id");
        return PagedQuery.page(mongo, Cooperative.class, Query.query(criteria), total, sort, request);
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

    /** The folded name. */
    @Component
    static class CooperativeOrder implements OrderKeys<Cooperative> {

        @Override
        public Class<Cooperative> type() {
            return Cooperative.class;
        }

        @Override
        public String id(Cooperative of) {
            return of.id();
        }

        @Override
        public String newest() {
            return ORDER;
        }

        @Override
        public Document keys(Cooperative of) {
            return new Document(ORDER, Folding.fold(of.name()));
        }
    }
}
