package vn.sanvat.trace.epcis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.Correction;
import vn.sanvat.trace.TraceEvent.Declared;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.TraceEvent.When;
import vn.sanvat.trace.TraceEvent.Where;
import vn.sanvat.trace.TraceEvent.Why;
import vn.sanvat.trace.epcis.EpcisEvent.QuantityElement;
import vn.sanvat.web.Problem;

/** Makes an event of what was sent. */
final class EventReader {

    private EventReader() {}

    /**
     * @param uuid of an event that has no id of its own
     * @throws Problem naming what is not said as EPCIS says it
     */
    static TraceEvent read(EpcisEvent sent, String uuid) {
        EpcisContext.check(sent.context());
        checkStandsInPlace(sent);
        var id = sent.eventID() == null ? "urn:uuid:" + uuid : sent.eventID();
        // The service sets the record time when it captures the event.
        var when = new When(time(sent), Instant.EPOCH);
        var readings = sent.readings();
        var disposition = sent.disposition();
        var why = new Why(
                CbvWords.stepIn(sent.bizStep()),
                disposition == null ? null : CbvWords.dispositionIn(disposition),
                sent.note(),
                readings == null ? List.of() : readings);
        var corrects = sent.corrects() == null
                ? null
                : new Correction(sent.corrects().eventID(), sent.corrects().reason());
        var names = names(sent);
        var inputs = quantities(sent.inputs(), names);
        var outputs = quantities(sent.outputs(), names);
        var where = where(sent);
        return switch (sent) {
            case EpcisEvent.ObjectEvent object ->
                new ObjectEvent(id, sent.cooperative(), when, where, why, object.action(), outputs, corrects);
            case EpcisEvent.TransformationEvent transformation ->
                new TransformationEvent(
                        id, sent.cooperative(), when, where, why, inputs, outputs, transformation.process(), corrects);
            case EpcisEvent.AggregationEvent aggregation ->
                new AggregationEvent(
                        id,
                        sent.cooperative(),
                        when,
                        where,
                        why,
                        aggregation.action(),
                        aggregation.parentID(),
                        outputs,
                        corrects);
        };
    }

    /**
     * What is said of an event that was recorded: that it is wrong.
     *
     * @throws Problem naming the reason that CBV does not have, or that does not go with what stands in the event's place
     */
    static Correction declared(EpcisEvent.ErrorDeclaration sent, @Nullable String eventId) {
        if (eventId == null) {
            throw Problem.invalid(
                    "eventID", "Hãy nêu eventID của sự kiện ghi sai", "Say the eventID of the event that was wrong");
        }
        var instead = sent.correctiveEventIDs() == null ? List.<String>of() : sent.correctiveEventIDs();
        var happened = !instead.isEmpty();
        var reason = sent.reason() == null
                ? happened ? CbvWords.INCORRECT_DATA : CbvWords.DID_NOT_OCCUR
                : CbvWords.reasonIn(sent.reason());
        var allowed =
                happened ? List.of(CbvWords.INCORRECT_DATA) : List.of(CbvWords.DID_NOT_OCCUR, CbvWords.INCORRECT_DATA);
        if (!allowed.contains(reason)) {
            var words = String.join(", ", allowed);
            throw Problem.invalid(
                    "errorDeclaration.reason",
                    "errorDeclaration.reason là \"" + reason + "\"; ở đây phải là: " + words,
                    "errorDeclaration.reason is \"" + reason + "\"; here it must be: " + words);
        }
        var says = sent.says() == null ? words(reason) : sent.says();
        return new Correction(eventId, says, new Declared(sent.declarationTime(), reason, List.copyOf(instead)));
    }

    private static Localized words(String reason) {
        return reason.equals(CbvWords.DID_NOT_OCCUR)
                ? Localized.of("Việc này không xảy ra", "It did not occur")
                : Localized.of("Số liệu ghi sai", "The data were incorrect");
    }

    /** EPCIS has no event about nothing: one is taken back by a declaration in its repeat. */
    private static void checkStandsInPlace(EpcisEvent sent) {
        if (sent.corrects() != null && sent.inputs().isEmpty() && sent.outputs().isEmpty()) {
            throw Problem.invalid(
                    EpcisContext.CORRECTS,
                    "Sự kiện đính chính phải nêu hàng; để rút lại một sự kiện, hãy gửi lại nó với errorDeclaration",
                    "A correction names goods; to take an event back, send it again with an errorDeclaration");
        }
    }

    private static Where where(EpcisEvent sent) {
        var readPoint = sent.readPoint();
        if (readPoint != null && !readPoint.id().startsWith(CbvWords.PLACE)) {
            throw Problem.invalid(
                    "readPoint.id",
                    "readPoint.id là \"" + readPoint.id() + "\"; phải là " + CbvWords.PLACE
                            + " và mã của một địa danh trong /api/places",
                    "readPoint.id is \"" + readPoint.id() + "\"; it must be " + CbvWords.PLACE
                            + " and the id of a place of /api/places");
        }
        return new Where(
                sent.readPointName(),
                readPoint == null ? null : readPoint.id().substring(CbvWords.PLACE.length()),
                sent.bizLocation() == null ? null : sent.bizLocation().id());
    }

    private static Map<String, Localized> names(EpcisEvent sent) {
        var names = new HashMap<String, Localized>();
        var goods = sent.goods() == null ? List.<EpcisEvent.ClassName>of() : sent.goods();
        for (int i = 0; i < goods.size(); i++) {
            var epcClass = goods.get(i).epcClass();
            var named = sent.inputs().stream().anyMatch(one -> one.epcClass().equals(epcClass))
                    || sent.outputs().stream().anyMatch(one -> one.epcClass().equals(epcClass));
            if (!named || names.put(epcClass, goods.get(i).name()) != null) {
                throw Problem.invalid(
                        EpcisContext.GOODS + "[" + i + "].epcClass",
                        "\"" + epcClass + "\" phải có trong sự kiện, và chỉ được đặt tên một lần",
                        "\"" + epcClass + "\" must be in the event, and be named once");
            }
        }
        return names;
    }

    private static OffsetDateTime time(EpcisEvent sent) {
        var offset = sent.eventTimeZoneOffset();
        try {
            // The clocks that EPCIS knows.
            if (offset.matches("[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00")) {
                return sent.eventTime().withOffsetSameInstant(ZoneOffset.of(offset));
            }
        } catch (DateTimeException e) {
            // Answered below: a time at the end of all times has no other clock.
        }
        throw Problem.invalid(
                "eventTimeZoneOffset",
                "eventTimeZoneOffset là \"" + offset + "\"; phải có dạng +07:00",
                "eventTimeZoneOffset is \"" + offset + "\"; it must be of the form +07:00");
    }

    private static List<Quantified> quantities(List<QuantityElement> elements, Map<String, Localized> names) {
        return elements.stream()
                .map(one -> new Quantified(one.epcClass(), names.get(one.epcClass()), one.quantity(), one.uom()))
                .toList();
    }
}
