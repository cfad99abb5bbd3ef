package vn.sanvat.trace.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Journey;
import vn.sanvat.trace.Journey.CorrectedBy;
import vn.sanvat.trace.Journey.Gap;
import vn.sanvat.trace.Journey.RecalledInput;
import vn.sanvat.trace.Journey.Step;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.Vocabulary;
import vn.sanvat.trace.event.Corrections;
import vn.sanvat.trace.event.ErrorDeclarations;

/** Puts the events that a walk found into the order in which a reader meets them. Plain functions over events. */
public final class JourneyOrder {

    /**
     * What happened to material after it went into the goods is not their past. People write times down by the day, so an event up
     * to a day later still counts.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private static final Comparator<Step> OLDEST_FIRST = Comparator.<Step, Instant>comparing(
                    step -> step.event().when().eventTime().toInstant())
            .thenComparing(step -> step.event().when().recordTime())
            .thenComparing(step -> step.event().id());

    private final Lot lot;
    private final EventGraph walk;
    private final Map<String, Lot> lots;
    private final Set<String> hidden;
    private final Corrections corrections;

    /** How far each class is from the lot, and until when its events count. */
    private record Reach(int level, Instant until) {}

    private JourneyOrder(Lot lot, EventGraph walk, Collection<Lot> lots, Set<String> hidden) {
        this.lot = lot;
        this.walk = walk;
        this.lots = lots.stream().collect(Collectors.toMap(Lot::epcClass, known -> known));
        this.hidden = hidden;
        this.corrections = Corrections.among(walk.events().values());
    }

    /**
     * The journey as somebody may see it: the steps of lots whose diary is closed to them are left out, and said to be.
     *
     * @param walk backwards from the lot
     * @param lots of ours among the classes that the walk met
     * @param open whether they may read the diary of a lot
     */
    public static Journey of(Lot lot, EventGraph walk, Collection<Lot> lots, Predicate<Lot> open) {
        var hidden = Stream.concat(lots.stream(), Stream.of(lot))
                .filter(open.negate())
                .map(Lot::epcClass)
                .collect(Collectors.toSet());
        return new JourneyOrder(lot, walk, lots, Set.copyOf(hidden)).journey();
    }

    private Journey journey() {
        var shown = reach(hidden);
        var steps = walk.events().values().stream()
                .map(event -> step(event, shown))
                .flatMap(Optional::stream)
                .sorted(OLDEST_FIRST)
                .toList();
        return new Journey(lot.epcClass(), steps, gaps(steps, shown), recalledInputs());
    }

    /** Which classes the lot came from, without going through those that are closed. Ends on cycles: times only grow to a known one. */
    private Map<String, Reach> reach(Set<String> closed) {
        var reach = new LinkedHashMap<String, Reach>();
        var queue = new ArrayDeque<String>();
        reach.put(lot.epcClass(), new Reach(0, Instant.MAX));
        queue.add(lot.epcClass());
        var makers = makers();
        while (!queue.isEmpty()) {
            var epcClass = queue.poll();
            var from = reach.get(epcClass);
            if (from == null || closed.contains(epcClass)) {
                continue;
            }
            for (var event : makers.getOrDefault(epcClass, List.of())) {
                var time = event.when().eventTime().toInstant();
                if (time.isAfter(from.until())) {
                    continue;
                }
                for (var input : event.inputs()) {
                    var next = new Reach(from.level() + 1, time.plus(CLOCKS_DIFFER));
                    var known = reach.get(input.epcClass());
                    var merged = known == null ? next : wider(known, next);
                    if (!merged.equals(known)) {
                        reach.put(input.epcClass(), merged);
                        queue.add(input.epcClass());
                    }
                }
            }
        }
        return reach;
    }

    private static Reach wider(Reach a, Reach b) {
        return new Reach(Math.min(a.level(), b.level()), a.until().isAfter(b.until()) ? a.until() : b.until());
    }

    /** The transformations that stand, by what they brought forth. */
    private Map<String, List<TraceEvent>> makers() {
        var makers = new HashMap<String, List<TraceEvent>>();
        for (var event : walk.events().values()) {
            if (!event.inputs().isEmpty() && corrections.stands(event)) {
                for (var output : event.outputs()) {
                    makers.computeIfAbsent(output.epcClass(), key -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        return makers;
    }

    private Optional<Step> step(TraceEvent event, Map<String, Reach> shown) {
        var time = event.when().eventTime().toInstant();
        var level = event.outputs().stream()
                .map(Quantified::epcClass)
                .filter(epcClass -> !hidden.contains(epcClass))
                .map(shown::get)
                .filter(reach -> reach != null && !time.isAfter(reach.until()))
                .mapToInt(Reach::level)
                .min();
        if (level.isEmpty()) {
            return Optional.empty();
        }
        var visible = event.outputs().stream()
                .filter(output -> !hidden.contains(output.epcClass()))
                .toList();
        return Optional.of(
                new Step(event.with(event.when(), event.inputs(), visible), level.getAsInt(), correctedBy(event)));
    }

    private @Nullable CorrectedBy correctedBy(TraceEvent event) {
        var correction = corrections.of(event);
        var corrects = correction == null ? null : correction.corrects();
        if (correction == null || corrects == null) {
            return null;
        }
        var instead = ErrorDeclarations.instead(correction, corrects);
        return new CorrectedBy(
                instead.isEmpty() ? correction.id() : instead.getFirst(),
                corrects.reason(),
                correction.when().recordTime());
    }

    private List<Gap> gaps(List<Step> steps, Map<String, Reach> shown) {
        var gaps = new ArrayList<Gap>();
        for (var epcClass : shown.keySet()) {
            var gap = hidden.contains(epcClass) ? notPublished(epcClass) : noOrigin(epcClass, steps);
            if (gap != null) {
                gaps.add(gap);
            }
        }
        if (walk.cutShort()) {
            gaps.add(new Gap(
                    Gap.Kind.CUT_SHORT,
                    null,
                    Localized.of(
                            "Hành trình dài hơn mức hiển thị; phần xa nhất chưa được nêu",
                            "The journey is longer than can be shown; its farthest part is left out")));
        }
        return List.copyOf(gaps);
    }

    private Gap notPublished(String epcClass) {
        return new Gap(
                Gap.Kind.DIARY_NOT_PUBLISHED,
                epcClass,
                epcClass.equals(lot.epcClass())
                        ? Localized.of(
                                "Nhật ký của lô này chưa được công bố", "This lot's diary has not been published")
                        : Localized.of(
                                "Nhật ký của " + name(epcClass).vi() + " chưa được công bố",
                                "The diary of " + name(epcClass).en() + " has not been published"));
    }

    /** Goods that no transformation brought forth must have begun somewhere: grown, caught or received. */
    private @Nullable Gap noOrigin(String epcClass, List<Step> steps) {
        var about = steps.stream()
                .filter(step -> step.correctedBy() == null)
                .map(Step::event)
                .filter(event -> event.outputs().stream()
                        .anyMatch(output -> output.epcClass().equals(epcClass)))
                .toList();
        if (about.isEmpty() && epcClass.equals(lot.epcClass())) {
            return new Gap(
                    Gap.Kind.NOTHING_RECORDED,
                    epcClass,
                    Localized.of("Chưa có bước nào của lô này được ghi lại", "Nothing has been recorded of this lot"));
        }
        var begun = about.stream().anyMatch(event -> {
            var vocabulary = Vocabulary.step(event.why().bizStep());
            return !event.inputs().isEmpty() || (vocabulary != null && vocabulary.origin());
        });
        return begun
                ? null
                : new Gap(
                        Gap.Kind.NO_ORIGIN,
                        epcClass,
                        Localized.of(
                                "Chưa ghi nhận nguồn gốc của " + name(epcClass).vi(),
                                "Where " + name(epcClass).en() + " came from has not been recorded"));
    }

    /** What people call the class: the lot by its number, other goods by the name that an event gave them. */
    private Localized name(String epcClass) {
        var known = lots.get(epcClass);
        if (known != null) {
            return Localized.of("lô " + known.number(), "lot " + known.number());
        }
        return walk.events().values().stream()
                .flatMap(event -> Stream.concat(event.inputs().stream(), event.outputs().stream()))
                .filter(quantified -> quantified.epcClass().equals(epcClass))
                .map(Quantified::name)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(name -> Localized.of(name.vi(), name.en() == null ? name.vi() : name.en()))
                .orElse(Localized.of("nguyên liệu", "a material"));
    }

    /** Through everything, published or not: a recall must not be hidden by a closed diary. */
    private List<RecalledInput> recalledInputs() {
        var recalled = new ArrayList<RecalledInput>();
        for (var epcClass : reach(Set.of()).keySet()) {
            var input = lots.get(epcClass);
            if (input != null && input.recall() != null && !epcClass.equals(lot.epcClass())) {
                recalled.add(new RecalledInput(
                        input.id(), input.code(), input.number().value(), input.recall()));
            }
        }
        return List.copyOf(recalled);
    }
}
