package vn.sanvat.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.text.Localized;

/**
 * How far the sweep has come with a platform, and how the platform is.
 *
 * @param id the platform's name
 * @param changesSeenTo products changed up to here are noted
 * @param recallsSeenTo recalls up to here are noted
 * @param walk the slow comparison of everything, while one is under way
 * @param walkAt when the next one is due
 * @param ranAt when the sweep last looked, to the minute
 * @param answeredAt when the platform last answered
 * @param failures calls in a row that failed for no item's fault
 * @param pausedUntil no calls before this
 * @param refused the platform refuses our account
 */
@Document("platforms")
public record PlatformState(
        @Id String id,
        @Version long revision,
        Instant changesSeenTo,
        Instant recallsSeenTo,
        @Nullable Walk walk,
        Instant walkAt,
        @Nullable Instant ranAt,
        @Nullable Instant answeredAt,
        int failures,
        @Nullable Instant pausedUntil,
        @Nullable Refusal refused) {

    /**
     * The slow comparison.
     *
     * @param productsTo how far the catalog has been compared
     * @param page of the platform's own list, counted from 1; 0 while the catalog is compared
     */
    public record Walk(Instant productsTo, int page) {}

    /** Said once, when it begins. */
    public record Refusal(Instant at, Localized reason) {}

    static PlatformState unknown(String platform) {
        return new PlatformState(
                platform, 0, Instant.EPOCH, Instant.EPOCH, null, Instant.EPOCH, null, null, 0, null, null);
    }

    boolean pausedAt(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }

    PlatformState seen(Instant changesTo, Instant recallsTo) {
        return new PlatformState(
                id, revision, changesTo, recallsTo, walk, walkAt, ranAt, answeredAt, failures, pausedUntil, refused);
    }

    PlatformState walking(@Nullable Walk next, Instant nextAt) {
        return new PlatformState(
                id,
                revision,
                changesSeenTo,
                recallsSeenTo,
                next,
                nextAt,
                ranAt,
                answeredAt,
                failures,
                pausedUntil,
                refused);
    }

    PlatformState ran(Instant now) {
        return new PlatformState(
                id,
                revision,
                changesSeenTo,
                recallsSeenTo,
                walk,
                walkAt,
                now,
                answeredAt,
                failures,
                pausedUntil,
                refused);
    }

    PlatformState answered(Instant now) {
        return new PlatformState(id, revision, changesSeenTo, recallsSeenTo, walk, walkAt, ranAt, now, 0, null, null);
    }

    PlatformState failed(@Nullable Instant pausedUntil) {
        return new PlatformState(
                id,
                revision,
                changesSeenTo,
                recallsSeenTo,
                walk,
                walkAt,
                ranAt,
                answeredAt,
                failures + 1,
                pausedUntil,
                refused);
    }

    PlatformState refused(Refusal refusal, Instant until) {
        return new PlatformState(
                id, revision, changesSeenTo, recallsSeenTo, walk, walkAt, ranAt, answeredAt, failures, until, refusal);
    }

    /** Somebody says that it is mended. */
    PlatformState resumed() {
        return new PlatformState(
                id, revision, changesSeenTo, recallsSeenTo, walk, walkAt, ranAt, answeredAt, 0, null, refused);
    }
}
