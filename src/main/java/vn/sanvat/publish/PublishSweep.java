package vn.sanvat.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Leases;
import vn.sanvat.store.Sweep;

/**
 * Keeps every connected platform as the catalog wants it. Each run looks at what is so, not at what happened, so it may be killed
 * anywhere and run again; what is to be sent is written down before it is sent.
 */
@Component
class PublishSweep {

    private static final Logger LOG = LoggerFactory.getLogger(PublishSweep.class);

    /** Kept for longer while a run lasts; short, because nobody publishes for so long after an instance was killed. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration REFUSED_PAUSE = Duration.ofMinutes(5);

    /** Fewer failures may be a moment's trouble. */
    private static final int MAX_FAILURES_UNPAUSED = 3;

    /** How often a quiet sweep writes that it ran. */
    private static final Duration RAN_EVERY = Duration.ofMinutes(1);

    private static final int PLATFORMS_AT_ONCE = 4;

    private final List<TradePlatform> platforms;
    private final Noting notes;
    private final RecallNoting recalls;
    private final Sending sending;
    private final Walking walking;
    private final PublicationStore store;
    private final Leases leases;
    private final Clock clock;

    @Autowired
    PublishSweep(
            Platforms platforms,
            Noting notes,
            RecallNoting recalls,
            Sending sending,
            Walking walking,
            PublicationStore store,
            Leases leases,
            Clock clock) {
        this(platforms.connected(), notes, recalls, sending, walking, store, leases, clock);
    }

    PublishSweep(
            List<TradePlatform> platforms,
            Noting notes,
            RecallNoting recalls,
            Sending sending,
            Walking walking,
            PublicationStore store,
            Leases leases,
            Clock clock) {
        this.platforms = platforms;
        this.notes = notes;
        this.recalls = recalls;
        this.sending = sending;
        this.walking = walking;
        this.store = store;
        this.leases = leases;
        this.clock = clock;
    }

    /** Often enough that an approved listing stands, and a withdrawn one is gone, within 5 s. */
    @Scheduled(fixedDelayString = "${sanvat.publish.every:1s}")
    Mono<Void> sweep() {
        return Flux.fromIterable(platforms)
                .flatMap(
                        platform -> Sweep.tryAgainLater(
                                leases.holding("publish." + platform.name(), LEASE, run(platform)),
                                LOG,
                                "Publishing to " + platform.name() + " failed"),
                        PLATFORMS_AT_ONCE)
                .then();
    }

    private Mono<Void> run(TradePlatform platform) {
        return store.platform(platform.name())
                .defaultIfEmpty(PlatformState.unknown(platform.name()))
                .flatMap(this::noted)
                .flatMap(before -> (before.pausedAt(clock.instant()) ? Mono.just(before) : work(platform, before))
                        .map(this::ran)
                        .flatMap(after -> saved(before, after)))
                .onErrorComplete(OptimisticLockingFailureException.class)
                .then();
    }

    /** Kept before anything is sent: a connector that fails must not make us note the same pages again and again. */
    private Mono<PlatformState> noted(PlatformState before) {
        return notes.note(before).flatMap(recalls::note).flatMap(noted -> saved(before, noted));
    }

    private Mono<PlatformState> saved(PlatformState before, PlatformState after) {
        return after.equals(before) ? Mono.just(after) : store.save(after);
    }

    /** The slow comparison waits while there is work: an edit must not stand behind it. */
    private Mono<PlatformState> work(TradePlatform platform, PlatformState state) {
        return sending.send(platform)
                .flatMap(reach -> reach == Sending.Reach.NOT_TRIED
                        ? walking.step(platform, state)
                                .switchIfEmpty(Mono.fromSupplier(() -> after(Sending.Reach.FAILED, state)))
                        : Mono.just(after(reach, state)))
                .onErrorResume(AccountRefused.class, refused -> Mono.just(refused(state, refused)));
    }

    private PlatformState after(Sending.Reach reach, PlatformState state) {
        var now = clock.instant();
        return switch (reach) {
            case NOT_TRIED -> state;
            case ANSWERED -> state.answered(now);
            case FAILED -> state.failed(pause(state.failures() + 1, now));
        };
    }

    /** The circuit breaker: after some failures in a row nothing is sent for a while; then one batch tries. */
    private static @Nullable Instant pause(int failures, Instant now) {
        return failures < MAX_FAILURES_UNPAUSED ? null : now.plus(Backoff.doubled(failures - MAX_FAILURES_UNPAUSED));
    }

    private PlatformState refused(PlatformState state, AccountRefused refused) {
        var now = clock.instant();
        var known = state.refused();
        if (known == null) {
            LOG.warn("Publishing to {} stops: {}", state.id(), refused.reason().en());
        }
        var refusal = known == null ? new PlatformState.Refusal(now, refused.reason()) : known;
        return state.refused(refusal, now.plus(REFUSED_PAUSE));
    }

    /** Not each second: a quiet sweep should write next to nothing. */
    private PlatformState ran(PlatformState state) {
        var now = clock.instant();
        var last = state.ranAt();
        return last == null || !now.isBefore(last.plus(RAN_EVERY)) ? state.ran(now) : state;
    }
}
