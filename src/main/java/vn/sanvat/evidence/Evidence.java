package vn.sanvat.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.identity.OfMakers;
import vn.sanvat.text.Localized;

/**
 * A certificate or a test report, with the days on which it was valid.
 *
 * @param stars 3..5, for OCOP only
 * @param validFrom the first day
 * @param validTo the last day; open where the document names none
 * @param scan the id of a photo of it
 */
@Document("evidence")
public record Evidence(
        @Id String id,
        @Version long revision,
        Kind kind,
        @Nullable Integer stars,
        String number,
        String issuer,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Scope scope,
        @Nullable String scan,
        Verification verification,
        Instant createdAt,
        Instant updatedAt)
        implements OfMakers {

    /** What a document attests. */
    public enum Kind {
        OCOP("OCOP", "OCOP", "OCOP"),
        VIETGAP("VietGAP", "VietGAP", "VietGAP"),
        ORGANIC("Hữu cơ", "Organic", "hữu cơ, organic"),
        ORGANIC_IN_CONVERSION(
                "Đang chuyển đổi sang hữu cơ (chưa phải hữu cơ)",
                "In conversion to organic (not organic yet)",
                "chuyển đổi hữu cơ"),
        FOOD_SAFETY("An toàn thực phẩm", "Food safety", "an toàn thực phẩm, ATTP, food safety"),
        TEST_REPORT("Phiếu kiểm nghiệm", "Test report", "phiếu kiểm nghiệm, test report"),
        CNNT(
                "Công nghiệp nông thôn tiêu biểu",
                "Typical rural industrial product",
                "công nghiệp nông thôn tiêu biểu, CNNT"),
        OTHER("Giấy chứng nhận khác", "Other certificate", "");

        private final Localized title;
        private final String words;

        Kind(String vi, String en, String words) {
            this.title = Localized.of(vi, en);
            this.words = words;
        }

        public Localized title() {
            return title;
        }

        /** What people type for it, parted by commas. */
        public String words() {
            return words;
        }

        /** The name in URLs, such as {@code test_report}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What it covers: the whole cooperative where products and lots are empty, else just those.
     *
     * @param products ids of products
     * @param lots ids of lots
     */
    public record Scope(String cooperative, List<String> products, List<String> lots) {

        /** @param lot the id of a lot of the product; without it only what holds for every lot covers */
        public boolean covers(String product, @Nullable String lot) {
            if (products.isEmpty() && lots.isEmpty()) {
                return true;
            }
            return products.contains(product) || (lot != null && lots.contains(lot));
        }
    }

    /**
     * Whether an officer has compared it with the original.
     *
     * @param by who said the last of it
     * @param first who found it good before, where the office asks for two; while the paper is unverified it waits for another officer
     */
    public record Verification(
            State state,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String note,
            @Nullable String first) {

        public static final Verification NONE = new Verification(State.UNVERIFIED, null, null, null, null);

        public enum State {
            UNVERIFIED,
            VERIFIED,
            REFUSED
        }
    }

    @Override
    public List<String> makers() {
        return List.of(scope.cooperative());
    }

    @Override
    public String recordState() {
        return verification.state().name();
    }

    @Override
    public @Nullable Localized why() {
        return verification.note() == null ? null : Localized.vietnamese(verification.note());
    }

    /** What people type for it: "OCOP 4 sao". */
    public String words() {
        return kind == Kind.OCOP && stars != null ? kind.words() + " " + stars + " sao" : kind.words();
    }

    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    public boolean verified() {
        return verification.state() == Verification.State.VERIFIED;
    }

    /** Whether it may stand as a badge beside goods on a day: verified, and valid on it. Expiry takes the badge away by itself. */
    public boolean badgeOn(LocalDate day) {
        return verified() && validOn(day);
    }

    Evidence verified(Verification other, Instant at) {
        return new Evidence(
                id, revision, kind, stars, number, issuer, validFrom, validTo, scope, scan, other, createdAt, at);
    }
}
