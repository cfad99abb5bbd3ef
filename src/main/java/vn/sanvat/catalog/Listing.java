package vn.sanvat.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Exact;

/**
 * The life of a listing. An approval approves a revision; a later edit goes back to {@link State#DRAFT} and leaves the approved
 * content public until it is approved itself.
 *
 * @param state of the working copy
 * @param approved what was approved last
 * @param withdrawn true from a withdrawal until the next approval
 * @param formerPacks packs that were approved once and are no more: what is printed on them must still be answered
 * @param reason why it was sent back or withdrawn
 * @param changedAt when the state last changed
 * @param submittedBy the account that handed the working copy in; none unless it waits for a decision
 * @param lastRefusal the last one since the last approval: its comments are read by who mends the working copy, and by who reviews it
 *     next; none in records that were refused before it was kept
 */
public record Listing(
        State state,
        @Nullable Approved approved,
        boolean withdrawn,
        List<Pack> formerPacks,
        @Nullable Localized reason,
        Instant changedAt,
        @Nullable String submittedBy,
        @Nullable Refusal lastRefusal) {

    /** Approved goods are public here; published ones also stand, with proof, on at least one e-trade platform. */
    public enum State {
        DRAFT,
        SUBMITTED,
        APPROVED,
        PUBLISHED,
        WITHDRAWN,
        REJECTED
    }

    /**
     * @param revision the product's revision that was approved
     * @param override why it was approved in spite of warnings; absent where there were none
     */
    public record Approved(
            long revision,
            Product.Content content,
            String by,
            Instant at,
            @Nullable Localized override) {}

    /**
     * A submission that was not approved.
     *
     * @param comments one for a field at most
     * @param by the officer's account
     * @param rejected the content that is not handed in again as it is; none where it was sent back to be mended
     */
    public record Refusal(
            Localized reason, List<Comment> comments, String by, Instant at, Product.@Nullable Content rejected) {}

    /**
     * What an officer says about one field of a draft.
     *
     * @param field such as {@code name.vi}, {@code label.storage}, {@code photos}; a pack is named by its id, as in
     *     {@code packs.p2b3c4d5e6f7g}, because its place in the list changes
     */
    public record Comment(@Exact String field, Localized text) {}

    public static Listing draft(Instant now) {
        return new Listing(State.DRAFT, null, false, List.of(), null, now, null, null);
    }

    /** The content that everybody may see as far as the listing says; whether its maker stands in public says the product. */
    public Product.@Nullable Content shown() {
        return approved == null || withdrawn ? null : approved.content();
    }

    /** Since when it waits for a decision; nothing where it does not. */
    public @Nullable Instant submittedAt() {
        return state == State.SUBMITTED ? changedAt : null;
    }

    public Listing in(State other, @Nullable Localized why, Instant now) {
        return new Listing(other, approved, withdrawn, formerPacks, why, now, null, lastRefusal);
    }

    public Listing submitted(String by, Instant now) {
        return new Listing(State.SUBMITTED, approved, withdrawn, formerPacks, null, now, by, lastRefusal);
    }

    /** Not approved: sent back to be mended, or rejected. */
    public Listing refused(Refusal refusal) {
        var next = refusal.rejected() == null ? State.DRAFT : State.REJECTED;
        return new Listing(next, approved, withdrawn, formerPacks, refusal.reason(), refusal.at(), null, refusal);
    }

    /** Whether a content is what was rejected, and may not be handed in as it is. */
    public boolean rejects(Product.Content content) {
        return lastRefusal != null && content.equals(lastRefusal.rejected());
    }
}
