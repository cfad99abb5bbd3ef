package vn.sanvat.trace;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/** The words in which events are told: business steps and dispositions of the Core Business Vocabulary 2.0, units of UN/ECE. */
public final class Vocabulary {

    /**
     * A business step.
     *
     * @param origin whether goods can begin with it: something is grown, caught or received
     * @param cbv whether it is a word of CBV 2.0, or one of ours
     */
    public record BizStep(String id, Localized title, boolean origin, boolean cbv) {}

    /** What a unit measures. */
    public enum Dimension {
        MASS,
        VOLUME,
        COUNT
    }

    /**
     * A unit.
     *
     * @param code UN/ECE Recommendation 20
     * @param factor how many kg, l or pieces one of it is
     */
    public record Unit(String code, Localized symbol, Dimension dimension, BigDecimal factor) {}

    private static final Map<String, BizStep> STEPS = steps();
    private static final Map<String, Unit> UNITS = units();
    private static final Set<String> DISPOSITIONS = dispositions();

    private Vocabulary() {}

    /** @return the step, or null for a word that is not in the vocabulary */
    public static @Nullable BizStep step(String id) {
        return STEPS.get(id);
    }

    /** @return the unit, or null for a code that we do not take; pieces where the code is absent */
    public static @Nullable Unit unit(@Nullable String code) {
        return UNITS.get(code == null ? "C62" : code);
    }

    public static Set<String> stepIds() {
        return STEPS.keySet();
    }

    public static Set<String> unitCodes() {
        return UNITS.keySet();
    }

    public static Set<String> dispositionIds() {
        return DISPOSITIONS;
    }

    private static Map<String, BizStep> steps() {
        var steps = new LinkedHashMap<String, BizStep>();
        for (var row : ReferenceTable.rows("business-steps.psv")) {
            steps.put(
                    row.get(0),
                    new BizStep(
                            row.get(0),
                            Localized.of(row.get(1), row.get(2)),
                            row.get(3).equals("yes"),
                            row.get(4).equals("CBV 2.0")));
        }
        return Collections.unmodifiableMap(steps);
    }

    private static Map<String, Unit> units() {
        var units = new LinkedHashMap<String, Unit>();
        for (var row : ReferenceTable.rows("units.psv")) {
            units.put(
                    row.get(0),
                    new Unit(
                            row.get(0),
                            Localized.of(row.get(1), row.get(2)),
                            Dimension.valueOf(row.get(3)),
                            new BigDecimal(row.get(4))));
        }
        return Collections.unmodifiableMap(units);
    }

    private static Set<String> dispositions() {
        var ids = new TreeSet<String>();
        ReferenceTable.rows("dispositions.psv").forEach(row -> ids.add(row.getFirst()));
        return Collections.unmodifiableSet(ids);
    }
}
