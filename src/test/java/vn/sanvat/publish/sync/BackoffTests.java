package vn.sanvat.publish.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    /** The least and the most that a pause can be. */
    private static final RandomGenerator LEAST = () -> 0L;

    @ParameterizedTest
    @CsvSource({"0,2", "1,4", "2,8", "8,512", "9,600", "10,600", "20,600", "21,600", "64,600", "1000,600"})
    void eachPauseIsTwiceTheOneBeforeUpToTenMinutes(int attempts, long seconds) {
        assertThat(Backoff.doubled(attempts)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"0,1,2", "1,2,4", "14,300,600", "15,43200,86400", "16,43200,86400"})
    void aPauseIsBetweenHalfOfItAndAllOfItAndAfterFifteenAttemptsADay(int attempts, long halfSeconds, long allSeconds) {
        assertThat(Backoff.next(attempts, null, NOW, LEAST)).isEqualTo(NOW.plusSeconds(halfSeconds));
        assertThat(Backoff.next(attempts, null, NOW, most(halfSeconds * 1_000))).isEqualTo(NOW.plusSeconds(allSeconds));
    }

    @Test
    void theTimeThatAPlatformNamesIsObeyedUpToADayAhead() {
        assertThat(next(NOW.plusMillis(1))).isEqualTo(NOW.plusMillis(1));
        assertThat(next(NOW.plus(Duration.ofDays(1)))).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(next(NOW.plus(Duration.ofDays(1)).plusMillis(1))).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void aTimeThatIsNotToComeSaysNothing() {
        assertThat(next(NOW)).isEqualTo(NOW.plusSeconds(1));
        assertThat(next(NOW.minusSeconds(60))).isEqualTo(NOW.plusSeconds(1));
    }

    private static Instant next(Instant asked) {
        return Backoff.next(0, asked, NOW, LEAST);
    }

    /** Answers the largest number below a bound; of no other bound than the one that is expected. */
    private static RandomGenerator most(long halfMs) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("A number without a bound");
            }

            @Override
            public long nextLong(long bound) {
                assertThat(bound).isEqualTo(halfMs + 1);
                return bound - 1;
            }
        };
    }
}
