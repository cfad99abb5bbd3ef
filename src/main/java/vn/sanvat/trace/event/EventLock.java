package vn.sanvat.trace.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;

/**
 * What one capture holds while it decides: a class of goods, or an event's id. There is one document for each, so of two captures
 * that want the same one, one waits.
 *
 * @param id {@code class:} and an epcClass, or {@code event:} and the id of an event
 * @param capture the attempt that holds it; a new one for each attempt
 * @param record the id of the lock on the captured event's own id, which is the record of the attempt
 * @param output the attempt would make this class of its inputs
 * @param until from this moment on anybody may end the attempt; clocks that differ cost a second attempt, never an overdraw
 * @param intent in the attempt's record only
 */
@NotPublic
@Document(EventLockStore.COLLECTION)
record EventLock(
        @Id String id,
        String capture,
        String record,
        boolean output,
        Instant until,
        @Nullable Intent intent) {

    private static final String CLASS = "class:";
    private static final String EVENT = "event:";

    /**
     * What is to be recorded. The change from not committed to committed, in one document, decides the attempt: before it the attempt
     * can be ended and then records nothing, after it the event will be recorded, whoever does it.
     */
    record Intent(TraceEvent event, boolean committed) {}

    /**
     * The locks of one attempt, its record first: while the record is there, so are the others.
     *
     * @param corrected the event that this one corrects
     */
    static List<EventLock> of(TraceEvent event, @Nullable TraceEvent corrected, String capture, Instant until) {
        var record = EVENT + event.id();
        var locks = new ArrayList<EventLock>();
        locks.add(new EventLock(record, capture, record, false, until, new Intent(event, false)));
        var outputs = event.inputs().isEmpty()
                ? List.<String>of()
                : event.outputs().stream().map(Quantified::epcClass).toList();
        for (var id : ids(event, corrected)) {
            locks.add(new EventLock(
                    id, capture, record, outputs.contains(id.substring(id.indexOf(':') + 1)), until, null));
        }
        return locks;
    }

    private static TreeSet<String> ids(TraceEvent event, @Nullable TraceEvent corrected) {
        var ids = new TreeSet<>(ofClasses(EventRules.classes(List.of(event))));
        if (corrected != null) {
            ids.addAll(ofClasses(EventRules.classes(List.of(corrected))));
            ids.add(EVENT + corrected.id());
        }
        return ids;
    }

    static List<String> ofClasses(Collection<String> epcClasses) {
        return epcClasses.stream().map(epcClass -> CLASS + epcClass).toList();
    }

    boolean expired(Instant now) {
        return !now.isBefore(until);
    }
}
