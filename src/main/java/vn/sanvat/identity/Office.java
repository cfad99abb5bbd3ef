package vn.sanvat.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;
import vn.sanvat.text.Localized;

/**
 * Who stands behind the service, and answers for it; there is one. Everybody reads it at the foot of each page, which becomes stale by
 * {@link Offices#changes}.
 *
 * @param phone as it is kept by {@link vn.sanvat.text.Phone}
 * @param complaints how a complaint is dealt with; what the pages say of themselves where absent
 */
@NotPublic
@Document("office")
public record Office(
        @Id String id,
        @Version long revision,
        String name,
        String address,
        String phone,
        @Nullable String email,
        @Nullable Localized complaints,
        Instant createdAt,
        Instant updatedAt) {

    public static final String ID = "office";

    /** Public as it is, but a telephone has no business in a log. */
    @Override
    public String toString() {
        return "Office[" + revision + "]";
    }
}
