package vn.sanvat.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Up to when the changes of each source are in the index. Immutable. */
record Watermarks(Map<Source, Instant> until) {

    static final Watermarks NONE = new Watermarks(Map.of());

    /** The records that an entry is made of. */
    enum Source {
        PRODUCTS,
        COOPERATIVES,
        EVIDENCE,
        LOTS
    }

    Watermarks {
        until = Map.copyOf(until);
    }

    static Watermarks all(Instant until) {
        var marks = NONE;
        for (var source : Source.values()) {
            marks = marks.with(source, until);
        }
        return marks;
    }

    Instant of(Source source) {
        return until.getOrDefault(source, Instant.EPOCH);
    }

    Watermarks with(Source source, Instant instant) {
        var changed = new HashMap<>(until);
        changed.merge(source, instant, (one, other) -> one.isAfter(other) ? one : other);
        return new Watermarks(changed);
    }

    Map<String, String> notes() {
        var notes = new HashMap<String, String>();
        until.forEach((source, instant) -> notes.put(source.name(), instant.toString()));
        return notes;
    }

    static Watermarks read(Map<String, String> notes) {
        var marks = NONE;
        for (var source : Source.values()) {
            var noted = notes.get(source.name());
            marks = noted == null ? marks : marks.with(source, Instant.parse(noted));
        }
        return marks;
    }
}
