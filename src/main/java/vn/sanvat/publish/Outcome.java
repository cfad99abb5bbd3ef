package vn.sanvat.publish;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/** What became of one product in one call to a platform. */
public sealed interface Outcome {

    /** The id of the product. */
    String product();

    /** It stands there as sent; or, after a withdrawal, it is gone. */
    record Accepted(String product, Remote remote, Proof proof) implements Outcome {}

    /**
     * The platform had it so already; nothing was sent.
     *
     * @param remote absent where a withdrawal found nothing to withdraw
     */
    record Unchanged(String product, @Nullable Remote remote) implements Outcome {}

    /**
     * The platform will never take it as it is.
     *
     * @param issues at least one
     */
    record Rejected(String product, List<Issue> issues) implements Outcome {}

    /**
     * It may go well another time.
     *
     * @param at not earlier than this, where the platform said so; else the sweep chooses
     */
    record TryLater(String product, @Nullable Instant at, Localized reason) implements Outcome {}
}
