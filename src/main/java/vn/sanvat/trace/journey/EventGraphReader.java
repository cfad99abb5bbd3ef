package vn.sanvat.trace.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.event.EventStore;
import vn.sanvat.web.Problem;

/** Fetches what a {@link EventGraph} asks for, one query for each level, and one more for each where corrections are found. */
@Component
public class EventGraphReader {

    /** Filter values in one query. */
    private static final int MAX_IN = 500;

    /** Corrections of corrections; more is a fault of who keeps the diary. */
    private static final int MAX_CHAIN = 32;

    private final EventStore store;

    public EventGraphReader(EventStore store) {
        this.store = store;
    }

    public Mono<EventGraph> walk(EventGraph start) {
        return walk(start, classes -> Mono.empty());
    }

    /**
     * Most diaries hold no correction: they are walked without, and once more with them where any is found afterwards.
     *
     * @param before asked about the classes of each level before their events are read
     */
    public Mono<EventGraph> walk(EventGraph start, Function<Collection<String>, Mono<Void>> before) {
        return walk(start, before, Mono::just)
                .filterWhen(plain -> plain.cutShort()
                        ? Mono.just(false)
                        : batches(plain.events().keySet())
                                .concatMap(store::correcting)
                                .hasElements()
                                .map(any -> !any))
                .switchIfEmpty(Mono.defer(() -> walk(start, before, found -> withCorrections(found, MAX_CHAIN))));
    }

    private Mono<EventGraph> walk(
            EventGraph walk,
            Function<Collection<String>, Mono<Void>> before,
            Function<List<TraceEvent>, Mono<? extends Collection<TraceEvent>>> completed) {
        if (walk.done()) {
            return Mono.just(walk);
        }
        return before.apply(walk.frontier())
                .thenMany(Flux.defer(() -> events(walk)))
                .collectList()
                .flatMap(completed)
                .map(walk::next)
                .flatMap(next -> walk(next, before, completed));
    }

    /**
     * The events that bring forth or use up a class, with their corrections. What brings forth is read last, so that without a lock
     * nothing seems to be used that does not exist.
     *
     * @throws Problem where they are too many to tell
     */
    public Mono<Collection<TraceEvent>> naming(String epcClass) {
        var one = List.of(epcClass);
        return Flux.concat(store.using(one), store.bringingForth(one))
                .collectList()
                .flatMap(found -> withCorrections(found, MAX_CHAIN))
                .doOnNext(found -> checkSize(epcClass, found));
    }

    private static void checkSize(String epcClass, Collection<TraceEvent> found) {
        if (found.size() > EventGraph.MAX_EVENTS) {
            throw Problem.conflict(
                    null,
                    "\"" + epcClass + "\" đã có hơn " + EventGraph.MAX_EVENTS
                            + " sự kiện; hãy dùng một epcClass mới, chẳng hạn cho mỗi vụ thu hoạch",
                    "\"" + epcClass + "\" has more than " + EventGraph.MAX_EVENTS
                            + " events; use a new epcClass, for each harvest for instance");
        }
    }

    private Flux<TraceEvent> events(EventGraph walk) {
        return batches(walk.frontier())
                .concatMap(classes -> switch (walk.direction()) {
                    case BACKWARDS -> store.bringingForth(classes);
                    case FORWARDS -> store.using(classes);
                })
                .take(EventGraph.MAX_EVENTS + 1L);
    }

    /** The events and whatever corrects them, to the end of each chain. */
    private Mono<Collection<TraceEvent>> withCorrections(List<TraceEvent> events, int chain) {
        var all = new HashMap<String, TraceEvent>();
        events.forEach(event -> all.put(event.id(), event));
        return corrections(all, List.copyOf(all.keySet()), chain);
    }

    private Mono<Collection<TraceEvent>> corrections(Map<String, TraceEvent> all, List<String> ids, int chain) {
        if (ids.isEmpty() || chain == 0 || all.size() > EventGraph.MAX_EVENTS) {
            return Mono.just(all.values());
        }
        return batches(ids).concatMap(store::correcting).collectList().flatMap(found -> {
            var grown = new HashMap<>(all);
            var added = new ArrayList<String>();
            for (var correction : found) {
                if (grown.put(correction.id(), correction) == null) {
                    added.add(correction.id());
                }
            }
            return corrections(grown, added, chain - 1);
        });
    }

    private static Flux<List<String>> batches(Collection<String> values) {
        return Flux.fromIterable(values).buffer(MAX_IN);
    }
}
