package vn.sanvat.publish;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.FeedPosition;
import vn.sanvat.store.NotPublic;
import vn.sanvat.text.Localized;

/**
 * How far the sweep has come with a platform, and how the platform is.
 *
 * @param id the platform's name
 * @param changes how far the changes of products are noted
 * @param recalls how far recalls are noted
 * @param comparison the slow comparison of everything, while one is under way
 * @param walkAt when the next one is due
 * @param ranAt when the sweep last looked, to the minute
 * @param answeredAt when the platform last answered
 * @param failures calls in a row that failed for no item's fault
 * @param pausedUntil no calls before this
 * @param refused the platform refuses our account
 */
@NotPublic
@Document("platforms")
public record PlatformState(
        @Id String id,
        @Version long revision,
        FeedPosition changes,
        FeedPosition recalls,
        @Nullable Comparison comparison,
        Instant walkAt,
        @Nullable Instant ranAt,
        @Nullable Instant answeredAt,
        int failures,
        @Nullable Instant pausedUntil,
        @Nullable Refusal refused) {

    /** A state that was kept before there were positions begins anew: noting twice does no harm. */
    public PlatformState {
        changes = Objects.requireNonNullElse(changes, FeedPosition.START);
        recalls = Objects.requireNonNullElse(recalls, FeedPosition.START);
    }

    /**
     * The slow comparison: of the catalog with the platform first, then of the platform's shelves with the catalog.
     *
     * @param products how far the catalog has been compared
     * @param half which is under way
     * @param shelf where the next page of the shelves begins; absent before the first
     */
    public record Comparison(
            Cursor products, Half half, @Nullable String shelf) {

        /** What is walked along. */
        public enum Half {
            CATALOG,
            SHELVES
        }

        static final Comparison BEGUN = new Comparison(Cursor.START, Half.CATALOG, null);

        Comparison products(Cursor compared) {
            return new Comparison(compared, Half.CATALOG, null);
        }

        Comparison shelf(@Nullable String from) {
            return new Comparison(products, Half.SHELVES, from);
        }
    }

    /** Said once, when it begins. */
    public record Refusal(Instant at, Localized reason) {}

    static PlatformState unknown(String platform) {
        return new PlatformState(
                platform, 0, FeedPosition.START, FeedPosition.START, null, Instant.EPOCH, null, null, 0, null, null);
    }

    boolean pausedAt(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }

    PlatformState changesRead(FeedPosition to) {
        return with(to, recalls, comparison, walkAt, ranAt);
    }

    PlatformState recallsRead(FeedPosition to) {
        return with(changes, to, comparison, walkAt, ranAt);
    }

    PlatformState comparing(Comparison next) {
        return with(changes, recalls, next, walkAt, ranAt);
    }

    PlatformState compared(Instant nextAt) {
        return with(changes, recalls, null, nextAt, ranAt);
    }

    PlatformState ran(Instant now) {
        return with(changes, recalls, comparison, walkAt, now);
    }

    PlatformState answered(Instant now) {
        return with(now, 0, null, null);
    }

    PlatformState failed(@Nullable Instant pausedUntil) {
        return with(answeredAt, failures + 1, pausedUntil, refused);
    }

    PlatformState refused(Refusal refusal, Instant until) {
        return with(answeredAt, failures, until, refusal);
    }

    /** Somebody says that it is mended. */
    PlatformState resumed() {
        return with(answeredAt, 0, null, refused);
    }

    /** The same platform, looked at further. */
    private PlatformState with(
            FeedPosition changes,
            FeedPosition recalls,
            @Nullable Comparison comparison,
            Instant walkAt,
            @Nullable Instant ranAt) {
        return new PlatformState(
                id, revision, changes, recalls, comparison, walkAt, ranAt, answeredAt, failures, pausedUntil, refused);
    }

    /** The same position, with another view of the platform. */
    private PlatformState with(
            @Nullable Instant answeredAt, int failures, @Nullable Instant pausedUntil, @Nullable Refusal refused) {
        return new PlatformState(
                id, revision, changes, recalls, comparison, walkAt, ranAt, answeredAt, failures, pausedUntil, refused);
    }
}
