package vn.sanvat.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.sanvat.evidence.Evidence;

/**
 * A verified certificate as a page shows it: what it says, and whether it was valid on the days that matter.
 *
 * @param then the production date of a lot; the day itself on a product's page
 */
public record Proof(Evidence evidence, LocalDate then, LocalDate today) {

    public LotWords kind() {
        return switch (evidence.kind()) {
            case OCOP -> LotWords.OCOP;
            case VIETGAP -> LotWords.VIETGAP;
            case ORGANIC -> LotWords.ORGANIC;
            case ORGANIC_IN_CONVERSION -> LotWords.ORGANIC_IN_CONVERSION;
            case FOOD_SAFETY -> LotWords.FOOD_SAFETY;
            case TEST_REPORT -> LotWords.TEST_REPORT;
            case CNNT -> LotWords.CNNT;
            case OTHER -> LotWords.OTHER;
        };
    }

    /** For {@link LotWords#OCOP}, which counts them. */
    public int stars() {
        var stars = evidence.stars();
        return stars == null ? 0 : stars;
    }

    public boolean validThen() {
        return evidence.validOn(then);
    }

    public boolean validNow() {
        return evidence.validOn(today);
    }

    public LotWords now() {
        if (validNow()) {
            return LotWords.VALID_NOW;
        }
        return today.isBefore(evidence.validFrom()) ? LotWords.NOT_YET_VALID : LotWords.NOT_VALID_NOW;
    }

    public @Nullable LocalDate until() {
        return evidence.validTo();
    }
}
