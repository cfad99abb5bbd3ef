package vn.sanvat.publish.medusa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.sanvat.publish.Proof;
import vn.sanvat.text.Localized;

/** What one call came to; a refused account is an exception instead, because it ends the run. */
sealed interface MedusaAnswer {

    /** Done, or known. */
    record Took(JsonNode body, Proof proof) implements MedusaAnswer {}

    /** 400, 404, 409, 422: asking again changes nothing. */
    record Refused(int status, String message) implements MedusaAnswer {

        /** What a unique handle or SKU answers: perhaps our own call, whose answer was lost, came through meanwhile. */
        boolean taken() {
            return message.contains("already exists");
        }
    }

    /** 429, 5xx, no answer, or one that is none. */
    record Later(@Nullable Instant at, Localized reason) implements MedusaAnswer {}
}
