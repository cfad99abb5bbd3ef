package vn.sanvat.trace.feedback;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;
import vn.sanvat.trace.Feedback;
import vn.sanvat.web.Page;

/** The collection {@code feedback}. */
@Component
public class FeedbackStore implements Indexed {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");

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
                new Index("lot", Sort.Direction.ASC)
                        .on("createdAt", Sort.Direction.DESC)
                        .on("_id", Sort.Direction.DESC));
    }

    public Mono<Feedback> find(String id) {
        return mongo.findById(id, Feedback.class);
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

    /** @param lot all lots where absent */
    public Mono<Page<Feedback>> newest(@Nullable String lot, Page.Request page) {
        var which = lot == null ? new Query() : query(where("lot").is(lot));
        var items = mongo.find(
                        Query.of(which).with(NEWEST_FIRST).skip(page.offset()).limit(page.size()), Feedback.class)
                .collectList();
        return Mono.zip(items, mongo.count(which, Feedback.class), (found, count) -> Page.of(found, count, page));
    }
}
