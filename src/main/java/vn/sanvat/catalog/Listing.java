package vn.sanvat.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

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
 */
public record Listing(
        State state,
        @Nullable Approved approved,
        boolean withdrawn,
        List<Pack> formerPacks,
        @Nullable Localized reason,
        Instant changedAt,
        @Nullable String submittedBy) {

    /** Approved goods are public here; published ones also stand, with proof, on at least one e-trade platform. */
    public enum State {
        DRAFT,
        SUBMITTED,
        APPROVED,
        PUBLISHED,
        WITHDRAWN
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

    public static Listing draft(Instant now) {
        return new Listing(State.DRAFT, null, false, List.of(), null, now, null);
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
        return new Listing(other, approved, withdrawn, formerPacks, why, now, null);
    }

    public Listing submitted(String by, Instant now) {
        return new Listing(State.SUBMITTED, approved, withdrawn, formerPacks, null, now, by);
    }
}
