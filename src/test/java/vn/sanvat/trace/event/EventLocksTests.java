package vn.sanvat.trace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static vn.sanvat.trace.Run.quantity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Ids;
import vn.sanvat.trace.Run;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.journey.EventGraphReader;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Problem;

/** Instances that die, or are slow, at each step of a capture. Each test harvests 15 kg, of which two runs want 10 kg each. */
@ServiceTest
class EventLocksTests {

    /** After this much of a capture was written. */
    enum Death {
        BEFORE_LOCKS,
        AFTER_RECORD,
        AFTER_LOCKS,
        AFTER_COMMIT,
        AFTER_INSERT,
        AFTER_RELEASE_OF_RECORD,
        AFTER_RELEASE;

        boolean committed() {
            return compareTo(AFTER_COMMIT) >= 0;
        }
    }

    private static final class Killed extends RuntimeException {}

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    LotStore lots;

    @Autowired
    EventReferences goods;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    Cooperatives cooperatives;

    private Run runs;
    private Instant now;

    @BeforeEach
    void harvest() {
        now = clock.instant();
        runs = new Run(Run.maker(cooperatives), now);
        Awaited.value(instance(now).capture(runs.harvest("roots", "15", "KGM")));
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aKillAtAnyStepNeitherBlocksAClassNorLetsMoreBeUsed(Death death) {
        var first = runs.run("first", "powder", "2", "roots", "10");
        var second = runs.run("second", "flour", "2", "roots", "10");
        assertThatThrownBy(() -> Awaited.value(killed(death).capture(first))).hasRootCauseInstanceOf(Killed.class);

        var later = instance(now.plus(EventLocks.LASTS));
        if (death.committed()) {
            assertThatThrownBy(() -> Awaited.value(later.capture(second))).hasMessageContaining("5 kg are left");
        } else {
            Awaited.value(later.capture(second));
        }

        assertThat(recorded()).containsExactly(Run.id(death.committed() ? "first" : "second"));
        assertThat(locks()).as("locks of classes").noneMatch(lock -> lock.intent() == null);
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void whatWasSentAgainAfterAKillIsRecordedOnce(Death death) {
        var first = runs.run("first", "powder", "2", "roots", "10");
        assertThatThrownBy(() -> Awaited.value(killed(death).capture(first))).hasRootCauseInstanceOf(Killed.class);

        Awaited.value(instance(now.plus(EventLocks.LASTS)).capture(first));

        assertThat(recorded()).containsExactly(Run.id("first"));
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aSweepFinishesWhatNobodyComesUpon(Death death) {
        assertThatThrownBy(() -> Awaited.value(killed(death).capture(runs.run("first", "powder", "2", "roots", "10"))))
                .hasRootCauseInstanceOf(Killed.class);

        locksAt(now.plus(EventLocks.LASTS)).sweep().block();

        assertThat(recorded()).hasSize(death.committed() ? 1 : 0);
        assertThat(locks()).isEmpty();
    }

    @Test
    void aLockIsNobodyElsesUntilItRunsOut() {
        assertThatThrownBy(() -> Awaited.value(
                        killed(Death.AFTER_LOCKS).capture(runs.run("first", "powder", "2", "roots", "10"))))
                .hasRootCauseInstanceOf(Killed.class);
        var held = locks();
        assertThat(held).hasSize(3);

        locksAt(now.plus(EventLocks.LASTS).minusMillis(1)).sweep().block();
        assertThat(locks()).hasSameElementsAs(held);

        locksAt(now.plus(EventLocks.LASTS)).sweep().block();
        assertThat(locks()).isEmpty();
    }

    @Test
    void whoCommitsAfterItsLocksRanOutDecidesAnew() {
        var other = instance(now.plus(EventLocks.LASTS));
        var slow = instance(new EventStore(mongo), new EventLockStore(mongo) {
            private boolean paused;

            @Override
            Mono<Boolean> commit(EventLock lock) {
                var before = paused ? Mono.empty() : other.capture(runs.run("second", "flour", "2", "roots", "10"));
                paused = true;
                return before.then(super.commit(lock));
            }
        });

        assertThatThrownBy(() -> Awaited.value(slow.capture(runs.run("first", "powder", "2", "roots", "10"))))
                .hasMessageContaining("5 kg are left of the 15 kg");

        assertThat(recorded()).containsExactly(Run.id("second"));
        assertThat(locks()).isEmpty();
    }

    @Test
    void whatHasCommittedCountsThoughItsProcessIsSlowToWriteIt() {
        var other = instance(now.plus(EventLocks.LASTS));
        var slow = instance(
                new EventStore(mongo) {
                    @Override
                    public Mono<TraceEvent> insert(TraceEvent event) {
                        return other.capture(runs.run("second", "flour", "2", "roots", "10"))
                                .then()
                                .onErrorComplete(Problem.class)
                                .then(super.insert(event));
                    }
                },
                new EventLockStore(mongo));

        var captured = Awaited.value(slow.capture(runs.run("first", "powder", "2", "roots", "10")));

        assertThat(captured.event().id()).isEqualTo(Run.id("first"));
        assertThat(recorded()).containsExactly(Run.id("first"));
        assertThat(locks()).isEmpty();
    }

    /** Two runs stand, A → B and C → D; the two that are recorded now, B → C and D → A, share no class. */
    @Test
    void twoRunsThatShareNoClassDoNotCloseACircle() {
        var other = instance(now);
        Awaited.value(other.capture(runs.run("one", "b", "1", "a", "1")));
        Awaited.value(other.capture(runs.run("three", "d", "1", "c", "1")));
        Sinks.Empty<Void> fourDecided = Sinks.empty();
        var four = instance(new EventStore(mongo), new EventLockStore(mongo) {
                    @Override
                    Mono<Boolean> commit(EventLock lock) {
                        fourDecided.tryEmitEmpty();
                        return super.commit(lock);
                    }

                    @Override
                    Mono<Boolean> abort(EventLock lock) {
                        return super.abort(lock).doFinally(end -> fourDecided.tryEmitEmpty());
                    }
                })
                .capture(runs.run("four", "a", "1", "d", "1"))
                .map(captured -> "recorded")
                .onErrorResume(
                        Problem.class,
                        refusal -> Mono.just(
                                String.valueOf(refusal.faults().getFirst().field())));
        var running = new ArrayList<CompletableFuture<@Nullable String>>();
        var two = instance(new EventStore(mongo), new EventLockStore(mongo) {
            // The locks of the one are taken and its checks done; the other runs as far as it can.
            @Override
            Mono<Boolean> commit(EventLock lock) {
                if (running.isEmpty()) {
                    running.add(four.toFuture());
                }
                return fourDecided.asMono().then(super.commit(lock));
            }
        });

        Awaited.value(two.capture(runs.run("two", "c", "1", "b", "1")));

        assertThat(running.getFirst())
                .succeedsWithin(Duration.ofSeconds(30))
                .isEqualTo("outputQuantityList[0].epcClass");
    }

    @Test
    void theSameEventSentTwentyTimesAtOnceIsRecordedAndCountedOnce() {
        var run = runs.run("first", "powder", "2", "roots", "10");
        var instances = List.of(instance(now), instance(now));

        var answers = Awaited.value(Flux.range(0, 20)
                .flatMap(i -> instances.get(i % 2).capture(run), 20)
                .collectList());

        assertThat(answers).hasSize(20).allMatch(answer -> answer.event().id().equals(run.id()));
        assertThat(recorded()).containsExactly(run.id());
    }

    @Test
    void ofTwoEventsUnderOneIdOneIsRefusedAndNotCounted() {
        var answers = Awaited.value(Flux.just("powder", "flour")
                .flatMap(output -> instance(now)
                        .capture(runs.run("one", output, "2", "roots", "10"))
                        .map(captured -> "recorded")
                        .onErrorResume(
                                Problem.class,
                                refusal -> Mono.just(String.valueOf(
                                        refusal.faults().getFirst().field()))))
                .collectList());

        assertThat(answers).containsExactlyInAnyOrder("recorded", "eventID");
        Awaited.value(instance(now).capture(runs.run("rest", "rest", "1", "roots", "5")));
    }

    @Test
    void aHarvestCorrectedAndUsedAtOnceIsEitherCorrectedOrUsed() {
        for (int i = 0; i < 5; i++) {
            var material = "leaves-" + i;
            Awaited.value(instance(now).capture(runs.harvest(material, "100", "KGM")));

            var passed = passed(
                    runs.run("used-" + material, "tea-" + i, "1", material, "60"),
                    runs.harvest("less-" + material, "harvest-" + material, List.of(quantity(material, "50", "KGM"))));

            assertThat(passed).isEqualTo(1);
        }
    }

    @Test
    void ofManyCorrectionsOfOneEventAtOnceOneStands() {
        var corrections = IntStream.range(0, 8)
                .mapToObj(i -> runs.harvest(
                        "correction-" + i, "harvest-roots", List.of(quantity("roots", String.valueOf(20 + i), "KGM"))))
                .toArray(TraceEvent[]::new);

        assertThat(passed(corrections)).isEqualTo(1);
    }

    /** On two instances in turn. */
    private long passed(TraceEvent... events) {
        var instances = List.of(instance(now), instance(now));
        return Awaited.value(Flux.range(0, events.length)
                .flatMap(
                        i -> instances
                                .get(i % 2)
                                .capture(events[i])
                                .map(captured -> true)
                                .onErrorResume(Problem.class, refusal -> Mono.just(false)),
                        events.length)
                .filter(recorded -> recorded)
                .count());
    }

    private Events killed(Death death) {
        var events = new EventStore(mongo) {
            @Override
            public Mono<TraceEvent> insert(TraceEvent event) {
                return death == Death.AFTER_COMMIT
                        ? die()
                        : super.insert(event).delayUntil(done -> death == Death.AFTER_INSERT ? die() : Mono.empty());
            }
        };
        return instance(events, new EventLockStore(mongo) {
            @Override
            Mono<Boolean> take(List<EventLock> locks) {
                return switch (death) {
                    case BEFORE_LOCKS -> die();
                    case AFTER_RECORD -> super.take(locks.subList(0, 1)).then(die());
                    default -> super.take(locks);
                };
            }

            @Override
            Mono<Boolean> commit(EventLock lock) {
                return death == Death.AFTER_LOCKS ? die() : super.commit(lock);
            }

            @Override
            Mono<Void> release(String capture) {
                return switch (death) {
                    case AFTER_RELEASE_OF_RECORD ->
                        mongo.remove(
                                        query(where("capture")
                                                .is(capture)
                                                .and("intent.committed")
                                                .is(true)),
                                        EventLock.class)
                                .then(die());
                    case AFTER_RELEASE -> super.release(capture).then(die());
                    default -> die();
                };
            }

            @Override
            Mono<Boolean> abort(EventLock lock) {
                return die();
            }
        });
    }

    private static <T> Mono<T> die() {
        return Mono.error(new IllegalStateException("The process is gone", new Killed()));
    }

    private List<EventLock> locks() {
        return Awaited.value(mongo.findAll(EventLock.class).collectList());
    }

    /** The runs that use the roots. */
    private List<String> recorded() {
        return Awaited.value(new EventStore(mongo)
                .using(List.of(Run.material("roots")))
                .map(TraceEvent::id)
                .collectList());
    }

    private Events instance(Instant now) {
        return instance(new EventStore(mongo), new EventLockStore(mongo), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Events instance(EventStore events, EventLockStore locks) {
        return instance(events, locks, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Events instance(EventStore events, EventLockStore locks, Clock clock) {
        var walker = new EventGraphReader(events);
        return new Events(
                events,
                walker,
                lots,
                goods,
                new CaptureChecks(events, walker, goods),
                new EventLocks(locks, events, ids, clock),
                clock);
    }

    private EventLocks locksAt(Instant now) {
        return new EventLocks(new EventLockStore(mongo), new EventStore(mongo), ids, Clock.fixed(now, ZoneOffset.UTC));
    }
}
