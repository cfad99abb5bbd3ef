package vn.sanvat.publish.publication;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.publish.OfferIssue;
import vn.sanvat.publish.PublicationProof;
import vn.sanvat.publish.RemoteReference;

/**
 * One product on one platform: the desired state, the actual one, and the proof.
 *
 * @param id {@code platform:product}
 * @param desired what the catalog wants there
 * @param sourceRevision the approved revision of the product that is to be published, or was recorded by hand
 * @param payloadHash of what the platform holds as far as we know; none if nothing is there or we cannot tell
 * @param remote what the platform calls it, once known
 * @param attempts that failed since the source changed
 * @param urgency which work goes first: 0 withdrawals, 1 recalls, 2 all else
 * @param retryAt when there is work to do; none where there is not
 * @param issues why it was refused or must wait
 * @param byHand who typed it in, for platforms without a connector
 * @param history the last {@link #MAX_HISTORY} changes of state, the latest last
 */
@Document("publications")
public record Publication(
        @Id String id,
        @Version long revision,
        String platform,
        String product,
        Desired desired,
        State state,
        long sourceRevision,
        @Nullable String payloadHash,
        @Nullable RemoteReference remote,
        int attempts,
        int urgency,
        @Nullable Instant retryAt,
        List<OfferIssue> issues,
        @Nullable PublicationProof proof,
        @Nullable ByHand byHand,
        List<StateChange> history,
        Instant createdAt,
        Instant updatedAt) {

    /** A listing that is edited daily keeps three weeks. */
    public static final int MAX_HISTORY = 20;

    public static final int URGENCY_WITHDRAWAL = 0;
    public static final int URGENCY_RECALL = 1;
    public static final int URGENCY_NORMAL = 2;

    /** The desired state on the platform. */
    public enum Desired {
        PUBLISHED,
        WITHDRAWN
    }

    /** The actual state, as far as we know. */
    public enum State {
        /** Detected, to be sent at once. */
        PENDING,
        PUBLISHED,
        /** Refused for good: it waits for a change of the source. */
        REJECTED,
        /** Tried, and to be tried again at {@link Publication#retryAt}. */
        WAITING,
        WITHDRAWN
    }

    /**
     * A record that an officer keeps.
     *
     * @param by the account that wrote it down
     * @param at when it was done on the platform
     * @param screenshot the id of a photo
     */
    public record ByHand(
            String by,
            Instant at,
            @Nullable String url,
            @Nullable String note,
            @Nullable String screenshot) {}

    /** A change of state. */
    public record StateChange(Instant at, State state, List<OfferIssue> issues) {}

    public static String id(String platform, String product) {
        return platform + ":" + product;
    }

    /** Work for the sweep, not yet done. */
    public static Publication pending(
            String platform, String product, Desired desired, long sourceRevision, Instant now) {
        return new Publication(
                id(platform, product),
                0,
                platform,
                product,
                desired,
                State.PENDING,
                sourceRevision,
                null,
                null,
                0,
                desired == Desired.WITHDRAWN ? URGENCY_WITHDRAWAL : URGENCY_NORMAL,
                now,
                List.of(),
                null,
                null,
                List.of(new StateChange(now, State.PENDING, List.of())),
                now,
                now);
    }

    /** The same, with new work; what was tried before counts no more, because the source is another. */
    public Publication pending(Desired desired, long sourceRevision, int urgency, Instant now) {
        return copy(
                desired, State.PENDING, sourceRevision, payloadHash, remote, 0, urgency, now, List.of(), proof, now);
    }

    /** The same work, to be done now, whatever we believe about the platform. */
    public Publication retriedNow(Instant now) {
        return copy(desired, State.PENDING, sourceRevision, null, remote, 0, urgency, now, List.of(), proof, now);
    }

    public Publication published(
            long sourceRevision,
            String payloadHash,
            @Nullable RemoteReference remote,
            @Nullable PublicationProof proof,
            Instant now) {
        return copy(
                desired,
                State.PUBLISHED,
                sourceRevision,
                payloadHash,
                remote,
                0,
                URGENCY_NORMAL,
                null,
                List.of(),
                proof,
                now);
    }

    public Publication withdrawn(@Nullable RemoteReference remote, @Nullable PublicationProof proof, Instant now) {
        return copy(
                Desired.WITHDRAWN,
                State.WITHDRAWN,
                sourceRevision,
                null,
                remote,
                0,
                URGENCY_NORMAL,
                null,
                List.of(),
                proof,
                now);
    }

    /** @param issues at least one */
    public Publication rejected(List<OfferIssue> issues, Instant now) {
        return copy(
                desired,
                State.REJECTED,
                sourceRevision,
                payloadHash,
                remote,
                attempts,
                urgency,
                null,
                issues,
                proof,
                now);
    }

    /** What the platform holds is not known any more: its answer may have been lost. */
    public Publication waiting(Instant retryAt, OfferIssue issue, Instant now) {
        return copy(
                desired,
                State.WAITING,
                sourceRevision,
                null,
                remote,
                attempts + 1,
                urgency,
                retryAt,
                List.of(issue),
                proof,
                now);
    }

    Publication recorded(State state, long sourceRevision, ByHand byHand, Instant now) {
        var desiredThen = state == State.WITHDRAWN ? Desired.WITHDRAWN : Desired.PUBLISHED;
        return new Publication(
                id,
                revision,
                platform,
                product,
                desiredThen,
                state,
                sourceRevision,
                null,
                null,
                0,
                URGENCY_NORMAL,
                null,
                List.of(),
                null,
                byHand,
                historyWith(new StateChange(now, state, List.of())),
                createdAt,
                now);
    }

    private Publication copy(
            Desired desired,
            State state,
            long sourceRevision,
            @Nullable String payloadHash,
            @Nullable RemoteReference remote,
            int attempts,
            int urgency,
            @Nullable Instant retryAt,
            List<OfferIssue> issues,
            @Nullable PublicationProof proof,
            Instant now) {
        var repeats = state == this.state && issues.equals(this.issues);
        return new Publication(
                id,
                revision,
                platform,
                product,
                desired,
                state,
                sourceRevision,
                payloadHash,
                remote,
                attempts,
                urgency,
                retryAt,
                issues,
                proof,
                byHand,
                repeats ? history : historyWith(new StateChange(now, state, issues)),
                createdAt,
                now);
    }

    private List<StateChange> historyWith(StateChange latest) {
        var all = Stream.concat(history.stream(), Stream.of(latest)).toList();
        return all.size() <= MAX_HISTORY ? all : all.subList(all.size() - MAX_HISTORY, all.size());
    }
}
