package vn.sanvat.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.TraceEvent.Correction;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.TraceEvent.When;
import vn.sanvat.trace.TraceEvent.Where;
import vn.sanvat.trace.TraceEvent.Why;
import vn.sanvat.trace.journey.EventGraph;
import vn.sanvat.trace.journey.JourneyOrder;

/** Events in memory, one an hour, walked as the service walks those in the store. */
final class Diary {

    static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

    private final Map<String, TraceEvent> events = new LinkedHashMap<>();
    private final List<Lot> lots = new ArrayList<>();
    private int hour;

    Diary seen(String id, String step, String epcClass) {
        return add(object(id, step, epcClass, hour, null));
    }

    Diary made(String id, String output, String... inputs) {
        return add(made(id, hour, output, null, inputs));
    }

    Diary madeAt(String id, int hour, String output, String... inputs) {
        return add(made(id, hour, output, null, inputs));
    }

    Diary corrected(String id, String corrects, String output, String... inputs) {
        return add(made(id, hour, output, new Correction(corrects, Localized.of("ghi nhầm", "a slip")), inputs));
    }

    Diary tookBack(String id, String corrects) {
        var correction = new Correction(corrects, Localized.of("không xảy ra", "it never happened"));
        return add(new ObjectEvent(
                id, "htx", when(hour), nowhere(), why("other"), TraceEvent.Action.OBSERVE, List.of(), correction));
    }

    Diary add(TraceEvent event) {
        events.put(event.id(), event);
        hour++;
        return this;
    }

    Diary lot(Lot lot) {
        lots.add(lot);
        return this;
    }

    EventGraph walk(EventGraph walk) {
        var now = walk;
        while (!now.done()) {
            now = now.next(about(now));
        }
        return now;
    }

    Journey published(Lot lot) {
        return JourneyOrder.of(lot, backwards(lot), lots, Lot::diaryPublished);
    }

    Journey whole(Lot lot) {
        return JourneyOrder.of(lot, backwards(lot), lots, known -> true);
    }

    EventGraph backwards(Lot lot) {
        return walk(EventGraph.from(EventGraph.Direction.BACKWARDS, List.of(lot.epcClass())));
    }

    private Collection<TraceEvent> about(EventGraph walk) {
        var found = new LinkedHashMap<String, TraceEvent>();
        for (var event : events.values()) {
            var near = walk.direction() == EventGraph.Direction.BACKWARDS ? event.outputs() : event.inputs();
            if (near.stream().anyMatch(one -> walk.frontier().contains(one.epcClass()))) {
                found.put(event.id(), event);
            }
        }
        for (boolean grown = true; grown; ) {
            grown = false;
            for (var event : events.values()) {
                if (event.corrects() != null
                        && found.containsKey(event.corrects().eventId())
                        && found.put(event.id(), event) == null) {
                    grown = true;
                }
            }
        }
        return found.values();
    }

    static ObjectEvent object(String id, String step, String epcClass, int hour, @Nullable Correction corrects) {
        return new ObjectEvent(
                id,
                "htx",
                when(hour),
                nowhere(),
                why(step),
                TraceEvent.Action.OBSERVE,
                List.of(new Quantified(epcClass, Localized.vietnamese(epcClass), null, null)),
                corrects);
    }

    static TransformationEvent made(
            String id, int hour, String output, @Nullable Correction corrects, String... inputs) {
        return new TransformationEvent(
                id,
                "htx",
                when(hour),
                nowhere(),
                why("packing"),
                Arrays.stream(inputs)
                        .map(input -> new Quantified(input, Localized.of(input, input), BigDecimal.ONE, "KGM"))
                        .toList(),
                List.of(new Quantified(output, null, BigDecimal.ONE, "KGM")),
                corrects);
    }

    static Lot lot(String epcClass) {
        return new Lot(
                "pack:" + epcClass,
                1,
                "C",
                epcClass,
                "htx",
                "product",
                "pack",
                new LotNumber("L1"),
                LocalDate.of(2026, 1, 10),
                null,
                Quantity.of("1", Quantity.Unit.KG),
                null,
                true,
                null,
                START,
                START);
    }

    static Lot unpublished(String epcClass) {
        var lot = lot(epcClass);
        return lot.with(new Lots.Change(lot.producedOn(), null, lot.made(), null, false), START);
    }

    static Lot recalled(Lot lot) {
        return lot.with(
                new RecallOrder(
                        "r",
                        0,
                        1L,
                        Localized.of("mốc", "mould"),
                        Localized.of("trả lại", "return it"),
                        "admin",
                        List.of(),
                        List.of(),
                        null,
                        START),
                START);
    }

    private static When when(int hour) {
        return new When(
                OffsetDateTime.parse("2026-01-10T07:00:00+07:00").plusHours(hour), START.plusSeconds(3600L * hour));
    }

    private static Where nowhere() {
        return new Where(null, null);
    }

    private static Why why(String step) {
        return new Why(step, null, null, List.of());
    }
}
