package vn.sanvat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.publish.Publication.Wanted;
import vn.sanvat.store.Leases;
import vn.sanvat.text.Localized;

/** When a platform counts as out of reach, and for how long it is then left alone. */
@ServiceTest
class CircuitBreakerTests {

    private static final String PLATFORM = "breaker";

    @Autowired
    PublicationStore store;

    @Autowired
    Sending sending;

    @Autowired
    Noting notes;

    @Autowired
    RecallNoting recalls;

    @Autowired
    Walking walking;

    @Autowired
    Leases leases;

    @Autowired
    Clock clock;

    @Test
    void aCallFailedWhereEveryItemMustBeTriedAgainAndNotWhereOneWasAnswered() {
        due("a", "b");
        assertThat(reach(CircuitBreakerTests::later)).isEqualTo(Sending.Reach.FAILED);

        due("c", "d");
        assertThat(reach(id -> id.equals("c") ? later(id) : new Outcome.Unchanged(id, null)))
                .isEqualTo(Sending.Reach.ANSWERED);
        due("e", "f");
        assertThat(reach(id -> id.equals("f")
                        ? later(id)
                        : new Outcome.Rejected(id, List.of(new Issue(null, Localized.of("không", "no"))))))
                .isEqualTo(Sending.Reach.ANSWERED);
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

        sweep(id -> new Outcome.Unchanged(id, null));

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
            var row = Publication.noted(
                    PLATFORM, product, Wanted.GONE, 1, clock.instant().minusSeconds(60));
            Awaited.value(store.save(row));
        }
    }

    private PlatformState state() {
        return Awaited.value(store.platform(PLATFORM));
    }

    private Sending.Reach reach(Function<String, Outcome> answer) {
        return Awaited.value(sending.send(platform(answer)));
    }

    private void sweep(Function<String, Outcome> answer) {
        InstantSource time = () -> now;
        new PublishSweep(
                        List.of(platform(answer)),
                        notes,
                        recalls,
                        sending,
                        walking,
                        store,
                        leases,
                        time.withZone(ZoneOffset.UTC))
                .sweep()
                .block(Duration.ofSeconds(30));
    }

    private static Outcome later(String product) {
        return new Outcome.TryLater(product, null, Localized.of("đang bận", "busy"));
    }

    /** Asked for nothing but what stands here. */
    @SuppressWarnings("unchecked")
    private static TradePlatform platform(Function<String, Outcome> answer) {
        return (TradePlatform) Proxy.newProxyInstance(
                TradePlatform.class.getClassLoader(),
                new Class<?>[] {TradePlatform.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "name" -> PLATFORM;
                    case "traits" -> new TradePlatform.Traits(10, false, true, false);
                    case "withdraw" ->
                        Mono.just(((Collection<String>) arguments[0])
                                .stream().map(answer).toList());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
