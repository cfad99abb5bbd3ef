package vn.sanvat.site.card;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.sanvat.evidence.Evidence;

/**
 * A verified certificate as a page shows it: what it says, and whether it was valid on the days that matter.
 *
 * @param then the production date of a lot; the day itself on a product's page
 */
public record Proof(Evidence evidence, LocalDate then, LocalDate today) {

    public CertificateWords kind() {
        return switch (evidence.kind()) {
            case OCOP -> CertificateWords.OCOP;
            case VIETGAP -> CertificateWords.VIETGAP;
            case ORGANIC -> CertificateWords.ORGANIC;
            case ORGANIC_IN_CONVERSION -> CertificateWords.ORGANIC_IN_CONVERSION;
            case FOOD_SAFETY -> CertificateWords.FOOD_SAFETY;
            case TEST_REPORT -> CertificateWords.TEST_REPORT;
            case CNNT -> CertificateWords.CNNT;
            case OTHER -> CertificateWords.OTHER;
        };
    }

    /** For {@link CertificateWords#OCOP}, which counts them. */
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

    public CertificateWords now() {
        if (validNow()) {
            return CertificateWords.VALID_NOW;
        }
        return today.isBefore(evidence.validFrom()) ? CertificateWords.NOT_YET_VALID : CertificateWords.NOT_VALID_NOW;
    }

    public @Nullable LocalDate until() {
        return evidence.validTo();
    }
}
