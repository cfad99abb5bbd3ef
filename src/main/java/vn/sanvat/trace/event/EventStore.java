package vn.sanvat.trace.event;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Indexed;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.journey.EventGraph;
import vn.sanvat.web.Page;

/** The collection {@code events}. It is only ever added to. */
@Component
public class EventStore implements Indexed {

    private static final String OUTPUTS = "outputs.epcClass";
    private static final String INPUTS = "inputs.epcClass";
    private static final String CORRECTED = "corrects.eventId";
    private static final String COOPERATIVE = "cooperative";
    private static final String RECORD_TIME = "when.recordTime";

    private final ReactiveMongoTemplate mongo;

    public EventStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return TraceEvent.COLLECTION;
    }

    @Override
    public List<? extends IndexDefinition> indexes() {
        return List.of(
                new Index(OUTPUTS, Sort.Direction.ASC),
                new Index(INPUTS, Sort.Direction.ASC),
                new Index(CORRECTED, Sort.Direction.ASC),
                new Index(COOPERATIVE, Sort.Direction.ASC)
                        .on(RECORD_TIME, Sort.Direction.DESC)
                        .on("_id", Sort.Direction.DESC));
    }

    public Mono<TraceEvent> find(String id) {
        return mongo.findById(id, TraceEvent.class, collection());
    }

    public Flux<TraceEvent> bringingForth(Collection<String> classes) {
        return find(where(OUTPUTS).in(classes));
    }

    public Flux<TraceEvent> using(Collection<String> classes) {
        return find(where(INPUTS).in(classes));
    }

    public Flux<TraceEvent> correcting(Collection<String> ids) {
        return find(where(CORRECTED).in(ids));
    }

    /** The events that name a class, the last recorded first. */
    public Mono<Page<TraceEvent>> naming(String epcClass, Page.Request page) {
        return lastFirst(
                new Criteria()
                        .orOperator(where(OUTPUTS).is(epcClass), where(INPUTS).is(epcClass)),
                page);
    }

    /** The events that a maker recorded, the last first; those that only take another back are told by that one. */
    public Mono<Page<TraceEvent>> recordedBy(String cooperative, Page.Request page) {
        return lastFirst(
                where(COOPERATIVE).is(cooperative).and("corrects.declared").is(null), page);
    }

    private Mono<Page<TraceEvent>> lastFirst(Criteria which, Page.Request page) {
        var items = mongo.find(
                        query(which)
                                .with(Sort.by(Sort.Direction.DESC, RECORD_TIME, "_id"))
                                .skip(page.offset())
                                .limit(page.size()),
                        TraceEvent.class,
                        collection())
                .collectList();
        return Mono.zip(items, mongo.count(query(which), collection()), (found, count) -> Page.of(found, count, page));
    }

    public Mono<TraceEvent> insert(TraceEvent event) {
        return mongo.insert(event, collection());
    }

    /** One more than a walk may hold, so that it notices. */
    private Flux<TraceEvent> find(Criteria which) {
        return mongo.find(query(which).limit(EventGraph.MAX_EVENTS + 1), TraceEvent.class, collection());
    }
}
