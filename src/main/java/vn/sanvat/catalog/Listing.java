package vn.sanvat.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of a listing. An approval approves a revision; a later edit goes back to {@link State#DRAFT} and leaves the approved
 * content public until it is approved itself.
 *
 * @param state of the working copy
 * @param approved what was approved last
 * @param withdrawn true from a withdrawal until the next approval
 * @param reason why it was sent back or withdrawn
 * @param changedAt when the state last changed
 */
public record Listing(
        State state,
        @Nullable Approved approved,
        boolean withdrawn,
        @Nullable String reason,
        Instant changedAt) {

    /** Approved goods are public here; published ones also stand, with proof, on at least one e-trade platform. */
    public enum State {
        DRAFT,
        SUBMITTED,
        APPROVED,
        PUBLISHED,
        WITHDRAWN
    }

    /** @param revision the product's revision that was approved */
    public record Approved(long revision, Product.Content content, String by, Instant at) {}
}
