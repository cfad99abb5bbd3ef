package vn.sanvat.trace.scan;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;
import vn.sanvat.trace.Lot;

/** The collection {@code scans}. */
@Component
class ScanStore implements Indexed {

    /** Lots and days of one answer; a maker with more is counted too low. */
    private static final int MAX_READ = 20_000;

    private final ReactiveMongoTemplate mongo;

    ScanStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "scans";
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                new Index("cooperative", Sort.Direction.ASC).on("day", Sort.Direction.ASC),
                new Index("day", Sort.Direction.ASC));
    }

    /** Adds to what this and other processes have counted. */
    Mono<Void> add(LocalDate day, Lot lot, long count) {
        var more = new Update()
                .setOnInsert("day", day)
                .setOnInsert("lot", lot.id())
                .setOnInsert("product", lot.product())
                .setOnInsert("cooperative", lot.cooperative())
                .inc("count", count);
        return mongo.upsert(query(where("_id").is(ScanDay.id(day, lot.id()))), more, ScanDay.class)
                .then();
    }

    Flux<ScanDay> of(String cooperative, @Nullable String product, LocalDate from) {
        var which = where("cooperative").is(cooperative).and("day").gte(from.toString());
        return mongo.find(
                query(product == null ? which : which.and("product").is(product))
                        .limit(MAX_READ),
                ScanDay.class);
    }

    Mono<Void> removeBefore(LocalDate day) {
        return mongo.remove(query(where("day").lt(day.toString())), ScanDay.class)
                .then();
    }
}
