package vn.sanvat.trace.event;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.trace.TraceEvent;

/**
 * Which events stand, and which were corrected. Where two corrections of one event were recorded at the same time, the later one
 * stands, so that everybody who reads the same events sees the same.
 */
public final class Corrections {

    private static final Comparator<TraceEvent> EARLIER = Comparator.<TraceEvent, Instant>comparing(
                    event -> event.when().recordTime())
            .thenComparing(TraceEvent::id);

    /** The correction that stands, by the id of the event in whose place it stands. */
    private final Map<String, TraceEvent> byCorrected = new HashMap<>();

    private Corrections() {}

    public static Corrections among(Collection<? extends TraceEvent> events) {
        var corrections = new Corrections();
        for (var event : events) {
            var corrects = event.corrects();
            if (corrects != null) {
                corrections.byCorrected.merge(corrects.eventId(), event, (a, b) -> EARLIER.compare(a, b) < 0 ? b : a);
            }
        }
        return corrections;
    }

    /** The event that took this one's place, or the place of the event that this one tried to correct; null where it stands. */
    @Nullable
    public TraceEvent of(TraceEvent event) {
        var correction = byCorrected.get(event.id());
        if (correction != null || event.corrects() == null) {
            return correction;
        }
        var rival = byCorrected.get(event.corrects().eventId());
        return rival == null || rival.id().equals(event.id()) ? null : rival;
    }

    public boolean stands(TraceEvent event) {
        return of(event) == null;
    }
}
