package vn.sanvat.publish.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.publish.OfferIssue;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.platform.PlatformStore;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.Desired;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.store.Leases;
import vn.sanvat.text.Localized;

/** When a platform counts as out of reach, and for how long it is then left alone. */
@ServiceTest
class CircuitBreakerTests {

    private static final String PLATFORM = "breaker";

    @Autowired
    PublicationStore store;

    @Autowired
    PlatformStore platforms;

    @Autowired
    Delivery delivery;

    @Autowired
    ProductChangeDetection changes;

    @Autowired
    RecallDetection recalls;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    Leases leases;

    @Autowired
    Clock clock;

    @Test
    void aCallFailedWhereEveryItemMustBeTriedAgainAndNotWhereOneWasAnswered() {
        due("a", "b");
        assertThat(delivered(CircuitBreakerTests::later)).isEqualTo(Delivery.Result.FAILED);

        due("c", "d");
        assertThat(delivered(id -> id.equals("c") ? later(id) : new PublishOutcome.Unchanged(id, null)))
                .isEqualTo(Delivery.Result.ANSWERED);
        due("e", "f");
        assertThat(delivered(id -> id.equals("f")
                        ? later(id)
                        : new PublishOutcome.Rejected(id, List.of(new OfferIssue(null, Localized.of("không", "no"))))))
                .isEqualTo(Delivery.Result.ANSWERED);
    }

    @Test
    void twoFailuresInARowAreAMomentsTroubleTheThirdPausesForTwoSecondsTheFourthForFour() {
        assertThat(afterFailures(1).pausedUntil()).isNull();
        assertThat(afterFailures(1).pausedUntil()).isNull();

        var third = afterFailures(1);
        assertThat(third.failures()).isEqualTo(3);
        assertThat(third.pausedUntil()).isEqualTo(now.plusSeconds(2));
        assertThat(third.pausedAt(now.plusSeconds(2).minusMillis(1))).isTrue();
        assertThat(third.pausedAt(now.plusSeconds(2))).isFalse();

        now = now.plusSeconds(2);
        assertThat(afterFailures(1).pausedUntil()).isEqualTo(now.plusSeconds(4));
    }

    @Test
    void oneAnswerClosesTheCircuit() {
        afterFailures(2);
        due("answered");

        sweep(id -> new PublishOutcome.Unchanged(id, null));

        assertThat(state().failures()).isZero();
        assertThat(afterFailures(1).pausedUntil()).isNull();
    }

    private Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    private int failures;

    private PlatformState afterFailures(int count) {
        for (int i = 0; i < count; i++) {
            due("failing-" + failures++);
            sweep(CircuitBreakerTests::later);
        }
        return state();
    }

    /** Withdrawals of what the catalog does not know. */
    private void due(String... products) {
        for (var product : products) {
            var row = Publication.pending(
                    PLATFORM, product, Desired.WITHDRAWN, 1, clock.instant().minusSeconds(60));
            Awaited.value(store.save(row));
        }
    }

    private PlatformState state() {
        return Awaited.value(platforms.find(PLATFORM));
    }

    private Delivery.Result delivered(Function<String, PublishOutcome> answer) {
        return Awaited.value(delivery.deliver(platform(answer)));
    }

    private void sweep(Function<String, PublishOutcome> answer) {
        InstantSource time = () -> now;
        new PublishSweep(
                        List.of(platform(answer)),
                        changes,
                        recalls,
                        delivery,
                        reconciliation,
                        platforms,
                        leases,
                        time.withZone(ZoneOffset.UTC))
                .sweep()
                .block(Duration.ofSeconds(30));
    }

    private static PublishOutcome later(String product) {
        return new PublishOutcome.TryLater(product, null, Localized.of("đang bận", "busy"));
    }

    private static TradePlatform platform(Function<String, PublishOutcome> answer) {
        return new ScriptedPlatform(
                PLATFORM, asked -> Mono.just(asked.stream().map(answer).toList()));
    }
}
