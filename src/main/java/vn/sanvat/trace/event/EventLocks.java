package vn.sanvat.trace.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.store.Sweep;
import vn.sanvat.trace.Ids;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.web.Problem;

/**
 * Lets one capture at a time decide about a class of goods, over all instances, with nothing but atomic documents: an attempt takes
 * the locks of all its classes, checks, commits in its record, records the event and gives the locks back. Whoever finds the locks of
 * an attempt that ran out ends it, or records what it had committed. A slow process cannot record afterwards: its commit finds no
 * record. Decision 0013.
 */
@Component
public class EventLocks {

    private static final Logger LOG = LoggerFactory.getLogger(EventLocks.class);

    /** Longer than checks take. After a process was killed, its classes can be recorded again so much later. */
    static final Duration LASTS = Duration.ofSeconds(4);

    /** Longer than {@link #LASTS}, and less than callers wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
    private static final int MAX_ATTEMPTS = 1_000;
    private static final int MAX_WAITING = 1_000;
    private static final int MAX_SWEEP = 1_000;

    private final EventLockStore store;
    private final EventStore events;
    private final Ids ids;
    private final Clock clock;
    private final KeyedQueue queue = new KeyedQueue(MAX_WAITING);

    public EventLocks(EventLockStore store, EventStore events, Ids ids, Clock clock) {
        this.store = store;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What an attempt holds.
     *
     * @param locks none for who only looks
     */
    public record Held(List<EventLock> locks) {

        private static final Held NOTHING = new Held(List.of());

        public EventLock record() {
            return locks.getFirst();
        }

        boolean has(EventLock lock) {
            return record().capture().equals(lock.capture());
        }
    }

    /** Another capture holds what this one needs; by the ids of the locks. */
    private static final class HeldByOthers extends RuntimeException {

        private final transient Collection<String> ids;

        HeldByOthers(Collection<String> ids) {
            super("Held by other captures", null, false, false);
            this.ids = ids;
        }
    }

    /**
     * Records an event as the only one that decides about its classes.
     *
     * @param corrected the event that this one corrects
     * @param checks what must be true while the locks are held, by what is stored; refused with a {@link Problem}
     * @return the event under this id, which is another one where that was recorded before
     * @throws Problem conflict, where the classes are held by others for too long: nothing was recorded
     */
    public Mono<TraceEvent> record(
            TraceEvent event, @Nullable TraceEvent corrected, Function<Held, Mono<Void>> checks) {
        return Mono.defer(() -> {
                    var deadline = clock.instant().plus(PATIENCE);
                    var attempts = Mono.defer(() -> attempt(event, corrected, checks))
                            .onErrorResume(
                                    HeldByOthers.class,
                                    held -> cleared(held)
                                            .then(settledMeanwhile(event, checks))
                                            .switchIfEmpty(Mono.error(held)))
                            .retryWhen(untilPast(deadline));
                    var keys = EventLock.of(event, corrected, "", deadline).stream()
                            .map(EventLock::id)
                            .toList();
                    return queue.inTurn(
                            keys, attempts, settledMeanwhile(event, checks).switchIfEmpty(inTime(deadline, attempts)));
                })
                .onErrorMap(
                        error -> error instanceof HeldByOthers || error instanceof KeyedQueue.FullException,
                        error -> busy());
    }

    private Retry untilPast(Instant deadline) {
        return Retry.backoff(MAX_ATTEMPTS, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .filter(error ->
                        error instanceof HeldByOthers && clock.instant().isBefore(deadline))
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    private <T> Mono<T> inTime(Instant deadline, Mono<T> work) {
        return Mono.defer(() -> clock.instant().isBefore(deadline) ? work : Mono.error(new HeldByOthers(List.of())));
    }

    /** For checks that depend on classes which are not locked: fails where another attempt is about to bring one of them forth. */
    public Mono<Void> noneBroughtForth(Held held, Collection<String> epcClasses) {
        if (held.locks().isEmpty()) {
            return Mono.empty();
        }
        return store.held(EventLock.ofClasses(epcClasses))
                .filter(lock -> lock.output() && !held.has(lock))
                .map(EventLock::id)
                .collectList()
                .flatMap(found -> found.isEmpty() ? Mono.empty() : Mono.error(new HeldByOthers(found)));
    }

    private Mono<TraceEvent> attempt(
            TraceEvent event, @Nullable TraceEvent corrected, Function<Held, Mono<Void>> checks) {
        var locks = EventLock.of(event, corrected, ids.uuid(), clock.instant().plus(LASTS));
        return Mono.usingWhen(
                Mono.just(new Held(locks)),
                held -> take(held)
                        .then(Mono.defer(() -> checks.apply(held)))
                        .then(Mono.defer(() -> commit(held)))
                        .then(Mono.defer(() -> insert(event))),
                held -> store.release(held.record().capture()).onErrorComplete(DataAccessException.class),
                (held, error) -> giveUp(held.record()),
                held -> giveUp(held.record()));
    }

    private Mono<Void> take(Held held) {
        return store.take(held.locks())
                .filter(taken -> taken)
                .switchIfEmpty(Mono.error(() -> new HeldByOthers(
                        held.locks().stream().map(EventLock::id).toList())))
                .then();
    }

    private Mono<Void> commit(Held held) {
        return store.commit(held.record())
                .filter(committed -> committed)
                .switchIfEmpty(Mono.error(() -> new HeldByOthers(List.of())))
                .then();
    }

    /** At most once, whoever does it, and only after the commit. The time of recording is that of the writing. */
    private Mono<TraceEvent> insert(TraceEvent event) {
        return Mono.defer(() -> events.insert(EventForm.recordedAt(event, clock.instant())))
                .onErrorResume(DuplicateKeyException.class, e -> events.find(event.id()));
    }

    /** What has committed is left to be recorded by {@link #settle}: nobody knows here whether it was. */
    private Mono<Void> giveUp(EventLock record) {
        return store.abort(record)
                .filter(aborted -> aborted)
                .flatMap(aborted -> store.release(record.capture()))
                .onErrorComplete(DataAccessException.class);
    }

    /** Who had to wait looks first whether it is still worth it: what is stored may answer the event by now, or refuse it. */
    private Mono<TraceEvent> settledMeanwhile(TraceEvent event, Function<Held, Mono<Void>> checks) {
        return events.find(event.id())
                .switchIfEmpty(Mono.defer(() -> checks.apply(Held.NOTHING)).then(Mono.empty()));
    }

    private Mono<Void> cleared(HeldByOthers held) {
        return store.held(held.ids)
                .filter(lock -> lock.expired(clock.instant()))
                .concatMap(this::settle)
                .then();
    }

    /** Ends an attempt that ran out, or records what it had committed. Each step may be done twice, and by several. */
    private Mono<Void> settle(EventLock lock) {
        return store.find(lock.record())
                .filter(record -> record.capture().equals(lock.capture()))
                .flatMap(record -> {
                    var intent = record.intent();
                    return intent != null && intent.committed()
                            ? insert(intent.event()).thenReturn(true)
                            : store.abort(record);
                })
                // Without its record the attempt has ended, and this lock was left.
                .defaultIfEmpty(true)
                .flatMap(ended -> ended ? store.release(lock.capture()) : Mono.empty());
    }

    /** What killed processes left behind, where nobody has come upon it. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT5S")
    Mono<Void> sweep() {
        var work = Flux.defer(() -> store.expired(clock.instant(), MAX_SWEEP))
                .concatMap(this::settle)
                .then();
        return Sweep.tryAgainLater(work, LOG, "Captures that were cut off stay unsettled");
    }

    private static Problem busy() {
        return Problem.conflict(
                        null,
                        "Nhiều sự kiện về cùng loại hàng đang được ghi; sự kiện này chưa được ghi, hãy thử lại sau ít giây",
                        "Many events about the same goods are being recorded; this one was not recorded, try again in a"
                                + " few seconds")
                .retryAfter(RETRY_AFTER);
    }
}
