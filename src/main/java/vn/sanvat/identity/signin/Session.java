package vn.sanvat.identity.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.identity.SignIn.Stage;
import vn.sanvat.store.NotPublic;

/**
 * That a browser is signed in, known to every instance. Its cookie holds a random token, of which only the hash is kept: who reads the
 * database cannot act as anybody.
 *
 * @param id SHA-256 of the token
 * @param csrf what a change must bear beside the cookie
 * @param secret of a second factor that is being set up; none otherwise
 * @param failures wrong codes since the password
 * @param device what the browser says it is, for its owner to know it by
 * @param seenAt when it was last used, to the minute
 * @param endsAt when it ends whether it is used or not
 */
@NotPublic
@Document("sessions")
public record Session(
        @Id String id,
        String account,
        Stage stage,
        String csrf,
        @Nullable String secret,
        int failures,
        String device,
        Instant createdAt,
        Instant seenAt,
        Instant endsAt) {

    public boolean complete() {
        return stage == Stage.COMPLETE;
    }

    /** Never with what it could be taken over with: this may end in a log. */
    @Override
    public String toString() {
        return "Session[" + account + ", " + stage + "]";
    }
}
