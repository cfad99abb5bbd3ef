package vn.sanvat.place;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.web.Page;

/** The units in the database. */
@Component
class PlaceStore implements Indexed {

    private final ReactiveMongoTemplate mongo;

    PlaceStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "places";
    }

    @Override
    public List<Index> indexes() {
        return List.of(new Index("code", ASC).on("validFrom", ASC), new Index("parent", ASC).on("_id", ASC));
    }

    Mono<Place> find(String id) {
        return mongo.findById(id, Place.class);
    }

    Flux<Place> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("_id").in(ids)), Place.class);
    }

    Flux<Place> all(int limit) {
        return mongo.find(new Query().with(Sort.by("_id")).limit(limit), Place.class);
    }

    /** The unit that bore a code last, on a day; it may have ended before. */
    Mono<Place> lastBegun(String code, LocalDate day) {
        var begun = where("code").is(code).and("validFrom").lte(day.toString());
        return mongo.findOne(Query.query(begun).with(Sort.by(Sort.Direction.DESC, "validFrom")), Place.class);
    }

    Mono<Page<Place>> list(@Nullable String code, @Nullable String parent, Page.Request request) {
        var criteria = new Criteria();
        if (code != null) {
            criteria = criteria.and("code").is(code);
        }
        if (parent != null) {
            criteria = criteria.and("parent").is(parent);
        }
        var sort = code == null ? Sort.by("_id") : Sort.by("validFrom");
        return PagedQuery.page(mongo, Place.class, Query.query(criteria), sort, request);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the id is taken */
    Mono<Place> insert(Place place) {
        return mongo.insert(place);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has been changed meanwhile */
    Mono<Place> save(Place place) {
        return mongo.save(place);
    }
}
