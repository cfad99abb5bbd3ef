package vn.sanvat.cooperative;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.identity.OfMakers;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.place.Address;
import vn.sanvat.place.Position;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Exact;
import vn.sanvat.web.Problem;

/**
 * Who makes the goods.
 *
 * @param id the folded name, such as {@code htx-nghe-vang-thach-hoa}; a number follows where it was taken
 * @param taxCode the MST: 10 digits, or 10, a hyphen and 3, a wrong check digit is a warning, not a refusal; or, private, a person's
 *     12 digits. It leaves this package as {@link #shownTaxCode} only
 * @param phone public, {@code 0} and 9 digits
 * @param zalo the phone number of its Zalo account, {@code 0} and 9 digits
 * @param email public, such as {@code htx@example.vn}
 * @param openingHours when somebody is there for buyers, as people write it
 * @param position of the place where buyers come, which need not be that of the fields
 * @param pictures ids of photos, the first one leads
 * @param representative private: never on a page, nor in an answer to somebody without an account
 * @param status where it stands in its life; approved where it was written before there was one
 */
@Document("cooperatives")
public record Cooperative(
        @Id String id,
        @Version long revision,
        Kind kind,
        String name,
        @Nullable String taxCode,
        @Nullable Registration registration,
        @Nullable String phone,
        @Nullable String zalo,
        @Nullable String email,
        @Nullable Localized openingHours,
        Address address,
        @Nullable Position position,
        @Nullable Integer members,
        @Nullable Localized story,
        List<String> pictures,
        @Nullable Representative representative,
        Status status,
        Instant createdAt,
        Instant updatedAt)
        implements OfMakers {

    public Cooperative {
        if (status == null) {
            status = Status.beforeThereWasOne(createdAt);
        }
    }

    /** The legal forms: hợp tác xã, tổ hợp tác, hộ kinh doanh, doanh nghiệp. */
    public enum Kind {
        COOPERATIVE("Hợp tác xã", "Cooperative"),
        COOPERATIVE_GROUP("Tổ hợp tác", "Cooperative group"),
        HOUSEHOLD("Hộ kinh doanh", "Household business"),
        COMPANY("Doanh nghiệp", "Company");

        private final Localized title;

        Kind(String vi, String en) {
            this.title = Localized.of(vi, en);
        }

        public Localized title() {
            return title;
        }
    }

    /** Proposed, then approved, then hidden and approved again as often as need be. Only an approved one stands in public. */
    public enum State {
        PROPOSED("Chờ duyệt", "Proposed"),
        APPROVED("Đã duyệt", "Approved"),
        HIDDEN("Tạm ẩn", "Hidden");

        private final Localized title;

        State(String vi, String en) {
            this.title = Localized.of(vi, en);
        }

        public Localized title() {
            return title;
        }
    }

    /**
     * Where it stands, and who brought it there.
     *
     * @param by the account that approved it or hid it; of what is proposed, the one that wrote it last
     * @param reason why it is hidden; none otherwise
     */
    public record Status(
            State state, String by, Instant since, @Nullable Localized reason) {

        static Status proposed(String by, Instant now) {
            return new Status(State.PROPOSED, by, now, null);
        }

        private static Status beforeThereWasOne(Instant createdAt) {
            return new Status(State.APPROVED, "sanvat", createdAt, null);
        }
    }

    /**
     * The registration of the business.
     *
     * @param number that of a household may be a person's id; it leaves this package as {@link #shownNumber} only
     */
    public record Registration(String number, LocalDate issuedOn, String issuer) {

        public String shownNumber() {
            return TaxCode.masked(number);
        }

        Registration shown() {
            return new Registration(shownNumber(), issuedOn, issuer);
        }

        @Override
        public String toString() {
            return "Registration[" + issuedOn + "]";
        }
    }

    /** The person who signs for it. */
    public record Representative(
            String name, @Exact @Nullable String phone) {

        @Override
        public String toString() {
            return "Representative";
        }
    }

    @Override
    public List<String> makers() {
        return List.of(id);
    }

    @Override
    public String recordState() {
        return status.state().name();
    }

    @Override
    public @Nullable Localized why() {
        return status.reason();
    }

    /** Whether it stands in public, and its goods may. */
    public boolean shown() {
        return status.state() == State.APPROVED;
    }

    /** Whether somebody may know that it is there. */
    public boolean knownTo(Viewer viewer) {
        return shown() || viewer.may(Permission.SEE_DRAFTS, id);
    }

    /** From now on it stands in public, and so do those of its goods that are approved. @throws Problem conflict if it does already */
    Cooperative approved(String by, Instant now) {
        if (shown()) {
            throw conflict("duyệt", "approved", "PROPOSED, HIDDEN");
        }
        return with(new Status(State.APPROVED, by, now, null), now);
    }

    /** Takes it and its goods out of public sight; what is printed is still answered. @throws Problem conflict unless it is approved */
    Cooperative hidden(String by, Localized reason, Instant now) {
        if (!shown()) {
            throw conflict("ẩn", "hidden", "APPROVED");
        }
        return with(new Status(State.HIDDEN, by, now, reason), now);
    }

    /** Whether a buyer can call or write to it; whoever signs for it is nobody's business. */
    public boolean reachable() {
        return phone != null || zalo != null || email != null;
    }

    /** As everybody may see it. */
    public @Nullable String shownTaxCode() {
        return taxCode == null ? null : TaxCode.masked(taxCode);
    }

    /** Its texts may be a person's: logs show which one it is, and nothing of it. */
    @Override
    public String toString() {
        return "Cooperative[id=" + id + ", revision=" + revision + "]";
    }

    /** The same under another id. */
    Cooperative withId(String other) {
        return new Cooperative(
                other,
                revision,
                kind,
                name,
                taxCode,
                registration,
                phone,
                zalo,
                email,
                openingHours,
                address,
                position,
                members,
                story,
                pictures,
                representative,
                status,
                createdAt,
                updatedAt);
    }

    private Cooperative with(Status next, Instant now) {
        return new Cooperative(
                id,
                revision,
                kind,
                name,
                taxCode,
                registration,
                phone,
                zalo,
                email,
                openingHours,
                address,
                position,
                members,
                story,
                pictures,
                representative,
                next,
                createdAt,
                now);
    }

    private Problem conflict(String vi, String en, String allowed) {
        var state = status.state();
        return Problem.conflict(
                "state",
                "Cơ sở \"" + id + "\" đang ở trạng thái " + state + "; chỉ " + vi + " được khi ở trạng thái " + allowed,
                "Cooperative \"" + id + "\" is " + state + "; it can only be " + en + " when " + allowed);
    }
}
