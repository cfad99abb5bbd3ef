package vn.sanvat.trace.lot;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.web.Page;

/** The collection {@code lots}. */
@Component
public class LotStore implements Indexed {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "producedOn", "_id");

    private static final String COOPERATIVE = "cooperative";

    private static final String EXPIRES_ON = "expiresOn";

    private static final String RECALLED_AT = "recall.at";

    private static final Sort LATEST_RECALL_FIRST = Sort.by(Sort.Direction.DESC, RECALLED_AT, "_id");

    /** Values in one query; a walk along a diary may reach more. */
    private static final int MAX_IN = 500;

    private final ReactiveMongoTemplate mongo;

    LotStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "lots";
    }

    @Override
    public List<? extends IndexDefinition> indexes() {
        return List.of(
                new Index("code", Sort.Direction.ASC).unique(),
                new Index("epcClass", Sort.Direction.ASC).unique(),
                newestFirst("product"),
                newestFirst("pack"),
                newestFirst(COOPERATIVE),
                new Index("producedOn", Sort.Direction.DESC).on("_id", Sort.Direction.DESC),
                new Index(EXPIRES_ON, Sort.Direction.ASC).on("_id", Sort.Direction.ASC),
                new Index("number", Sort.Direction.ASC).on("_id", Sort.Direction.ASC),
                new Index("updatedAt", Sort.Direction.ASC).on("_id", Sort.Direction.ASC),
                new Index(RECALLED_AT, Sort.Direction.ASC).on("_id", Sort.Direction.ASC),
                new Index("product", Sort.Direction.ASC).on(RECALLED_AT, Sort.Direction.DESC),
                new Index(COOPERATIVE, Sort.Direction.ASC).on(RECALLED_AT, Sort.Direction.DESC));
    }

    private static Index newestFirst(String field) {
        return new Index(field, Sort.Direction.ASC)
                .on("producedOn", Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC);
    }

    public Mono<Lot> find(String id) {
        return mongo.findById(id, Lot.class);
    }

    /**
     * In no order.
     *
     * @param ids at most 500
     */
    public Flux<Lot> findAll(Collection<String> ids) {
        return ids.isEmpty() ? Flux.empty() : mongo.find(query(where("_id").in(ids)), Lot.class);
    }

    public Mono<Lot> byCode(String code) {
        return mongo.findOne(query(where("code").is(code)), Lot.class);
    }

    public Flux<Lot> changedAfter(Cursor cursor, int limit) {
        return mongo.find(cursor.next("updatedAt", limit), Lot.class);
    }

    /** In no order. */
    public Flux<Lot> ofProducts(Collection<String> ids, int limit) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(query(where("product").in(ids)).limit(limit), Lot.class);
    }

    public Flux<Lot> newestOf(String product, int limit) {
        return mongo.find(query(where("product").is(product)).with(NEWEST_FIRST).limit(limit), Lot.class);
    }

    public Flux<Lot> numbered(Collection<LotNumber> numbers, int limit) {
        return mongo.find(query(where("number").in(numbers)).limit(limit), Lot.class);
    }

    /** At most one for each class. */
    public Flux<Lot> byEpcClass(Collection<String> epcClasses) {
        return Flux.fromIterable(epcClasses)
                .distinct()
                .buffer(MAX_IN)
                .concatMap(some -> mongo.find(query(where("epcClass").in(some)), Lot.class));
    }

    /**
     * What a filter leaves of them.
     *
     * @param order where absent, what ends comes by its last day, what is recalled the latest first, else the newest production first
     * @param among the cooperatives to whose lots the list is held; of all where absent
     */
    public Mono<Page<Lot>> list(
            LotFinder.Filter filter,
            LotFinder.@Nullable Order order,
            @Nullable Set<String> among,
            LocalDate today,
            Page.Request page) {
        var all = new ArrayList<Criteria>();
        equal(all, "product", filter.product());
        equal(all, "pack", filter.pack());
        equal(all, COOPERATIVE, filter.cooperative());
        equal(all, "number", filter.number());
        if (among != null) {
            all.add(where(COOPERATIVE).in(among));
        }
        if (filter.state() != null) {
            all.add(
                    filter.state() == Lot.State.RECALLED
                            ? where(RECALLED_AT).gt(Instant.EPOCH)
                            : where("recall").is(null));
        }
        if (filter.state() == Lot.State.IN_DATE) {
            all.add(new Criteria()
                    .orOperator(where(EXPIRES_ON).is(null), where(EXPIRES_ON).gte(today.toString())));
        } else if (filter.state() == Lot.State.EXPIRED) {
            all.add(where(EXPIRES_ON).lt(today.toString()));
        }
        if (filter.endingUntil() != null) {
            all.add(where(EXPIRES_ON)
                    .gte(today.toString())
                    .lte(filter.endingUntil().toString()));
        }
        return page(
                all.isEmpty() ? new Criteria() : new Criteria().andOperator(all),
                order == null ? order(filter) : sorted(order),
                page);
    }

    private static void equal(List<Criteria> all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(where(field).is(value));
        }
    }

    private static Sort sorted(LotFinder.Order order) {
        return switch (order) {
            case NEWEST -> NEWEST_FIRST;
            case OLDEST -> NEWEST_FIRST.reverse();
            case NUMBER -> Sort.by("number", "_id");
        };
    }

    private static Sort order(LotFinder.Filter filter) {
        if (filter.endingUntil() != null) {
            return Sort.by(EXPIRES_ON, "_id");
        }
        return filter.state() == Lot.State.RECALLED ? LATEST_RECALL_FIRST : NEWEST_FIRST;
    }

    public Flux<Lot> recalledAfter(Cursor cursor, int limit) {
        return mongo.find(cursor.next(RECALLED_AT, limit), Lot.class);
    }

    /** Latest recall first. */
    public Flux<Lot> recalledOf(String product, int limit) {
        return latestRecalls(where("product").is(product), limit);
    }

    /** Latest recall first. */
    public Flux<Lot> recalledOfMaker(String cooperative, int limit) {
        return latestRecalls(where(COOPERATIVE).is(cooperative), limit);
    }

    /** In no order. */
    public Flux<Lot> recalledOf(Collection<String> products, int limit) {
        var recalled = where("product").in(products).and(RECALLED_AT).gt(Instant.EPOCH);
        return products.isEmpty() ? Flux.empty() : mongo.find(query(recalled).limit(limit), Lot.class);
    }

    /** Latest recall first. */
    public Mono<Page<Lot>> recalled(Page.Request page) {
        return page(where(RECALLED_AT).gt(Instant.EPOCH), LATEST_RECALL_FIRST, page);
    }

    private Flux<Lot> latestRecalls(Criteria whose, int limit) {
        return mongo.find(
                query(whose.and(RECALLED_AT).gt(Instant.EPOCH))
                        .with(LATEST_RECALL_FIRST)
                        .limit(limit),
                Lot.class);
    }

    public Mono<Lot> insert(Lot lot) {
        return mongo.insert(lot);
    }

    public Mono<Lot> save(Lot lot) {
        return mongo.save(lot);
    }

    private Mono<Page<Lot>> page(Criteria which, Sort order, Page.Request page) {
        return PagedQuery.page(mongo, Lot.class, query(which), order, page);
    }
}
