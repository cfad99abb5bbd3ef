package vn.sanvat.site.frame;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.sanvat.identity.Office;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Phone;
import vn.sanvat.text.PlainText;

/**
 * Who stands behind the site, and answers for it, as properties say it until the office was set up. Everybody reads it at the foot of each
 * page.
 *
 * @param name such as a trade department or a commune's office; the rest is shown only with it
 * @param phone as people write it
 * @param complaints how a complaint is dealt with; what the site says of itself where absent
 */
@ConfigurationProperties("sanvat.operator")
public record Operator(
        @Nullable String name,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String complaints,
        @Nullable String complaintsEn) {

    public Operator {
        name = given(name);
        address = given(address);
        phone = given(phone);
        email = given(email);
        complaints = given(complaints);
        complaintsEn = given(complaintsEn);
    }

    /** What the office says of itself, once it was set up; else what the properties say. */
    Operator replacedBy(Optional<Office> office) {
        return office.map(set -> new Operator(
                        set.name(),
                        set.address(),
                        Phone.format(set.phone()),
                        set.email(),
                        set.complaints() == null ? null : set.complaints().vi(),
                        set.complaints() == null ? null : set.complaints().en()))
                .orElse(this);
    }

    public boolean known() {
        return name != null;
    }

    /** For a link that opens the telephone; RFC 3966. */
    public @Nullable String phoneLink() {
        return phone == null
                ? null
                // What is no Vietnamese number, such as a short one, is dialled as it is written.
                : Phone.parse(phone).map(Phone::link).orElseGet(() -> "tel:" + phone.replaceAll("[^0-9+]", ""));
    }

    public Localized procedure() {
        return complaints == null ? FrameWords.COMPLAINTS_SAY.text() : new Localized(complaints, complaintsEn);
    }

    private static @Nullable String given(@Nullable String text) {
        var plain = text == null ? "" : PlainText.of(text);
        return plain.isEmpty() ? null : plain;
    }

    /** Public as it is, but a telephone has no business in a log. */
    @Override
    public String toString() {
        return "Operator[name=" + name + "]";
    }
}
