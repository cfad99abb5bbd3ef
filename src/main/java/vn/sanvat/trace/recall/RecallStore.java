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
import org.springframework.data.mongodb.core.query.Query;
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
                new Index("carriedOutAt", Sort.Direction.ASC));
    }

    public Mono<RecallOrder> find(String id) {
        return mongo.findById(id, RecallOrder.class);
    }

    public Flux<RecallOrder> findAll(Collection<String> ids) {
        return ids.isEmpty() ? Flux.empty() : mongo.find(query(where("_id").in(ids)), RecallOrder.class);
    }

    public Mono<RecallOrder> insert(RecallOrder order) {
        return mongo.insert(order);
    }

    public Mono<RecallOrder> save(RecallOrder order) {
        return mongo.save(order);
    }

    /** Those that nobody has carried out to the end, and that began before a moment. */
    public Flux<RecallOrder> underWay(Instant before, int limit) {
        return mongo.find(
                query(where("carriedOutAt").isNull().and("createdAt").lt(before))
                        .with(Sort.by("createdAt"))
                        .limit(limit),
                RecallOrder.class);
    }

    /** Those carried out after a moment of which a maker was not told and has opened nothing. */
    public Flux<RecallOrder> untold(Instant after) {
        return mongo.find(
                query(where("carriedOutAt")
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
}
