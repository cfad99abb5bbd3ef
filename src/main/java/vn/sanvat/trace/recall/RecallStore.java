package vn.sanvat.trace.recall;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.trace.RecallOrder;
import vn.sanvat.web.Page;

/** The collection {@code recalls}. */
@Component
public class RecallStore implements Indexed {

    private static final Sort LATEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");

    private static final String CARRIED_OUT_AT = "carriedOutAt";

    private static final String SEQUENCE = "sequence";

    private final ReactiveMongoTemplate mongo;

    RecallStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "recalls";
    }

    @Override
    public List<? extends IndexDefinition> indexes() {
        return List.of(
                new Index("createdAt", Sort.Direction.DESC).on("_id", Sort.Direction.DESC),
                new Index("notices.maker", Sort.Direction.ASC)
                        .on("createdAt", Sort.Direction.DESC)
                        .on("_id", Sort.Direction.DESC),
                new Index(CARRIED_OUT_AT, Sort.Direction.ASC),
                new Index(SEQUENCE, Sort.Direction.ASC).unique());
    }

    public Mono<RecallOrder> find(String id) {
        return mongo.findById(id, RecallOrder.class);
    }

    public Flux<RecallOrder> findAll(Collection<String> ids) {
        return ids.isEmpty() ? Flux.empty() : mongo.find(query(where("_id").in(ids)), RecallOrder.class);
    }

    /** The greatest that an order has; 0 where there is none. */
    public Mono<Long> lastSequence() {
        var last = query(where(SEQUENCE).gt(0))
                .with(Sort.by(Sort.Direction.DESC, SEQUENCE))
                .limit(1);
        return mongo.find(last, RecallOrder.class)
                .next()
                .mapNotNull(RecallOrder::sequence)
                .defaultIfEmpty(0L);
    }

    /** @throws org.springframework.dao.DuplicateKeyException where another has its sequence, or its id */
    public Mono<RecallOrder> insert(RecallOrder order) {
        return mongo.insert(order);
    }

    public Mono<RecallOrder> save(RecallOrder order) {
        return mongo.save(order);
    }

    /** Those that nobody has carried out to the end, and that began before a moment. */
    public Flux<RecallOrder> underWay(Instant before, int limit) {
        return mongo.find(
                query(where(CARRIED_OUT_AT).isNull().and("createdAt").lt(before))
                        .with(Sort.by("createdAt"))
                        .limit(limit),
                RecallOrder.class);
    }

    /**
     * Those that nobody has carried out to the end, and that cover some lots.
     *
     * @param lots their ids, as many as one order covers
     */
    public Flux<RecallOrder> underWay(Collection<String> lots) {
        return mongo.find(query(where(CARRIED_OUT_AT).isNull().and("lots.id").in(lots)), RecallOrder.class);
    }

    /** Those carried out after a moment of which a maker was not told and has opened nothing. */
    public Flux<RecallOrder> untold(Instant after) {
        return mongo.find(
                query(where(CARRIED_OUT_AT)
                        .gt(after)
                        .and("notices")
                        .elemMatch(where("toldAt").isNull().and("openedAt").isNull())),
                RecallOrder.class);
    }

    /** @param makers all where absent */
    public Mono<Page<RecallOrder>> list(@Nullable Collection<String> makers, Page.Request page) {
        var all = makers == null ? new Query() : query(where("notices.maker").in(makers));
        return PagedQuery.page(mongo, RecallOrder.class, all, LATEST_FIRST, page);
    }

    Mono<Boolean> anyWithoutSequence() {
        return mongo.exists(query(where(SEQUENCE).isNull()), RecallOrder.class);
    }

    /** Those that were given before there were sequences, the first one first. */
    Flux<RecallOrder> fromBeforeSequences() {
        var before = new Criteria()
                .orOperator(where(SEQUENCE).isNull(), where(SEQUENCE).lt(0));
        return mongo.find(query(before).with(LATEST_FIRST.reverse()), RecallOrder.class);
    }

    /** Nobody sees a difference, so it is no new revision. */
    Mono<Void> setSequence(RecallOrder order, long sequence) {
        return mongo.updateFirst(
                        query(where("_id").is(order.id()).and(SEQUENCE).isNull()),
                        Update.update(SEQUENCE, sequence),
                        RecallOrder.class)
                .then();
    }
}
