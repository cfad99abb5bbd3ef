package vn.sanvat.trace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.EventApi.NewEvent;
import vn.sanvat.trace.EventView.QuantityElement;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.Correction;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.TraceEvent.When;
import vn.sanvat.trace.TraceEvent.Where;
import vn.sanvat.trace.TraceEvent.Why;
import vn.sanvat.web.Problem;

/** Makes an event of what was sent: each kind has fields of its own, and takes no others. */
final class EventReader {

    private EventReader() {}

    /**
     * @param uuid of an event that has no id of its own
     * @throws Problem naming every field that this kind of event needs and lacks, or does not have
     */
    static TraceEvent read(NewEvent sent, String uuid) {
        checkFields(sent);
        var id = sent.eventID() == null ? "urn:uuid:" + uuid : sent.eventID();
        // The service sets the record time when it captures the event.
        var when = new When(time(sent), Instant.EPOCH);
        var readPoint = sent.readPoint();
        var where = new Where(
                readPoint == null ? null : readPoint.name(),
                readPoint == null ? null : readPoint.id(),
                sent.bizLocation() == null ? null : sent.bizLocation().id());
        var readings = sent.readings();
        var why = new Why(sent.bizStep(), sent.disposition(), sent.note(), readings == null ? List.of() : readings);
        var corrects = sent.corrects() == null
                ? null
                : new Correction(sent.corrects().eventID(), sent.corrects().reason());
        return switch (sent.type()) {
            case ObjectEvent ->
                new ObjectEvent(
                        id, sent.cooperative(), when, where, why, action(sent), list(sent.quantityList()), corrects);
            case TransformationEvent ->
                new TransformationEvent(
                        id,
                        sent.cooperative(),
                        when,
                        where,
                        why,
                        list(sent.inputQuantityList()),
                        list(sent.outputQuantityList()),
                        sent.process(),
                        corrects);
            case AggregationEvent ->
                new AggregationEvent(
                        id,
                        sent.cooperative(),
                        when,
                        where,
                        why,
                        action(sent),
                        sent.parentID(),
                        list(sent.childQuantityList()),
                        corrects);
        };
    }

    private static void checkFields(NewEvent sent) {
        var allowed = switch (sent.type()) {
            case ObjectEvent -> List.of("action", "quantityList");
            case TransformationEvent -> List.of("inputQuantityList", "outputQuantityList", "process");
            case AggregationEvent -> List.of("action", "parentID", "childQuantityList");
        };
        var faults = new ArrayList<Problem.Fault>();
        special(sent).forEach((field, value) -> {
            if (value != null && !allowed.contains(field)) {
                faults.add(fault(
                        field,
                        sent.type() + " không có " + field + "; có: " + String.join(", ", allowed),
                        "A " + sent.type() + " has no " + field + "; it has: " + String.join(", ", allowed)));
            }
        });
        if (allowed.contains("action") && sent.action() == null) {
            faults.add(fault("action", "Thiếu action", "action is missing"));
        }
        if (!faults.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, faults);
        }
    }

    private static Map<String, @Nullable Object> special(NewEvent sent) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("action", sent.action());
        fields.put("quantityList", sent.quantityList());
        fields.put("childQuantityList", sent.childQuantityList());
        fields.put("parentID", sent.parentID());
        fields.put("inputQuantityList", sent.inputQuantityList());
        fields.put("outputQuantityList", sent.outputQuantityList());
        fields.put("process", sent.process());
        return fields;
    }

    private static TraceEvent.Action action(NewEvent sent) {
        return sent.action() == null ? TraceEvent.Action.OBSERVE : sent.action();
    }

    private static OffsetDateTime time(NewEvent sent) {
        var offset = sent.eventTimeZoneOffset();
        try {
            if (offset.matches("[+-][0-9]{2}:[0-9]{2}")) {
                return sent.eventTime().withOffsetSameInstant(ZoneOffset.of(offset));
            }
        } catch (DateTimeException e) {
            // Answered below: more than 18 hours is no offset either.
        }
        throw Problem.invalid(
                "eventTimeZoneOffset",
                "eventTimeZoneOffset là \"" + offset + "\"; phải có dạng +07:00",
                "eventTimeZoneOffset is \"" + offset + "\"; it must be of the form +07:00");
    }

    private static List<Quantified> list(@Nullable List<QuantityElement> elements) {
        return elements == null
                ? List.of()
                : elements.stream()
                        .map(one -> new Quantified(one.epcClass(), one.name(), one.quantity(), one.uom()))
                        .toList();
    }

    private static Problem.Fault fault(String field, String vi, String en) {
        return new Problem.Fault(field, Localized.of(vi, en));
    }
}
