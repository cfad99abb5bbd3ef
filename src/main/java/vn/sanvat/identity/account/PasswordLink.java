package vn.sanvat.identity.account;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * A link by which somebody sets a password: an invitation, or the way back in. It is good once.
 *
 * @param id SHA-256 of what stands in the link
 */
@NotPublic
@Document("password-links")
public record PasswordLink(@Id String id, String account, Instant createdAt, Instant endsAt) {

    /** Never with the hash: this may end in a log. */
    @Override
    public String toString() {
        return "PasswordLink[" + account + "]";
    }
}
