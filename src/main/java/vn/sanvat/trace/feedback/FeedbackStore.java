package vn.sanvat.trace.feedback;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.data.mongodb.core.query.Update.update;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Lot;
import vn.sanvat.web.Page;

/** The collection {@code feedback}. */
@Component
public class FeedbackStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    FeedbackStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "feedback";
    }

    @Override
    public List<? extends IndexDefinition> indexes() {
        return List.of(
                new Index("createdAt", Sort.Direction.DESC).on("_id", Sort.Direction.DESC),
                new Index("reference", Sort.Direction.ASC),
                newestFirst("state"),
                newestFirst("cooperative"),
                newestFirst("assignee"),
                newestFirst("lot"));
    }

    private static Index newestFirst(String field) {
        return new Index(field, Sort.Direction.ASC)
                .on("createdAt", Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC);
    }

    public Mono<Feedback> find(String id) {
        return mongo.findById(id, Feedback.class);
    }

    public Flux<Feedback> findAll(Collection<String> ids) {
        return ids.isEmpty() ? Flux.empty() : mongo.find(query(where("_id").in(ids)), Feedback.class);
    }

    public Mono<Feedback> byReference(String reference) {
        return mongo.findOne(query(where("reference").is(reference)), Feedback.class);
    }

    public Mono<Feedback> save(Feedback feedback) {
        return mongo.save(feedback);
    }

    public Mono<Feedback> insert(Feedback feedback) {
        return mongo.insert(feedback);
    }

    /**
     * @param state none for all
     * @param lot the lot's id; none for all
     * @param makers none for all
     * @param assignee none for all
     */
    record Filter(
            Feedback.@Nullable State state,
            @Nullable String lot,
            @Nullable Collection<String> makers,
            @Nullable String assignee) {

        private Query query() {
            var all = new ArrayList<Criteria>();
            if (state != null) {
                // The first reports had no state.
                all.add(
                        state == Feedback.State.RECEIVED
                                ? where("state").in(state, null)
                                : where("state").is(state));
            }
            if (lot != null) {
                all.add(where("lot").is(lot));
            }
            if (makers != null) {
                all.add(where("cooperative").in(makers));
            }
            if (assignee != null) {
                all.add(where("assignee").is(assignee));
            }
            return all.isEmpty() ? new Query() : new Query(new Criteria().andOperator(all));
        }
    }

    /** In which order they come. */
    enum Order {
        NEWEST,
        OLDEST
    }

    Mono<Page<Feedback>> list(Filter filter, Order order, Page.Request page) {
        var direction = order == Order.NEWEST ? Sort.Direction.DESC : Sort.Direction.ASC;
        return PagedQuery.page(mongo, Feedback.class, filter.query(), Sort.by(direction, "createdAt", "_id"), page);
    }

    /** Those that were chosen for the lot's page, the latest answer first. */
    public Flux<Feedback> answersOf(String lot, int limit) {
        return mongo.find(
                query(where("lot").is(lot).and("answerShown").is(true))
                        .with(Sort.by(Sort.Direction.DESC, "answeredAt", "_id"))
                        .limit(limit),
                Feedback.class);
    }

    /** The lots of reports from before a report said whose lot it is about. */
    Flux<String> lotsWithoutMaker() {
        return mongo.findDistinct(query(where("cooperative").isNull()), "lot", Feedback.class, String.class);
    }

    /** Nobody sees a difference, so it is no new revision. */
    Mono<Void> complete(Lot lot) {
        return mongo.updateMulti(
                        query(where("lot").is(lot.id()).and("cooperative").isNull()),
                        update("cooperative", lot.cooperative()).set("product", lot.product()),
                        Feedback.class)
                .then();
    }
}
