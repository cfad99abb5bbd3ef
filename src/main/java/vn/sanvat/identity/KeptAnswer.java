package vn.sanvat.identity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The answer to a request with an {@code Idempotency-Key}, kept so that sending it again does not do it again.
 *
 * @param id hash of account, method, path and key
 * @param bodyHash SHA-256 of the request's body, in hex
 * @param given none as long as the work goes on, or if it was cut off
 */
@Document(KeptAnswer.COLLECTION)
record KeptAnswer(@Id String id, String bodyHash, @Nullable Given given, Instant startedAt, Instant expiresAt) {

    static final String COLLECTION = "answers";

    /**
     * @param headers those that belong to the record: Location, ETag, Content-Type
     * @param body JSON
     */
    record Given(int status, Map<String, String> headers, String body) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "Given[status=" + status + "]";
        }
    }
}
