package vn.sanvat.catalog.label;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category.Regime;

/**
 * What a law wants on labels while it is in force. Data, not code: see {@code rules/label-regimes.json}.
 *
 * @param law number and article
 * @param validTo the first day on which it no longer holds; open where it still does
 * @param source where we have it from, and what of it is not sure
 * @param required by kind of goods
 */
public record LabelRegime(
        String law,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        Map<Regime, List<Field>> required) {

    /** A part of the label; name, maker and net quantity are always there. */
    enum Field {
        ORIGIN,
        INGREDIENTS,
        USE,
        STORAGE,
        SHELF_LIFE,
        MATERIAL
    }

    boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    public List<Field> required(Regime regime) {
        return required.getOrDefault(regime, List.of());
    }
}
