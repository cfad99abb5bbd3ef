package vn.sanvat.trace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.trace.TraceEvent.Action;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.Vocabulary.Dimension;
import vn.sanvat.web.Problem;

/**
 * All the runs that use up one class of goods, against what brought it forth. It blocks only what is certain: where a harvest was
 * not weighed, or in another dimension than the runs, more may have been there. Two runs that are recorded at the same moment may
 * both pass; the next one does not.
 */
final class Balance {

    /** What is put in to grow says nothing about how much comes out. */
    private static final Set<String> GROWING = Set.of("sowing", "growing", "stocking_fish", "feeding");

    private final List<TraceEvent> standing;

    private Balance(List<TraceEvent> standing) {
        this.standing = standing;
    }

    /**
     * @param around the events that name an input of this one, and their corrections
     * @throws Problem naming the quantity of the first input of which not so much is left
     */
    static void check(TraceEvent event, Collection<TraceEvent> around) {
        var all = new ArrayList<>(around);
        all.add(event);
        var corrections = Corrections.among(all);
        var balance = new Balance(around.stream().filter(corrections::stands).toList());
        for (int i = 0; i < event.inputs().size(); i++) {
            balance.check(
                    "inputQuantityList[" + i + "].quantity", event.inputs().get(i));
        }
    }

    private void check(String field, Quantified input) {
        var unit = Vocabulary.unit(input.uom());
        var dimension = unit == null ? Dimension.COUNT : unit.dimension();
        var needed = amount(input, dimension);
        var broughtForth = broughtForth(input.epcClass(), dimension);
        if (unit == null || needed == null || broughtForth == null) {
            return;
        }
        var left = broughtForth.subtract(used(input.epcClass(), dimension));
        if (needed.compareTo(left) > 0) {
            throw tooMuch(field, input, needed, left.max(BigDecimal.ZERO), broughtForth, dimension);
        }
    }

    /** @return null where nothing is known to have brought it forth, or not all of that is known in this dimension */
    private @Nullable BigDecimal broughtForth(String epcClass, Dimension dimension) {
        BigDecimal sum = null;
        for (var event : standing) {
            for (var output : broughtForthBy(event)) {
                if (output.epcClass().equals(epcClass)) {
                    var amount = amount(output, dimension);
                    if (amount == null) {
                        return null;
                    }
                    sum = sum == null ? amount : sum.add(amount);
                }
            }
        }
        return sum;
    }

    /** What was not weighed is left out: so much at least. */
    private BigDecimal used(String epcClass, Dimension dimension) {
        var sum = BigDecimal.ZERO;
        for (var event : standing) {
            for (var input : event.inputs()) {
                var amount = input.epcClass().equals(epcClass) ? amount(input, dimension) : null;
                sum = amount == null ? sum : sum.add(amount);
            }
        }
        return sum;
    }

    private static List<Quantified> broughtForthBy(TraceEvent event) {
        return switch (event) {
            case TransformationEvent run -> run.outputs();
            case AggregationEvent carried -> List.of();
            case ObjectEvent seen -> bringsForth(seen) ? seen.outputs() : List.of();
        };
    }

    /** Goods received or harvested count even if they were only "observed": partners do not agree on the word. */
    private static boolean bringsForth(ObjectEvent event) {
        var step = Vocabulary.step(event.why().bizStep());
        var begins =
                event.action() == Action.ADD || (event.action() == Action.OBSERVE && step != null && step.origin());
        return begins && !GROWING.contains(event.why().bizStep());
    }

    private static @Nullable BigDecimal amount(Quantified quantified, Dimension dimension) {
        var unit = Vocabulary.unit(quantified.uom());
        return unit == null || unit.dimension() != dimension || quantified.quantity() == null
                ? null
                : quantified.quantity().multiply(unit.factor());
    }

    private static Problem tooMuch(
            String field,
            Quantified input,
            BigDecimal needed,
            BigDecimal left,
            BigDecimal broughtForth,
            Dimension dimension) {
        var vi = switch (dimension) {
            case MASS -> " kg";
            case VOLUME -> " l";
            case COUNT -> " đơn vị";
        };
        var en = dimension == Dimension.COUNT ? " pieces" : vi;
        return Problem.invalid(
                field,
                "Cần " + plain(needed) + vi + " \"" + input.epcClass() + "\"; chỉ còn " + plain(left) + vi + " trong "
                        + plain(broughtForth) + vi + " đã ghi nhận",
                "This takes " + plain(needed) + en + " of \"" + input.epcClass() + "\"; " + plain(left) + en
                        + " are left of the " + plain(broughtForth) + en + " on record");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
