package vn.sanvat.publish;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * One product on one platform: what is wanted there, what is so, and the proof.
 *
 * @param id {@code platform:product}
 * @param wanted what the catalog wants
 * @param sourceRevision the approved revision of the product that is wanted, or was recorded by hand
 * @param payloadHash of what the platform holds as far as we know; none if nothing stands there or we cannot tell
 * @param remote what the platform calls it, once known
 * @param attempts that failed since the source changed
 * @param urgency which work goes first: 0 withdrawals, 1 recalls, 2 all else
 * @param retryAt when there is work to do; none where there is not
 * @param issues why it was refused or must wait
 * @param byHand who typed it in, for platforms without a connector
 * @param history the last {@link #MAX_HISTORY} changes of state, the latest last
 */
@NotPublic
@Document("publications")
public record Publication(
        @Id String id,
        @Version long revision,
        String platform,
        String product,
        Wanted wanted,
        State state,
        long sourceRevision,
        @Nullable String payloadHash,
        @Nullable Remote remote,
        int attempts,
        int urgency,
        @Nullable Instant retryAt,
        List<Issue> issues,
        @Nullable Proof proof,
        @Nullable ByHand byHand,
        List<StateChange> history,
        Instant createdAt,
        Instant updatedAt) {

    /** A listing that is edited daily keeps three weeks. */
    public static final int MAX_HISTORY = 20;

    static final int URGENCY_WITHDRAWAL = 0;
    static final int URGENCY_RECALL = 1;
    static final int URGENCY_NORMAL = 2;

    /** What the catalog wants on the platform. */
    public enum Wanted {
        STANDING,
        GONE
    }

    /** What is so, as far as we know. */
    public enum State {
        /** Noted, to be sent at once. */
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
    public record StateChange(Instant at, State state, List<Issue> issues) {}

    public static String id(String platform, String product) {
        return platform + ":" + product;
    }

    /** Work for the sweep, not yet done. */
    static Publication noted(String platform, String product, Wanted wanted, long sourceRevision, Instant now) {
        return new Publication(
                id(platform, product),
                0,
                platform,
                product,
                wanted,
                State.PENDING,
                sourceRevision,
                null,
                null,
                0,
                wanted == Wanted.GONE ? URGENCY_WITHDRAWAL : URGENCY_NORMAL,
                now,
                List.of(),
                null,
                null,
                List.of(new StateChange(now, State.PENDING, List.of())),
                now,
                now);
    }

    /** The same, with new work; what was tried before counts no more, because the source is another. */
    Publication noted(Wanted wanted, long sourceRevision, int urgency, Instant now) {
        return copy(wanted, State.PENDING, sourceRevision, payloadHash, remote, 0, urgency, now, List.of(), proof, now);
    }

    /** The same work, to be done now, whatever we believe about the platform. */
    Publication retriedNow(Instant now) {
        return copy(wanted, State.PENDING, sourceRevision, null, remote, 0, urgency, now, List.of(), proof, now);
    }

    Publication standing(
            long sourceRevision, String payloadHash, @Nullable Remote remote, @Nullable Proof proof, Instant now) {
        return copy(
                wanted,
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

    Publication gone(@Nullable Remote remote, @Nullable Proof proof, Instant now) {
        return copy(
                Wanted.GONE,
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
    Publication rejected(List<Issue> issues, Instant now) {
        return copy(
                wanted,
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
    Publication waiting(Instant retryAt, Issue issue, Instant now) {
        return copy(
                wanted,
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
        var wantedThen = state == State.WITHDRAWN ? Wanted.GONE : Wanted.STANDING;
        return new Publication(
                id,
                revision,
                platform,
                product,
                wantedThen,
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
            Wanted wanted,
            State state,
            long sourceRevision,
            @Nullable String payloadHash,
            @Nullable Remote remote,
            int attempts,
            int urgency,
            @Nullable Instant retryAt,
            List<Issue> issues,
            @Nullable Proof proof,
            Instant now) {
        var repeats = state == this.state && issues.equals(this.issues);
        return new Publication(
                id,
                revision,
                platform,
                product,
                wanted,
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

    private List<StateChange> historyWith(StateChange step) {
        var all = Stream.concat(history.stream(), Stream.of(step)).toList();
        return all.size() <= MAX_HISTORY ? all : all.subList(all.size() - MAX_HISTORY, all.size());
    }
}
