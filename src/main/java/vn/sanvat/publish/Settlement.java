package vn.sanvat.publish;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a publication becomes by an outcome. Pure. */
final class Settlement {

    private Settlement() {}

    /** @param offer what was sent; none where the product was withdrawn */
    static Publication of(
            Publication row, @Nullable Offer offer, Outcome outcome, Instant now, RandomGenerator random) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> done(row, offer, accepted.remote(), accepted.proof(), now);
            case Outcome.Unchanged unchanged ->
                done(row, offer, unchanged.remote() == null ? row.remote() : unchanged.remote(), row.proof(), now);
            case Outcome.Rejected rejected -> row.rejected(rejected.issues(), now);
            case Outcome.TryLater later ->
                row.waiting(
                        Backoff.next(row.attempts(), later.at(), now, random), new Issue(null, later.reason()), now);
        };
    }

    private static Publication done(
            Publication row, @Nullable Offer offer, @Nullable Remote remote, @Nullable Proof proof, Instant now) {
        return offer == null
                ? row.gone(remote, proof, now)
                : row.standing(offer.revision(), offer.payloadHash(), remote, proof, now);
    }
}
