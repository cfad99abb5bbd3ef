package vn.sanvat.trace.event;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Action;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.Vocabulary;
import vn.sanvat.trace.Vocabulary.Dimension;
import vn.sanvat.trace.epcis.EpcisContext;
import vn.sanvat.trace.event.Yields.Amount;
import vn.sanvat.web.Problem;

/**
 * All that uses up one class of goods, against what brought it forth; of a lot of ours of which no event says that, against what was
 * filled. It blocks only what is certain: where a harvest was not weighed, or in another dimension than the runs, more may have been
 * there. What is short already may become less so, and no more of it can be used: so a maker may correct a lot to any amount.
 */
final class Balance {

    /** What is put in to grow says nothing about how much comes out. */
    private static final Set<String> GROWING = Set.of("sowing", "growing", "stocking_fish", "feeding");

    private final String epcClass;
    private final @Nullable Amount netOfOne;
    private final List<Quantified> filled;
    private final Collection<TraceEvent> notWithdrawn;

    /** @param filled what its lot says; empty where an event says, or said, what was brought forth */
    private Balance(
            String epcClass, @Nullable Amount netOfOne, List<Quantified> filled, Collection<TraceEvent> notWithdrawn) {
        this.epcClass = epcClass;
        this.netOfOne = netOfOne;
        this.filled = filled;
        this.notWithdrawn = notWithdrawn;
    }

    /**
     * A lot of ours.
     *
     * @param made how much was filled, as its maker says
     * @param netOfOne the net content of one pack; null where each is weighed, and where its pack is gone
     */
    record FilledLot(Quantity made, @Nullable Amount netOfOne) {

        private Quantified filled(String epcClass) {
            return new Quantified(epcClass, null, made.value(), made.unit().uneceCode());
        }
    }

    /** What an event takes away for good. */
    static List<Quantified> used(TraceEvent event) {
        return switch (event) {
            case TransformationEvent run -> run.inputs();
            case AggregationEvent carried -> List.of();
            case ObjectEvent seen -> seen.action() == Action.DELETE ? seen.quantities() : List.of();
        };
    }

    /**
     * @param event about to be recorded
     * @param around the events that name the class, and their corrections
     * @param lot where the class is a lot of ours
     * @throws Problem naming the quantity of which not so much is left, or the correction that leaves less than was used
     */
    static void check(TraceEvent event, String epcClass, Collection<TraceEvent> around, @Nullable FilledLot lot) {
        var all = new HashSet<>(around);
        all.add(event);
        var standing = notWithdrawn(around);
        var standingThen = notWithdrawn(all);
        var netOfOne = lot == null ? null : lot.netOfOne();
        var filled = lot == null || bringForth(standing, epcClass) || bringForth(standingThen, epcClass)
                ? List.<Quantified>of()
                : List.of(lot.filled(epcClass));
        var before = new Balance(epcClass, netOfOne, filled, standing);
        var after = new Balance(epcClass, netOfOne, filled, standingThen);
        for (var dimension : Dimension.values()) {
            // A correction that takes the measure away does not make room: what it leaves in this dimension is what
            // counts.
            var measured = after.known(dimension) || before.known(dimension);
            if (measured && after.missing(dimension).compareTo(before.tolerated(dimension)) > 0) {
                throw after.tooMuch(event, dimension);
            }
        }
    }

    private static List<TraceEvent> notWithdrawn(Collection<TraceEvent> events) {
        var corrections = Corrections.among(events);
        return events.stream().filter(corrections::stands).toList();
    }

    /** Whether something brought it forth, and all of that is known in this dimension. */
    private boolean known(Dimension dimension) {
        var all = broughtForth();
        return !all.isEmpty() && all.stream().allMatch(one -> in(dimension, one) != null);
    }

    /** What is short already; nothing where more may have been there. */
    private BigDecimal tolerated(Dimension dimension) {
        return broughtForth().isEmpty() || known(dimension) ? missing(dimension) : BigDecimal.ZERO;
    }

    /** How much more was used than was brought forth, as far as that is known. */
    private BigDecimal missing(Dimension dimension) {
        return used(dimension).subtract(broughtForth(dimension)).max(BigDecimal.ZERO);
    }

    private BigDecimal broughtForth(Dimension dimension) {
        return sum(broughtForth(), dimension);
    }

    private List<Quantified> broughtForth() {
        return filled.isEmpty() ? quantities(Balance::broughtForthBy) : filled;
    }

    /** What was not weighed is left out: so much at least. */
    private BigDecimal used(Dimension dimension) {
        return sum(quantities(Balance::used), dimension);
    }

    private List<Quantified> quantities(Function<TraceEvent, List<Quantified>> of) {
        return notWithdrawn.stream()
                .flatMap(event -> of.apply(event).stream())
                .filter(one -> one.epcClass().equals(epcClass))
                .toList();
    }

    private BigDecimal sum(List<Quantified> quantities, Dimension dimension) {
        return quantities.stream()
                .map(one -> in(dimension, one))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable BigDecimal in(Dimension dimension, Quantified quantified) {
        var unit = Vocabulary.unit(quantified.uom());
        if (unit == null || quantified.quantity() == null) {
            return null;
        }
        var value = quantified.quantity().multiply(unit.factor());
        if (unit.dimension() == Dimension.COUNT && netOfOne != null) {
            return netOfOne.dimension() == dimension ? value.multiply(netOfOne.value()) : null;
        }
        return unit.dimension() == dimension ? value : null;
    }

    private static boolean bringForth(Collection<TraceEvent> events, String epcClass) {
        return events.stream()
                .flatMap(event -> broughtForthBy(event).stream())
                .anyMatch(one -> one.epcClass().equals(epcClass));
    }

    private static List<Quantified> broughtForthBy(TraceEvent event) {
        return switch (event) {
            case TransformationEvent run -> run.outputs();
            case AggregationEvent carried -> List.of();
            case ObjectEvent seen -> bringsForth(seen) ? seen.quantities() : List.of();
        };
    }

    /** Goods received or harvested count even if they were only "observed": partners do not agree on the word. */
    private static boolean bringsForth(ObjectEvent event) {
        var step = Vocabulary.step(event.why().bizStep());
        var begins =
                event.action() == Action.ADD || (event.action() == Action.OBSERVE && step != null && step.origin());
        return begins && !GROWING.contains(event.why().bizStep());
    }

    private Problem tooMuch(TraceEvent event, Dimension dimension) {
        var used = used(dimension);
        var broughtForth = broughtForth(dimension);
        var own = used(event);
        for (int i = 0; i < own.size(); i++) {
            var needed = own.get(i).epcClass().equals(epcClass) ? in(dimension, own.get(i)) : null;
            if (needed != null) {
                var left = broughtForth.subtract(used.subtract(needed)).max(BigDecimal.ZERO);
                return notSoMuchLeft(field(event) + "[" + i + "].quantity", needed, left, broughtForth, dimension);
            }
        }
        return Problem.conflict(
                EpcisContext.CORRECTS + ".eventID",
                "Theo đính chính này chỉ còn " + vi(broughtForth, dimension) + " \"" + epcClass
                        + "\" đã ghi nhận, nhưng " + vi(used, dimension)
                        + " đã được dùng; hãy đính chính việc dùng trước",
                "With this correction " + en(broughtForth, dimension) + " of \"" + epcClass + "\" are on record, but "
                        + en(used, dimension) + " are used already; correct the use first");
    }

    private Problem notSoMuchLeft(
            String field, BigDecimal needed, BigDecimal left, BigDecimal broughtForth, Dimension dimension) {
        return Problem.conflict(
                field,
                "Cần " + vi(needed, dimension) + " \"" + epcClass + "\"; chỉ còn " + vi(left, dimension) + " trong "
                        + vi(broughtForth, dimension)
                        + (filled.isEmpty() ? " đã ghi nhận" : " của lô; nếu lô ghi sai số lượng, hãy sửa lô trước"),
                "This takes " + en(needed, dimension) + " of \"" + epcClass + "\"; " + en(left, dimension)
                        + " are left of the " + en(broughtForth, dimension)
                        + (filled.isEmpty()
                                ? " on record"
                                : " that were filled; if that is wrong, correct the lot first"));
    }

    private static String field(TraceEvent event) {
        return event instanceof ObjectEvent ? EventRules.outputsField(event) : "inputQuantityList";
    }

    private static String vi(BigDecimal value, Dimension dimension) {
        return switch (dimension) {
            case MASS -> plain(value) + " kg";
            case VOLUME -> plain(value) + " l";
            case COUNT -> plain(value) + " đơn vị";
        };
    }

    private static String en(BigDecimal value, Dimension dimension) {
        return dimension == Dimension.COUNT ? plain(value) + " pieces" : vi(value, dimension);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
