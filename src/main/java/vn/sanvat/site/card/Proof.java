package vn.sanvat.site.card;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.site.frame.Reader;

/**
 * A verified certificate as a page shows it: what it says, and whether it was valid on the days that matter.
 *
 * @param then the production date of a lot; the day itself on a product's page
 */
public record Proof(Evidence evidence, LocalDate then, LocalDate today) {

    /** The kind; of OCOP how many stars, which it counts. */
    public String title(Reader reader) {
        return ocop()
                ? reader.say(CertificateWords.OCOP, stars())
                : reader.say(evidence.kind().title());
    }

    public boolean ocop() {
        return evidence.kind() == Evidence.Kind.OCOP;
    }

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
