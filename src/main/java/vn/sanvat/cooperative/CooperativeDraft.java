package vn.sanvat.cooperative;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.cooperative.Cooperative.Kind;
import vn.sanvat.cooperative.Cooperative.Registration;
import vn.sanvat.cooperative.Cooperative.Representative;
import vn.sanvat.place.Address;
import vn.sanvat.place.Position;
import vn.sanvat.text.Localized;
import vn.sanvat.text.PlainText;
import vn.sanvat.web.Faults;

/**
 * What a cooperative says about itself.
 *
 * @param phone in any usual form, such as {@code +84 912 345 678}
 * @param email such as {@code htx@example.vn}
 */
public record CooperativeDraft(
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
        @Nullable Representative representative) {

    static final int MAX_NAME_LENGTH = 200;
    static final int MAX_ADDRESS_LENGTH = 300;
    static final int MAX_HOURS_LENGTH = 120;
    static final int MAX_STORY_LENGTH = 5_000;
    static final int MAX_PICTURES = 12;
    static final int MAX_MEMBERS = 100_000;

    /** Never with what is a person's: this may end in a log. */
    @Override
    public String toString() {
        return "CooperativeDraft[" + kind + "]";
    }

    /** @throws vn.sanvat.web.Problem invalid, with all that is wrong */
    Cooperative checked(String id, long revision, Cooperative.Status status, Instant createdAt, Instant updatedAt) {
        var faults = new Faults();
        var cooperative = new Cooperative(
                id,
                revision,
                kind,
                faults.line("name", name, MAX_NAME_LENGTH),
                taxCode(faults),
                registration(faults),
                faults.optionalPhone("phone", phone),
                faults.optionalPhone("zalo", zalo),
                faults.optionalEmail("email", email),
                faults.optionalLocalizedLine("openingHours", openingHours, MAX_HOURS_LENGTH),
                new Address(
                        faults.line("address.printed", address.printed(), MAX_ADDRESS_LENGTH),
                        address.place(),
                        address.asOf()),
                position,
                members,
                faults.optionalLocalized("story", story, MAX_STORY_LENGTH),
                pictures.stream().distinct().toList(),
                representative(faults),
                status,
                createdAt,
                updatedAt);
        if (members != null) {
            faults.range("members", members, 1, MAX_MEMBERS);
        }
        if (position != null) {
            position.check("position", faults);
        }
        faults.count("pictures", pictures, MAX_PICTURES);
        faults.refuse();
        return cooperative;
    }

    private @Nullable String taxCode(Faults faults) {
        var code = taxCode == null ? "" : PlainText.latin(taxCode);
        if (code.isEmpty()) {
            return null;
        }
        if (!TaxCode.formed(code)) {
            faults.add(
                    "taxCode",
                    "taxCode phải là 10 chữ số, 10 chữ số - 3 chữ số, hoặc 12 chữ số",
                    "taxCode must be 10 digits, 10 digits, a hyphen and 3 digits, or 12 digits");
        }
        return code;
    }

    private @Nullable Registration registration(Faults faults) {
        return registration == null
                ? null
                : new Registration(
                        faults.line("registration.number", registration.number(), 50),
                        registration.issuedOn(),
                        faults.line("registration.issuer", registration.issuer(), MAX_NAME_LENGTH));
    }

    private @Nullable Representative representative(Faults faults) {
        return representative == null
                ? null
                : new Representative(
                        faults.line("representative.name", representative.name(), 100),
                        faults.optionalPhone("representative.phone", representative.phone()));
    }
}
