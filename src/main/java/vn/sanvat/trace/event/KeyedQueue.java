package vn.sanvat.trace.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets what needs the same keys pass one after the other, in the order of arrival, within this process. It spares tries, and is fair;
 * what is true over all instances is decided by {@link EventLocks}.
 */
final class KeyedQueue {

    private final int maxPlaces;

    /** The end of the last one's work, by key. */
    private final Map<String, Mono<Void>> last = new HashMap<>();

    private int places;

    /** @param maxPlaces at work or waiting, all together */
    KeyedQueue(int maxPlaces) {
        this.maxPlaces = maxPlaces;
    }

    private record Place(Collection<String> keys, Sinks.Empty<Void> end, Mono<Void> ended, List<Mono<Void>> earlier) {}

    /** Too many wait. */
    static final class FullException extends RuntimeException {

        FullException(int maxPlaces) {
            super("All " + maxPlaces + " places are taken");
        }
    }

    /**
     * @param atOnce for who finds nobody before it
     * @param afterwards for who had to wait; it must not end in the call that starts it, or a long queue ends in one deep stack
     * @return fails with a {@link FullException} where too many wait
     */
    <T> Mono<T> inTurn(Collection<String> keys, Mono<T> atOnce, Mono<T> afterwards) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> enter(keys)),
                place -> place.earlier().isEmpty()
                        ? atOnce
                        : Mono.when(place.earlier()).then(afterwards),
                place -> Mono.fromRunnable(() -> leave(place)));
    }

    private synchronized Place enter(Collection<String> keys) {
        if (places == maxPlaces) {
            throw new FullException(maxPlaces);
        }
        places++;
        Sinks.Empty<Void> end = Sinks.empty();
        var ended = end.asMono();
        var earlier = new LinkedHashSet<Mono<Void>>();
        for (var key : keys) {
            var before = last.put(key, ended);
            if (before != null) {
                earlier.add(before);
            }
        }
        return new Place(keys, end, ended, List.copyOf(earlier));
    }

    private void leave(Place place) {
        synchronized (this) {
            places--;
            place.keys().forEach(key -> last.remove(key, place.ended()));
        }
        place.end().tryEmitEmpty();
    }
}
