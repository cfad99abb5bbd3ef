package vn.sanvat.publish;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/** What became of one product in one call to a platform. */
public sealed interface PublishOutcome {

    /** The id of the product. */
    String product();

    /** The platform shows it as sent; or, after a withdrawal, it is gone. */
    record Accepted(String product, RemoteReference remote, PublicationProof proof) implements PublishOutcome {}

    /**
     * The platform had it so already; nothing was sent.
     *
     * @param remote absent where a withdrawal found nothing to withdraw
     */
    record Unchanged(String product, @Nullable RemoteReference remote) implements PublishOutcome {}

    /**
     * The platform will never take it as it is.
     *
     * @param issues at least one
     */
    record Rejected(String product, List<OfferIssue> issues) implements PublishOutcome {}

    /**
     * It may go well another time.
     *
     * @param retryAt not earlier than this, where the platform said so; else the sweep chooses
     */
    record TryLater(String product, @Nullable Instant retryAt, Localized reason) implements PublishOutcome {}
}
