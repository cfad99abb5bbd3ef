package vn.sanvat.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.sample.SampleData.Batch;
import vn.sanvat.sample.SampleData.ProcessStep;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Correction;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.Reading;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.TraceEvent.When;
import vn.sanvat.trace.TraceEvent.Where;
import vn.sanvat.trace.TraceEvent.Why;

/**
 * Writes the diary of a batch: one event for each step of its process. The same batch and day give the same events with the same
 * ids, so that writing it twice changes nothing.
 */
final class SampleDiary {

    /** Viet Nam has one time zone and no summer time. */
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(7);

    private static final String KILOGRAM = "KGM";

    /** What becomes of the goods on the way: the class, its name and how much of it there is. */
    private record Stage(Quantified goods, int step) {}

    private final SampleData data;
    private final Batch batch;
    private final List<ProcessStep> steps;
    private final String cooperative;
    private final List<Quantified> lots;
    private final List<LocalDate> days;
    private final Instant recordedAt;

    /**
     * @param lots what was packed, each with its class and the number of its packs, or its kilograms
     * @param recordedAt replaced by the service
     */
    SampleDiary(
            SampleData data,
            Batch batch,
            String cooperative,
            List<Quantified> lots,
            LocalDate packedOn,
            Instant recordedAt) {
        this.data = data;
        this.batch = batch;
        this.steps = data.processes().getOrDefault(batch.process(), List.of());
        this.cooperative = cooperative;
        this.lots = lots;
        this.days = SampleDays.of(batch, steps, packedOn);
        this.recordedAt = recordedAt;
    }

    /**
     * @param packed all that was packed together, in kg, l or pieces
     * @return in the order in which they happened
     */
    List<TraceEvent> events(BigDecimal packed) {
        var stages = stages(packed);
        var events = new ArrayList<TraceEvent>();
        for (int i = 0; i < steps.size(); i++) {
            var mistake = batch.mistake();
            if (mistake != null && mistake.step().equals(steps.get(i).step())) {
                var wrong = event(i, id(i, "-1"), readings(i, true), stages, null);
                events.add(wrong);
                events.add(
                        event(i, id(i, ""), readings(i, false), stages, new Correction(wrong.id(), mistake.reason())));
            } else {
                events.add(event(i, id(i, ""), readings(i, false), stages, null));
            }
        }
        return events;
    }

    /** Reckons backwards from the packs: each stage needs "ratio" of the stage before it. */
    private List<Stage> stages(BigDecimal packed) {
        var stages = new ArrayList<Stage>();
        var amount = packed;
        for (int i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            var ratio = step.ratio();
            if (step.makes() != null) {
                var unit = step.unit() == null ? KILOGRAM : step.unit();
                stages.addFirst(new Stage(new Quantified(material(i), step.makes(), amount, unit), i));
            }
            if (ratio != null) {
                amount = amount.multiply(ratio).setScale(1, RoundingMode.CEILING);
            }
        }
        return stages;
    }

    private TraceEvent event(
            int i, String id, List<Reading> readings, List<Stage> stages, @Nullable Correction correction) {
        var step = steps.get(i);
        var when = new When(OffsetDateTime.of(days.get(i).atTime(step.hour(), 0), OFFSET), recordedAt);
        var why = new Why(step.step(), step.disposition(), step.note(), readings);
        boolean packs = step.step().equals("packing");
        if (packs || (step.makes() != null && step.ratio() != null)) {
            var outputs = packs ? lots : List.of(at(stages, i).goods());
            var inputs = List.of(before(stages, i).goods());
            return new TransformationEvent(
                    id, cooperative, when, where(step), why, inputs, outputs, step.process(), correction);
        }
        var action = i == 0 || step.makes() != null ? TraceEvent.Action.ADD : TraceEvent.Action.OBSERVE;
        return new ObjectEvent(id, cooperative, when, where(step), why, action, seen(i, stages), correction);
    }

    /** Before the harvest what is seen has no weight; after the packing it is the lots. */
    private List<Quantified> seen(int i, List<Stage> stages) {
        var step = steps.get(i);
        if (step.sees() != null) {
            return List.of(new Quantified(stages.getFirst().goods().epcClass(), step.sees(), null, null));
        }
        boolean packed = IntStream.range(0, i).anyMatch(k -> steps.get(k).step().equals("packing"));
        return packed ? lots : List.of(at(stages, i).goods());
    }

    /** The stage that is there after a step. */
    private static Stage at(List<Stage> stages, int step) {
        return stages.reversed().stream()
                .filter(stage -> stage.step() <= step)
                .findFirst()
                .orElseThrow();
    }

    private static Stage before(List<Stage> stages, int step) {
        return at(stages, step - 1);
    }

    private Where where(ProcessStep step) {
        var spot = data.places().get(step.where());
        if (spot == null) {
            throw new IllegalStateException("processes.yaml names no place " + step.where());
        }
        return new Where(Localized.of(spot.vi(), spot.en()), spot.place());
    }

    private List<Reading> readings(int i, boolean wrong) {
        var given = steps.get(i).readings();
        var mistake = batch.mistake();
        if (given == null) {
            return List.of();
        }
        return IntStream.range(0, given.size())
                .mapToObj(k -> {
                    var reading = given.get(k);
                    var value = new BigDecimal(reading.get(2).toString());
                    return new Reading(
                            Localized.of(
                                    reading.get(0).toString(), reading.get(1).toString()),
                            wrong && mistake != null && k == mistake.reading() ? mistake.wrongly() : value,
                            reading.get(3).toString());
                })
                .toList();
    }

    private String material(int step) {
        return "urn:sanvat:material:sample-" + batch.key().toLowerCase(Locale.ROOT) + "-" + step;
    }

    private String id(int step, String suffix) {
        var name = "sample/" + batch.key() + "/" + step + suffix;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
