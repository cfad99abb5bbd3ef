package vn.sanvat.trace.epcis;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.Reading;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.epcis.EpcisEvent.ClassName;
import vn.sanvat.trace.epcis.EpcisEvent.Corrected;
import vn.sanvat.trace.epcis.EpcisEvent.ErrorDeclaration;
import vn.sanvat.trace.epcis.EpcisEvent.Location;
import vn.sanvat.trace.epcis.EpcisEvent.QuantityElement;
import vn.sanvat.trace.event.Corrections;

/** Writes events as EPCIS has them. */
public final class EventWriter {

    private final Corrections corrections;

    /** @param corrections of the events to be written */
    public EventWriter(Corrections corrections) {
        this.corrections = corrections;
    }

    public EpcisEvent write(TraceEvent event) {
        return write(event, List.of());
    }

    /** @param warnings what is odd about the event, though not forbidden */
    public EpcisEvent write(TraceEvent event, List<Localized> warnings) {
        var id = event.id();
        var time = event.when().eventTime();
        var offset = time.getOffset().getTotalSeconds() == 0
                ? "+00:00"
                : time.getOffset().getId();
        var recorded = event.when().recordTime();
        var wrong = errorDeclaration(event);
        var step = CbvWords.stepOut(event.why().bizStep());
        var disposition = event.why().disposition();
        var readPoint = readPoint(event);
        var bizLocation = bizLocation(event);
        var cooperative = event.cooperative();
        var readPointName = event.where().readPoint();
        var goods = goods(event);
        var note = event.why().note();
        var readings = readings(event);
        var corrects = corrects(event);
        var odd = warnings.isEmpty() ? null : warnings;
        return switch (event) {
            case ObjectEvent object ->
                new EpcisEvent.ObjectEvent(
                        EpcisContext.ANSWERED,
                        id,
                        time,
                        offset,
                        recorded,
                        wrong,
                        object.action(),
                        elements(object.quantities()),
                        step,
                        disposition,
                        readPoint,
                        bizLocation,
                        cooperative,
                        readPointName,
                        goods,
                        note,
                        readings,
                        corrects,
                        odd);
            case TransformationEvent transformation ->
                new EpcisEvent.TransformationEvent(
                        EpcisContext.ANSWERED,
                        id,
                        time,
                        offset,
                        recorded,
                        wrong,
                        elements(transformation.inputs()),
                        elements(transformation.outputs()),
                        step,
                        disposition,
                        readPoint,
                        bizLocation,
                        cooperative,
                        transformation.process(),
                        readPointName,
                        goods,
                        note,
                        readings,
                        corrects,
                        odd);
            case AggregationEvent aggregation ->
                new EpcisEvent.AggregationEvent(
                        EpcisContext.ANSWERED,
                        id,
                        time,
                        offset,
                        recorded,
                        wrong,
                        aggregation.action(),
                        aggregation.parent(),
                        elements(aggregation.children()),
                        step,
                        disposition,
                        readPoint,
                        bizLocation,
                        cooperative,
                        readPointName,
                        goods,
                        note,
                        readings,
                        corrects,
                        odd);
        };
    }

    /** What the event that took this one's place says of it. */
    private @Nullable ErrorDeclaration errorDeclaration(TraceEvent event) {
        var correction = corrections.of(event);
        var corrects = correction == null ? null : correction.corrects();
        if (correction == null || corrects == null) {
            return null;
        }
        var declared = corrects.declared();
        return declared == null
                ? new ErrorDeclaration(
                        OffsetDateTime.ofInstant(correction.when().recordTime(), ZoneOffset.UTC),
                        CbvWords.INCORRECT_DATA,
                        List.of(correction.id()),
                        corrects.reason())
                : new ErrorDeclaration(
                        declared.time(),
                        declared.reason(),
                        declared.correctiveEventIds().isEmpty() ? null : declared.correctiveEventIds(),
                        corrects.reason());
    }

    private static @Nullable Location readPoint(TraceEvent event) {
        var place = event.where().place();
        return place == null ? null : new Location(CbvWords.PLACE + place);
    }

    private static @Nullable Location bizLocation(TraceEvent event) {
        var location = event.where().bizLocation();
        return location == null ? null : new Location(location);
    }

    private static @Nullable List<Reading> readings(TraceEvent event) {
        return event.why().readings().isEmpty() ? null : event.why().readings();
    }

    private static @Nullable Corrected corrects(TraceEvent event) {
        var corrects = event.corrects();
        return corrects == null ? null : new Corrected(corrects.eventId(), corrects.reason());
    }

    private static List<QuantityElement> elements(List<Quantified> quantities) {
        return quantities.stream()
                .map(one -> new QuantityElement(one.epcClass(), one.quantity(), one.uom()))
                .toList();
    }

    private static @Nullable List<ClassName> goods(TraceEvent event) {
        var names = Stream.concat(event.inputs().stream(), event.outputs().stream())
                .flatMap(one ->
                        one.name() == null ? Stream.empty() : Stream.of(new ClassName(one.epcClass(), one.name())))
                .toList();
        return names.isEmpty() ? null : names;
    }
}
