package vn.sanvat.publish.platform;

import java.time.Instant;
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
 * @param changes how far changes of products are detected
 * @param makers how far makers that were hidden, or shown again, are detected; from the start where it was never asked
 * @param recalls how far recalls are detected
 * @param reconciliation how far the one that is under way has come
 * @param reconcileAt when the next one is due
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
        FeedPosition makers,
        FeedPosition recalls,
        @Nullable ReconciliationPosition reconciliation,
        Instant reconcileAt,
        @Nullable Instant ranAt,
        @Nullable Instant answeredAt,
        int failures,
        @Nullable Instant pausedUntil,
        @Nullable Refusal refused) {

    public PlatformState {
        if (makers == null) {
            makers = FeedPosition.START;
        }
    }

    /**
     * How far a reconciliation has come: of the catalog with the platform first, then of the platform with the catalog.
     *
     * @param catalog how far the catalog has been compared
     * @param phase which is under way
     * @param pageToken of the platform's next page; absent before the first
     */
    public record ReconciliationPosition(
            Cursor catalog, Phase phase, @Nullable String pageToken) {

        /** Whose records are read page by page. */
        public enum Phase {
            CATALOG,
            PLATFORM
        }

        public static final ReconciliationPosition START =
                new ReconciliationPosition(Cursor.START, Phase.CATALOG, null);

        public ReconciliationPosition catalogTo(Cursor compared) {
            return new ReconciliationPosition(compared, Phase.CATALOG, null);
        }

        public ReconciliationPosition platformFrom(@Nullable String next) {
            return new ReconciliationPosition(catalog, Phase.PLATFORM, next);
        }
    }

    /** Said once, when it begins. */
    public record Refusal(Instant at, Localized reason) {}

    public static PlatformState unknown(String platform) {
        return new PlatformState(
                platform,
                0,
                FeedPosition.START,
                FeedPosition.START,
                FeedPosition.START,
                null,
                Instant.EPOCH,
                null,
                null,
                0,
                null,
                null);
    }

    public boolean pausedAt(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }

    public PlatformState changesRead(FeedPosition to) {
        return with(to, makers, recalls, reconciliation, reconcileAt, ranAt);
    }

    public PlatformState makersRead(FeedPosition to) {
        return with(changes, to, recalls, reconciliation, reconcileAt, ranAt);
    }

    public PlatformState recallsRead(FeedPosition to) {
        return with(changes, makers, to, reconciliation, reconcileAt, ranAt);
    }

    public PlatformState reconciling(ReconciliationPosition next) {
        return with(changes, makers, recalls, next, reconcileAt, ranAt);
    }

    public PlatformState reconciled(Instant nextAt) {
        return with(changes, makers, recalls, null, nextAt, ranAt);
    }

    public PlatformState ran(Instant now) {
        return with(changes, makers, recalls, reconciliation, reconcileAt, now);
    }

    public PlatformState answered(Instant now) {
        return with(now, 0, null, null);
    }

    public PlatformState failed(@Nullable Instant pausedUntil) {
        return with(answeredAt, failures + 1, pausedUntil, refused);
    }

    public PlatformState refused(Refusal refusal, Instant until) {
        return with(answeredAt, failures, until, refusal);
    }

    /** Somebody says that it is mended. */
    PlatformState resumed() {
        return with(answeredAt, 0, null, refused);
    }

    /** The same platform, looked at further. */
    private PlatformState with(
            FeedPosition changes,
            FeedPosition makers,
            FeedPosition recalls,
            @Nullable ReconciliationPosition reconciliation,
            Instant reconcileAt,
            @Nullable Instant ranAt) {
        return new PlatformState(
                id,
                revision,
                changes,
                makers,
                recalls,
                reconciliation,
                reconcileAt,
                ranAt,
                answeredAt,
                failures,
                pausedUntil,
                refused);
    }

    /** The same position, with another view of the platform. */
    private PlatformState with(
            @Nullable Instant answeredAt, int failures, @Nullable Instant pausedUntil, @Nullable Refusal refused) {
        return new PlatformState(
                id,
                revision,
                changes,
                makers,
                recalls,
                reconciliation,
                reconcileAt,
                ranAt,
                answeredAt,
                failures,
                pausedUntil,
                refused);
    }
}
