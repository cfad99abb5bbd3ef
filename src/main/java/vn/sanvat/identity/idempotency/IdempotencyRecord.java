package vn.sanvat.identity.idempotency;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * A request with an {@code Idempotency-Key} and the response to it, kept so that sending it again does not do it again.
 *
 * @param id hash of account, method, path and key
 * @param bodyHash SHA-256 of the request's body, in hex
 * @param seed unguessable; what the work makes is drawn from it, so that it makes the same each time
 * @param response none until the work is done
 * @param workedOnSince none where nobody works on it: its outcome is unknown, and who sends it again finds out
 */
@NotPublic
@Document(IdempotencyRecord.COLLECTION)
record IdempotencyRecord(
        @Id String id,
        String bodyHash,
        String seed,
        @Nullable StoredResponse response,
        Instant startedAt,
        @Nullable Instant workedOnSince,
        Instant expiresAt) {

    static final String COLLECTION = "idempotency-records";

    /**
     * @param headers those that belong to the record: Location, ETag, Content-Type
     * @param body JSON
     */
    record StoredResponse(int status, Map<String, String> headers, String body) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "StoredResponse[status=" + status + "]";
        }
    }
}
