package vn.sanvat.trace.event;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.ReferenceTable;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.Vocabulary;
import vn.sanvat.trace.Vocabulary.Dimension;
import vn.sanvat.web.Problem;

/** How much can come out of a known process: blocks what cannot be, warns of what is not usual. The factors are data. */
public final class Yields {

    /** Begins the class of what falls off: bran, peel, bones. It is not counted as yield. */
    public static final String BY_PRODUCT = "urn:sanvat:byproduct:";

    /**
     * One process.
     *
     * @param output mass or volume
     * @param least kg of inputs without which 1 kg or l cannot be made
     * @param usualFrom kg of inputs for 1 kg or l
     * @param source where the numbers come from
     * @param mark V for read in a published source, B for background knowledge
     */
    public record KnownProcess(
            String id,
            Localized title,
            Dimension output,
            BigDecimal least,
            BigDecimal usualFrom,
            BigDecimal usualTo,
            String source,
            String mark) {}

    private static final Map<String, KnownProcess> PROCESSES = processes();

    private Yields() {}

    public static @Nullable KnownProcess process(String id) {
        return PROCESSES.get(id);
    }

    static Set<String> processIds() {
        return PROCESSES.keySet();
    }

    /**
     * Weighs what came out against what went in.
     *
     * @param netOfLots the net content of one pack of each lot of ours among the outputs, in kg or l, by epcClass
     * @return what is not usual; empty where all is well
     * @throws Problem naming {@code outputQuantityList} where more came out than can
     */
    static List<Localized> check(TransformationEvent event, Map<String, Amount> netOfLots) {
        var process = event.process() == null ? null : PROCESSES.get(event.process());
        var in = sum(event.inputs(), Dimension.MASS, Map.of());
        var out = sum(event.outputs(), process == null ? Dimension.MASS : process.output(), netOfLots);
        if (in == null || out == null || out.signum() == 0) {
            return process == null || event.outputs().isEmpty() ? List.of() : List.of(notWeighed(process));
        }
        if (process == null) {
            return out.compareTo(in) > 0 ? List.of(moreThanWentIn(in, out)) : List.of();
        }
        var factor = in.divide(out, MathContext.DECIMAL64);
        if (factor.compareTo(process.least()) < 0) {
            throw impossible(process, in, out);
        }
        var usual = factor.compareTo(process.usualFrom()) >= 0 && factor.compareTo(process.usualTo()) <= 0;
        return usual ? List.of() : List.of(unusual(process, factor));
    }

    /** The net content of a pack, or of any quantity: kg or l. */
    record Amount(Dimension dimension, BigDecimal value) {}

    /** @return the sum in kg or l; null where one of them is not known in this dimension */
    private static @Nullable BigDecimal sum(
            List<Quantified> quantities, Dimension dimension, Map<String, Amount> netOfLots) {
        var sum = BigDecimal.ZERO;
        for (var quantified : quantities) {
            if (quantified.epcClass().startsWith(BY_PRODUCT)) {
                continue;
            }
            var amount = amount(quantified, netOfLots.get(quantified.epcClass()));
            if (amount == null || amount.dimension() != dimension) {
                return null;
            }
            sum = sum.add(amount.value());
        }
        return sum;
    }

    private static @Nullable Amount amount(Quantified quantified, @Nullable Amount netOfOne) {
        var unit = Vocabulary.unit(quantified.uom());
        if (unit == null || quantified.quantity() == null) {
            return null;
        }
        var value = quantified.quantity().multiply(unit.factor());
        if (unit.dimension() != Dimension.COUNT) {
            return new Amount(unit.dimension(), value);
        }
        return netOfOne == null ? null : new Amount(netOfOne.dimension(), value.multiply(netOfOne.value()));
    }

    private static Problem impossible(KnownProcess process, BigDecimal in, BigDecimal out) {
        var most = in.divide(process.least(), 3, RoundingMode.DOWN);
        var vi = process.output() == Dimension.MASS ? " kg" : " l";
        return Problem.invalid(
                "outputQuantityList",
                "Đầu ra là " + plain(out) + vi + "; " + process.title().vi() + ": " + plain(in)
                        + " kg đầu vào chỉ cho nhiều nhất " + plain(most) + vi,
                "The outputs are " + plain(out) + vi + "; " + process.title().en() + ": " + plain(in)
                        + " kg of inputs yield at most " + plain(most) + vi);
    }

    private static Localized unusual(KnownProcess process, BigDecimal factor) {
        var shown = plain(factor.setScale(2, RoundingMode.HALF_UP));
        return Localized.of(
                process.title().vi() + " thường cần " + plain(process.usualFrom()) + "–" + plain(process.usualTo())
                        + " kg đầu vào cho một đơn vị đầu ra; ở đây là " + shown,
                process.title().en() + " usually takes " + plain(process.usualFrom()) + " to "
                        + plain(process.usualTo()) + " kg of inputs for one unit of output; here it is " + shown);
    }

    private static Localized moreThanWentIn(BigDecimal in, BigDecimal out) {
        return Localized.of(
                "Đầu ra " + plain(out) + " kg nhiều hơn đầu vào " + plain(in) + " kg",
                "The outputs of " + plain(out) + " kg are more than the inputs of " + plain(in) + " kg");
    }

    private static Localized notWeighed(KnownProcess process) {
        return Localized.of(
                "Chưa đủ số cân để kiểm tra mức thu hồi: " + process.title().vi(),
                "Not enough was weighed to check the yield: " + process.title().en());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static Map<String, KnownProcess> processes() {
        var processes = new LinkedHashMap<String, KnownProcess>();
        for (var row : ReferenceTable.rows("yields.psv")) {
            processes.put(
                    row.get(0),
                    new KnownProcess(
                            row.get(0),
                            Localized.of(row.get(1), row.get(2)),
                            Dimension.valueOf(row.get(3)),
                            new BigDecimal(row.get(4)),
                            new BigDecimal(row.get(5)),
                            new BigDecimal(row.get(6)),
                            row.get(7),
                            row.get(8)));
        }
        return Collections.unmodifiableMap(processes);
    }
}
