package vn.sanvat.publish.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.sanvat.publish.OfferIssue;
import vn.sanvat.publish.PublicationProof;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.text.Localized;

/** What one call to a platform came to; a refused account is an exception instead, because it ends the run. */
public sealed interface ConnectorResponse {

    /**
     * 2xx: done, or known.
     *
     * @param body missing where there was none
     */
    record Accepted(JsonNode body, PublicationProof proof) implements ConnectorResponse {}

    /** The call came to nothing. */
    sealed interface Failed extends ConnectorResponse {

        /** Of a product that the call was to change. */
        PublishOutcome outcome(String product);

        /** Of a product that the call only asked about: whatever the failure, the product is not to blame. */
        PublishOutcome.TryLater lookUpOutcome(String product);
    }

    /**
     * 4xx but those below: asking again changes nothing.
     *
     * @param message the platform's own, perhaps cut; empty where it gave none
     * @param reason the same for people
     */
    record Rejected(int status, String message, Localized reason) implements Failed {

        @Override
        public PublishOutcome outcome(String product) {
            return new PublishOutcome.Rejected(product, List.of(new OfferIssue(null, reason)));
        }

        @Override
        public PublishOutcome.TryLater lookUpOutcome(String product) {
            return new PublishOutcome.TryLater(product, null, reason);
        }
    }

    /**
     * 408, 425, 429, 3xx, 5xx, no answer, or one that is none.
     *
     * @param retryAt where the platform said so
     */
    record TryLater(@Nullable Instant retryAt, Localized reason) implements Failed {

        @Override
        public PublishOutcome outcome(String product) {
            return lookUpOutcome(product);
        }

        @Override
        public PublishOutcome.TryLater lookUpOutcome(String product) {
            return new PublishOutcome.TryLater(product, retryAt, reason);
        }
    }
}
