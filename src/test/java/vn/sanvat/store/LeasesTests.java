package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.start.AbandonedLeases;

@ServiceTest
class LeasesTests {

    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    ReactiveMongoTemplate mongo;

    @Test
    void whatOneHolderHasAnotherCannotTake() {
        assertThat(holderAt(NOON).take("sweep", MINUTE).block()).isTrue();

        assertThat(holderAt(NOON).take("sweep", MINUTE).block()).isFalse();
        assertThat(holderAt(NOON).take("another sweep", MINUTE).block()).isTrue();
    }

    @Test
    void aLeaseThatHasRunOutIsForAnybody() {
        holderAt(NOON).take("sweep", MINUTE).block();

        assertThat(holderAt(NOON.plusSeconds(59)).take("sweep", MINUTE).block()).isFalse();
        assertThat(holderAt(NOON.plusSeconds(60)).take("sweep", MINUTE).block()).isTrue();
    }

    @Test
    void aLeaseLastsForAnHourAtMostAndNeverForNothing() {
        assertThat(holderAt(NOON).take("hour", Duration.ofHours(1)).block()).isTrue();
        assertThat(holderAt(NOON).take("moment", Duration.ofMillis(1)).block()).isTrue();

        for (var lasts : List.of(Duration.ofHours(1).plusMillis(1), Duration.ZERO, Duration.ofMillis(-1))) {
            assertThatThrownBy(() -> holderAt(NOON).take("sweep", lasts).block())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aHolderKeepsItsLeaseForLongerByTakingItAgain() {
        var first = holderAt(NOON);
        first.take("sweep", MINUTE).block();

        assertThat(first.take("sweep", Duration.ofMinutes(10)).block()).isTrue();
        assertThat(holderAt(NOON.plusSeconds(120)).take("sweep", MINUTE).block())
                .isFalse();
    }

    @Test
    void onlyItsHolderGivesALeaseBack() {
        var first = holderAt(NOON);
        var second = holderAt(NOON);
        first.take("sweep", MINUTE).block();

        second.release("sweep").block();
        assertThat(second.take("sweep", MINUTE).block()).isFalse();

        first.release("sweep").block();
        assertThat(second.take("sweep", MINUTE).block()).isTrue();
    }

    @Test
    void ofManyThatTryAtOnceOneGetsIt() {
        var takers = Flux.range(0, 20)
                .flatMap(i -> holderAt(NOON).take("sweep", MINUTE), 20)
                .filter(taken -> taken)
                .count()
                .block();

        assertThat(takers).isEqualTo(1);
    }

    @Test
    void workRunsOnlyWhileTheLeaseIsHeldAndGivesItBackWhenItFails() {
        var first = holderAt(NOON);
        var second = holderAt(NOON);
        var runs = new AtomicInteger();

        var inner = first.holding(
                        "sweep", MINUTE, second.holding("sweep", MINUTE, Mono.fromCallable(runs::incrementAndGet)))
                .block();
        assertThat(inner).isNull();
        assertThat(runs).hasValue(0);

        assertThatThrownBy(
                        () -> first.holding("sweep", MINUTE, Mono.error(new IllegalStateException("the work failed")))
                                .block())
                .hasMessageContaining("the work failed");
        assertThat(second.take("sweep", MINUTE).block()).isTrue();
    }

    @Test
    void aLeaseIsKeptForAsLongAsTheWorkLasts() {
        var lasts = Duration.ofMillis(600);
        var first = new Leases(mongo, Clock.systemUTC(), new SecureRandom());
        var second = new Leases(mongo, Clock.systemUTC(), new SecureRandom());

        var takenMeanwhile = first.holding(
                        "sweep",
                        lasts,
                        Mono.delay(lasts.multipliedBy(3)).then(Mono.defer(() -> second.take("sweep", lasts))))
                .block();

        assertThat(takenMeanwhile).isFalse();
        // A renewal that was under way at the end may come after the giving back, and lasts as long as any.
        await().atMost(MINUTE)
                .until(() -> Boolean.TRUE.equals(second.take("sweep", lasts).block()));
    }

    @Test
    void inTheEmbeddedStoreWhatAProcessHeldThatIsNoMoreIsFreeAtTheNextStart() {
        holderAt(NOON).take("sweep", MINUTE).block();
        var next = holderAt(NOON);
        next.take("another sweep", MINUTE).block();

        new AbandonedLeases(next, new MockEnvironment()).run().block();

        assertThat(next.take("sweep", MINUTE).block()).isTrue();
        assertThat(holderAt(NOON).take("another sweep", MINUTE).block()).isFalse();
    }

    @Test
    void onAServerAnotherInstanceMayBeAliveAndKeepsWhatItHolds() {
        holderAt(NOON).take("sweep", MINUTE).block();
        var next = holderAt(NOON);
        var server = new MockEnvironment().withProperty("spring.mongodb.uri", "mongodb://127.0.0.1:1");

        new AbandonedLeases(next, server).run().block();

        assertThat(next.take("sweep", MINUTE).block()).isFalse();
    }

    private Leases holderAt(Instant now) {
        return new Leases(mongo, Clock.fixed(now, ZoneOffset.UTC), new SecureRandom());
    }
}
