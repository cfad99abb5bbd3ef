package vn.sanvat.search.feed;

import java.util.HashMap;
import java.util.Map;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.FeedPosition;

/** How far the changes of each source are in the index. Immutable. */
public record Watermarks(Map<Source, FeedPosition> read) {

    public static final Watermarks NONE = new Watermarks(Map.of());

    /** The records that an entry is made of. */
    public enum Source {
        PRODUCTS,
        COOPERATIVES,
        EVIDENCE,
        LOTS
    }

    public Watermarks {
        read = Map.copyOf(read);
    }

    static Watermarks all(Cursor cursor) {
        var marks = NONE;
        for (var source : Source.values()) {
            marks = marks.with(source, FeedPosition.at(cursor));
        }
        return marks;
    }

    public FeedPosition of(Source source) {
        return read.getOrDefault(source, FeedPosition.START);
    }

    public Watermarks with(Source source, FeedPosition position) {
        var changed = new HashMap<>(read);
        changed.put(source, position);
        return new Watermarks(changed);
    }

    /** What is not settled is read once more by who goes on from them. */
    public Map<String, String> notes() {
        var notes = new HashMap<String, String>();
        read.forEach((source, position) ->
                notes.put(source.name(), position.settled().toString()));
        return notes;
    }

    public static Watermarks read(Map<String, String> notes) {
        var marks = NONE;
        for (var source : Source.values()) {
            var noted = notes.get(source.name());
            marks = noted == null ? marks : marks.with(source, FeedPosition.at(Cursor.parse(noted)));
        }
        return marks;
    }
}
