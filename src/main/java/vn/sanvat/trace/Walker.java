package vn.sanvat.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fetches what a {@link Walk} asks for, one query for each level, and one more for each where corrections are found. */
@Component
class Walker {

    /** Filter values in one query. */
    private static final int MAX_IN = 500;

    /** Corrections of corrections; more is a fault of who keeps the diary. */
    private static final int MAX_CHAIN = 32;

    private final EventStore store;

    Walker(EventStore store) {
        this.store = store;
    }

    /** Most diaries hold no correction: they are walked without, and once more with them where any is found afterwards. */
    Mono<Walk> walk(Walk start) {
        return walk(start, Mono::just)
                .filterWhen(plain -> plain.cutShort()
                        ? Mono.just(false)
                        : batches(plain.events().keySet())
                                .concatMap(store::correcting)
                                .hasElements()
                                .map(any -> !any))
                .switchIfEmpty(Mono.defer(() -> walk(start, found -> withCorrections(found, MAX_CHAIN))));
    }

    private Mono<Walk> walk(Walk walk, Function<List<TraceEvent>, Mono<? extends Collection<TraceEvent>>> completed) {
        if (walk.done()) {
            return Mono.just(walk);
        }
        return events(walk).collectList().flatMap(completed).map(walk::next).flatMap(next -> walk(next, completed));
    }

    /** The events that bring forth or use up these classes, with their corrections; empty where they are too many to tell. */
    Mono<Collection<TraceEvent>> naming(Collection<String> classes) {
        return batches(classes)
                .concatMap(some -> Flux.concat(store.bringingForth(some), store.using(some)))
                .collectList()
                .filter(found -> found.size() <= Walk.MAX_EVENTS)
                .flatMap(found -> withCorrections(found, MAX_CHAIN));
    }

    private Flux<TraceEvent> events(Walk walk) {
        return batches(walk.frontier())
                .concatMap(classes -> switch (walk.direction()) {
                    case BACKWARDS -> store.bringingForth(classes);
                    case FORWARDS -> store.using(classes);
                })
                .take(Walk.MAX_EVENTS + 1L);
    }

    /** The events and whatever corrects them, to the end of each chain. */
    private Mono<Collection<TraceEvent>> withCorrections(List<TraceEvent> events, int chain) {
        var all = new HashMap<String, TraceEvent>();
        events.forEach(event -> all.put(event.id(), event));
        return corrections(all, List.copyOf(all.keySet()), chain);
    }

    private Mono<Collection<TraceEvent>> corrections(Map<String, TraceEvent> all, List<String> ids, int chain) {
        if (ids.isEmpty() || chain == 0 || all.size() > Walk.MAX_EVENTS) {
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
