package vn.sanvat.identity.audit;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.web.Page;

/** The audit trail in the database. */
@Component
public class AuditStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    AuditStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "audit";
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                new Index("record", ASC).on("at", ASC).on("_id", ASC),
                new Index("account", ASC).on("at", ASC).on("_id", ASC),
                new Index("action", ASC).on("at", ASC).on("_id", ASC),
                new Index("at", ASC).on("_id", ASC),
                new Index("makers", ASC).on("at", ASC).on("_id", ASC));
    }

    /** All that is given must be so; {@code from} is meant too, {@code to} is not. */
    record Filter(
            @Nullable String collection,
            @Nullable String record,
            @Nullable String account,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant to) {

        private Criteria criteria() {
            var criteria = new Criteria();
            criteria = equal(criteria, "collection", collection);
            criteria = equal(criteria, "record", record);
            criteria = equal(criteria, "account", account);
            criteria = equal(criteria, "action", action);
            if (from == null && to == null) {
                return criteria;
            }
            var at = criteria.and("at");
            if (from != null) {
                at = at.gte(from);
            }
            return to == null ? at : at.lt(to);
        }

        private static Criteria equal(Criteria criteria, String field, @Nullable String value) {
            return value == null ? criteria : criteria.and(field).is(value);
        }
    }

    /** In which order lines come. */
    enum Order {
        NEWEST,
        OLDEST;

        private Sort sort() {
            return Sort.by(this == NEWEST ? DESC : ASC, "at", "_id");
        }
    }

    Mono<Page<AuditEntry>> list(Filter filter, Order order, Page.Request request) {
        return PagedQuery.page(mongo, AuditEntry.class, Query.query(filter.criteria()), order.sort(), request);
    }

    /**
     * The newest first.
     *
     * @param before only what is older than that, of two at one moment the lesser id
     */
    public Flux<AuditEntry> changes(AuditTrail.ChangeFilter filter, AuditTrail.@Nullable Position before, int max) {
        var criteria = criteria(filter);
        if (before != null) {
            criteria = criteria.orOperator(
                    where("at").lt(before.at()),
                    where("at").is(before.at()).and("_id").lt(before.id()));
        }
        return mongo.find(Query.query(criteria).with(Sort.by(DESC, "at", "_id")).limit(max), AuditEntry.class);
    }

    /** @param max more are not counted */
    public Mono<Long> countChanges(AuditTrail.ChangeFilter filter, Instant after, int max) {
        return mongo.count(Query.query(criteria(filter).and("at").gt(after)).limit(max), AuditEntry.class);
    }

    /** The newest, of whichever makers. */
    public Flux<AuditEntry> changesSince(Set<String> actions, Set<String> recordStates, Instant since, int max) {
        var newest = Query.query(kinds(actions, recordStates).and("at").gt(since))
                .with(Sort.by(DESC, "at", "_id"))
                .limit(max);
        return mongo.find(newest, AuditEntry.class);
    }

    private static Criteria criteria(AuditTrail.ChangeFilter filter) {
        return kinds(filter.actions(), filter.recordStates())
                .and("makers")
                .in(filter.makers())
                .and("account")
                .ne(filter.except());
    }

    private static Criteria kinds(Set<String> actions, Set<String> recordStates) {
        return where("action")
                .in(actions)
                .and("recordState")
                .in(recordStates)
                .and("confirmed")
                .is(true);
    }

    /** Another who is about to make the same revision may have been faster; who made it is known afterwards. */
    Mono<Void> begin(AuditEntry entry) {
        return mongo.insert(entry).then().onErrorComplete(DuplicateKeyException.class);
    }

    Mono<Void> confirm(AuditEntry entry) {
        return mongo.save(entry).then();
    }

    /** The newest first. */
    public Flux<AuditEntry> by(String account, int max) {
        var newest = Query.query(Criteria.where("account").is(account))
                .with(Sort.by(DESC, "at", "_id"))
                .limit(max);
        return mongo.find(newest, AuditEntry.class);
    }

    public Mono<Void> insert(AuditEntry entry) {
        return mongo.insert(entry).then();
    }

    /** What is confirmed takes the place of what another began, who was about to make the same revision and was slower. */
    public Mono<Void> confirmAll(Collection<AuditEntry> entries) {
        return mongo.insertAll(entries)
                .then()
                .onErrorResume(
                        DuplicateKeyException.class,
                        begun -> Flux.fromIterable(entries)
                                .concatMap(this::confirm)
                                .then());
    }
}
