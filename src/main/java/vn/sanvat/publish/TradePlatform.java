package vn.sanvat.publish;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.sanvat.text.Localized;

/**
 * An e-trade platform that goods are published to: the one port of the system. Every call is idempotent, is bounded in time by
 * the connector, and fails only by {@link AccountRefused}; all else is an {@link Outcome}.
 */
public interface TradePlatform {

    /** Lower-case letters, digits and hyphens, at most 40; the first half of the id of its publications. */
    String name();

    Localized title();

    Traits traits();

    /** What the platform would refuse for certain; asked before anything is sent. */
    List<Issue> validate(Offer offer);

    /**
     * Makes the offers stand as they are.
     *
     * @param batch at most {@link Traits#maxBatch}
     * @return one outcome for each offer, in any order; what it leaves out, or answers nothing at all, is tried again later
     */
    Mono<List<Outcome>> upsert(List<Offer> batch);

    /**
     * Takes products out of the shop.
     *
     * @param products ids, at most {@link Traits#maxBatch}
     * @return one outcome for each, in any order
     */
    Mono<List<Outcome>> withdraw(Collection<String> products);

    /**
     * What the platform holds of these products.
     *
     * @param products ids, at most {@link Traits#maxBatch}
     * @return nothing for those that it does not know; empty where it cannot be asked now
     */
    Mono<List<Standing>> status(Collection<String> products);

    /**
     * What the platform holds from us, page by page. What stood there from the first page to the last is on one of them, also where
     * other things are removed meanwhile; it may be on more than one.
     *
     * @param from what the page before said comes next; absent for the first
     * @return empty where it cannot be asked now
     */
    Mono<Shelf> reconcile(@Nullable String from);

    /** @param next where the next page begins, in the platform's own terms, at most 200 characters; absent where none follows */
    record Shelf(List<Standing> standings, @Nullable String next) {}

    /**
     * How a platform behaves.
     *
     * @param maxBatch items in a call
     * @param atomicBatch one bad item fails the whole call, so that it must be looked for
     * @param uniqueKey the platform itself refuses a second item with the same external id
     * @param asyncStatus the outcome is known only some time after the call
     */
    record Traits(int maxBatch, boolean atomicBatch, boolean uniqueKey, boolean asyncStatus) {}

    /**
     * One product as a platform holds it.
     *
     * @param visible to buyers
     * @param payloadHash of the offer that it was made from, where the platform can carry it
     */
    record Standing(
            String product,
            Remote remote,
            boolean visible,
            @Nullable String payloadHash) {}
}
