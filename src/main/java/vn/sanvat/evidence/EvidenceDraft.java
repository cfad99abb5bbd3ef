package vn.sanvat.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.evidence.Evidence.Scope;
import vn.sanvat.text.Dates;
import vn.sanvat.web.Faults;

/** What a document says. */
public record EvidenceDraft(
        Kind kind,
        @Nullable Integer stars,
        String number,
        String issuer,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Scope scope,
        @Nullable String scan) {

    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_ISSUER_LENGTH = 200;
    private static final int MAX_IN_SCOPE = 200;
    private static final int MIN_STARS = 3;
    private static final int MAX_STARS = 5;

    /** @throws vn.sanvat.web.Problem invalid, with all that is wrong */
    EvidenceDraft checked() {
        var faults = new Faults();
        var checked = new EvidenceDraft(
                kind,
                stars,
                faults.line("number", number, MAX_NUMBER_LENGTH),
                faults.line("issuer", issuer, MAX_ISSUER_LENGTH),
                validFrom,
                validTo,
                new Scope(
                        scope.cooperative(),
                        scope.products().stream().distinct().toList(),
                        scope.lots().stream().distinct().toList()),
                scan);
        checkStars(faults);
        if (validTo != null && validTo.isBefore(validFrom)) {
            faults.add(
                    "validTo",
                    "Ngày cuối là " + Dates.format(validTo) + "; không được trước ngày có hiệu lực, "
                            + Dates.format(validFrom),
                    "The last day is " + validTo + "; it must not be before the first, " + validFrom);
        }
        faults.count("scope.products", scope.products(), MAX_IN_SCOPE);
        faults.count("scope.lots", scope.lots(), MAX_IN_SCOPE);
        faults.refuse();
        return checked;
    }

    private void checkStars(Faults faults) {
        if (kind == Kind.OCOP && (stars == null || stars < MIN_STARS || stars > MAX_STARS)) {
            faults.add(
                    "stars",
                    "stars là " + stars + "; chứng nhận OCOP có 3, 4 hoặc 5 sao",
                    "stars is " + stars + "; an OCOP certificate has 3, 4 or 5");
        }
        if (kind != Kind.OCOP && stars != null) {
            faults.add("stars", "Chỉ chứng nhận OCOP có sao", "Only an OCOP certificate has stars");
        }
    }
}
