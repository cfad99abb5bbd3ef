package vn.sanvat.publish.sync;

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
import vn.sanvat.publish.AccountRefused;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.platform.PlatformStore;
import vn.sanvat.publish.platform.Platforms;
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
    private final ProductChangeDetection changes;
    private final RecallDetection recalls;
    private final Delivery delivery;
    private final Reconciliation reconciliation;
    private final PlatformStore store;
    private final Leases leases;
    private final Clock clock;

    @Autowired
    PublishSweep(
            Platforms platforms,
            ProductChangeDetection changes,
            RecallDetection recalls,
            Delivery delivery,
            Reconciliation reconciliation,
            PlatformStore store,
            Leases leases,
            Clock clock) {
        this(platforms.connected(), changes, recalls, delivery, reconciliation, store, leases, clock);
    }

    PublishSweep(
            List<TradePlatform> platforms,
            ProductChangeDetection changes,
            RecallDetection recalls,
            Delivery delivery,
            Reconciliation reconciliation,
            PlatformStore store,
            Leases leases,
            Clock clock) {
        this.platforms = platforms;
        this.changes = changes;
        this.recalls = recalls;
        this.delivery = delivery;
        this.reconciliation = reconciliation;
        this.store = store;
        this.leases = leases;
        this.clock = clock;
    }

    /** Often enough that an approved listing is published, and a withdrawn one is gone, within 5 s. */
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
        return store.find(platform.name())
                .flatMap(this::detected)
                .flatMap(before -> (before.pausedAt(clock.instant()) ? Mono.just(before) : work(platform, before))
                        .map(this::ran)
                        .flatMap(after -> saved(before, after)))
                .onErrorComplete(OptimisticLockingFailureException.class)
                .then();
    }

    /** Kept before anything is sent: a connector that fails must not make us read the same pages again and again. */
    private Mono<PlatformState> detected(PlatformState before) {
        return changes.detect(before).flatMap(recalls::detect).flatMap(after -> saved(before, after));
    }

    private Mono<PlatformState> saved(PlatformState before, PlatformState after) {
        return after.equals(before) ? Mono.just(after) : store.save(after);
    }

    /** Reconciliation waits while there is something to deliver: an edit must not queue behind it. */
    private Mono<PlatformState> work(TradePlatform platform, PlatformState state) {
        return delivery.deliver(platform)
                .flatMap(result -> result == Delivery.Result.NOT_CALLED
                        ? reconciliation
                                .nextPage(platform, state)
                                .switchIfEmpty(Mono.fromSupplier(() -> after(Delivery.Result.FAILED, state)))
                        : Mono.just(after(result, state)))
                .onErrorResume(AccountRefused.class, refused -> Mono.just(refused(state, refused)));
    }

    private PlatformState after(Delivery.Result result, PlatformState state) {
        var now = clock.instant();
        return switch (result) {
            case NOT_CALLED -> state;
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
