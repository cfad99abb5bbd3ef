package vn.sanvat.publish;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.text.Localized;

/**
 * An e-trade platform that goods are published to: the one port of the system, which each connector implements. Every call is
 * idempotent, is bounded in time by the connector, and fails only by {@link AccountRefused}; all else is a {@link PublishOutcome}.
 */
public interface TradePlatform {

    /** Lower-case letters, digits and hyphens, at most 40; the first half of the id of its publications. */
    String name();

    /** Whether {@link RemoteReference#url} leads buyers to the goods, and not only officers. */
    default boolean shownToBuyers() {
        return true;
    }

    Localized title();

    /** Items in one call, 1 or more. */
    int maxBatch();

    /** What the platform would refuse for certain; asked before anything is sent. */
    List<OfferIssue> validate(Offer offer);

    /**
     * Creates what the platform lacks, and updates what it shows otherwise.
     *
     * @param batch at most {@link #maxBatch}
     * @return one outcome for each offer, in any order; what it leaves out, or answers nothing at all, is tried again later
     */
    Mono<List<PublishOutcome>> upsert(List<Offer> batch);

    /**
     * Takes products out of the shop.
     *
     * @param products ids, at most {@link #maxBatch}
     * @return one outcome for each, in any order
     */
    Mono<List<PublishOutcome>> withdraw(Collection<String> products);

    /**
     * What the platform holds of these products.
     *
     * @param products ids, at most {@link #maxBatch}
     * @return nothing for those that it does not know; empty where it cannot be asked now
     */
    Mono<List<RemoteListing>> status(Collection<String> products);

    /**
     * What the platform holds from us, page by page. What was there from the first page to the last is on one of them, also where
     * other things are removed meanwhile; it may be on more than one.
     *
     * @param pageToken what the page before named; absent for the first
     * @return empty where it cannot be asked now
     */
    Mono<RemotePage> list(@Nullable String pageToken);

    /** @param nextPageToken of the page that follows, in the platform's own terms, at most 200 characters; absent after the last */
    record RemotePage(
            List<RemoteListing> listings, @Nullable String nextPageToken) {}

    /**
     * One product as a platform holds it.
     *
     * @param visible to buyers
     * @param payloadHash of the offer that it was made from, where the platform can carry it
     */
    record RemoteListing(
            String product,
            RemoteReference remote,
            boolean visible,
            @Nullable String payloadHash) {}
}
