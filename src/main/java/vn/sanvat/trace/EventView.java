package vn.sanvat.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent.Action;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.Reading;
import vn.sanvat.trace.TraceEvent.TransformationEvent;

/** An event as the API answers it: the field names of EPCIS 2.0 JSON, and ours where it has none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        String type,
        String eventID,
        String cooperative,
        OffsetDateTime eventTime,
        String eventTimeZoneOffset,
        Instant recordTime,
        @Nullable Action action,
        String bizStep,
        @Nullable String disposition,
        @Nullable ReadPoint readPoint,
        @Nullable BizLocation bizLocation,
        @Nullable String parentID,
        @Nullable List<QuantityElement> quantityList,
        @Nullable List<QuantityElement> childQuantityList,
        @Nullable List<QuantityElement> inputQuantityList,
        @Nullable List<QuantityElement> outputQuantityList,
        @Nullable String process,
        @Nullable Localized note,
        @Nullable List<Reading> readings,
        @Nullable CorrectionElement corrects) {

    /** Where it happened: a unit of {@code /api/places}, and what people call the spot. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReadPoint(@Nullable String id, @Nullable Localized name) {}

    /** Where the goods were afterwards: a URI. */
    record BizLocation(String id) {}

    /** How much of what. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuantityElement(
            String epcClass,
            @Nullable Localized name,
            @Nullable BigDecimal quantity,
            @Nullable String uom) {}

    /** The earlier event in whose place this one stands. */
    record CorrectionElement(String eventID, Localized reason) {}

    static EventView of(TraceEvent event) {
        var object = event instanceof ObjectEvent one ? one : null;
        var transformation = event instanceof TransformationEvent one ? one : null;
        var aggregation = event instanceof AggregationEvent one ? one : null;
        var where = event.where();
        var why = event.why();
        var time = event.when().eventTime();
        var corrects = event.corrects();
        return new EventView(
                event.getClass().getSimpleName(),
                event.id(),
                event.cooperative(),
                time,
                time.getOffset().getTotalSeconds() == 0
                        ? "+00:00"
                        : time.getOffset().getId(),
                event.when().recordTime(),
                object != null ? object.action() : aggregation == null ? null : aggregation.action(),
                why.bizStep(),
                why.disposition(),
                where.place() == null && where.readPoint() == null
                        ? null
                        : new ReadPoint(where.place(), where.readPoint()),
                where.bizLocation() == null ? null : new BizLocation(where.bizLocation()),
                aggregation == null ? null : aggregation.parent(),
                object == null ? null : elements(object.quantities()),
                aggregation == null ? null : elements(aggregation.children()),
                transformation == null ? null : elements(transformation.inputs()),
                transformation == null ? null : elements(transformation.outputs()),
                transformation == null ? null : transformation.process(),
                why.note(),
                why.readings().isEmpty() ? null : why.readings(),
                corrects == null ? null : new CorrectionElement(corrects.eventId(), corrects.reason()));
    }

    private static List<QuantityElement> elements(List<Quantified> quantities) {
        return quantities.stream()
                .map(one -> new QuantityElement(one.epcClass(), one.name(), one.quantity(), one.uom()))
                .toList();
    }
}
