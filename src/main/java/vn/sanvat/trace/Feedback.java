package vn.sanvat.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * What a buyer reports about a lot.
 *
 * @param lot the lot's id
 * @param text 1..1000 characters, as the buyer wrote them
 * @param contact how to reach the buyer; private, shown to nobody without an account
 */
@NotPublic
@Document("feedback")
public record Feedback(
        @Id String id,
        @Version long revision,
        String lot,
        String code,
        String text,
        @Nullable String contact,
        Instant createdAt) {

    /** Never with what is a person's: this may end in a log. */
    @Override
    public String toString() {
        return "Feedback[id=" + id + ", lot=" + lot + "]";
    }
}
