package vn.sanvat.publish.publication;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.web.Page;

/** The collection {@code publications}. */
@Component
public class PublicationStore implements Indexed {

    private static final int MAX_RACES = 5;

    private final ReactiveMongoTemplate mongo;

    PublicationStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "publications";
    }

    /** One for the work that is due, and one for each way to list. */
    @Override
    public List<? extends IndexDefinition> indexes() {
        return List.of(
                new Index("platform", Sort.Direction.ASC)
                        .on("urgency", Sort.Direction.ASC)
                        .on("retryAt", Sort.Direction.ASC),
                newestFirst("platform"),
                newestFirst("product"),
                newestFirst("state"),
                new Index("product", Sort.Direction.ASC).on("_id", Sort.Direction.ASC),
                new Index("platform", Sort.Direction.ASC)
                        .on("product", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index("updatedAt", Sort.Direction.DESC).on("_id", Sort.Direction.ASC));
    }

    private static Index newestFirst(String field) {
        return new Index(field, Sort.Direction.ASC)
                .on("updatedAt", Sort.Direction.DESC)
                .on("_id", Sort.Direction.ASC);
    }

    public Mono<Publication> find(String id) {
        return mongo.findById(id, Publication.class);
    }

    public Flux<Publication> findAll(Collection<String> ids) {
        return mongo.find(new Query(where("_id").in(ids)), Publication.class);
    }

    /** Inserts a new record, replaces one whose revision is still the one that was read. */
    public Mono<Publication> save(Publication publication) {
        return mongo.save(publication);
    }

    /**
     * Changes what is there, and looks again where somebody else has written meanwhile.
     *
     * @param change empty where the record may stay as it is
     * @return empty where there is none, or it stays
     */
    public Mono<Publication> change(String id, Function<Publication, Optional<Publication>> change) {
        return Mono.defer(() -> find(id))
                .flatMap(row -> Mono.justOrEmpty(change.apply(row)))
                .flatMap(this::save)
                .retryWhen(Retry.max(MAX_RACES).filter(OptimisticLockingFailureException.class::isInstance));
    }

    /** The work that is due, withdrawals first. */
    public Flux<Publication> due(String platform, Instant now, int limit) {
        var due = where("platform").is(platform).and("retryAt").lte(now);
        return mongo.find(new Query(due).with(Sort.by("urgency", "retryAt")).limit(limit), Publication.class);
    }

    Mono<Page<Publication>> list(Publications.Filter filter, Publications.Order order, Page.Request request) {
        var criteria = new Criteria();
        if (filter.platform() != null) {
            criteria = criteria.and("platform").is(filter.platform());
        }
        if (filter.product() != null) {
            criteria = criteria.and("product").is(filter.product());
        }
        if (filter.state() != null) {
            criteria = criteria.and("state").is(filter.state());
        }
        return PagedQuery.page(mongo, Publication.class, new Query(criteria), sorted(order), request);
    }

    /** The id tells the platforms of one product apart in their order. */
    private static Sort sorted(Publications.Order order) {
        return switch (order) {
            case UPDATED -> Sort.by(Sort.Order.desc("updatedAt"), Sort.Order.asc("_id"));
            case PRODUCT -> Sort.by("product", "_id");
            case PLATFORM -> Sort.by("platform", "product", "_id");
        };
    }
}
