package vn.sanvat.trace.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Problem;

class RateLimitTests {

    private static final ClientAddress ONE = new ClientAddress("10.0.0.1");
    private static final ClientAddress OTHER = new ClientAddress("10.0.0.2");

    private final Moving clock = new Moving();
    private final RateLimit limit = new RateLimit(new SecureRandom(), clock);

    @Test
    void theSixthReportWithinAnHourIsRefusedWithTheTimeToWait() {
        for (int i = 0; i < RateLimit.MAX_PER_CLIENT; i++) {
            limit.count(ONE);
        }
        clock.now = clock.now.plus(Duration.ofMinutes(20));

        assertThatThrownBy(() -> limit.count(ONE)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_MANY);
            assertThat(problem.retryAfter()).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(41));
        });
        assertThatCode(() -> limit.count(OTHER)).doesNotThrowAnyException();
    }

    @Test
    void afterAnHourReportsAreTakenAgain() {
        for (int i = 0; i < RateLimit.MAX_PER_CLIENT; i++) {
            limit.count(ONE);
        }
        clock.now = clock.now.plus(RateLimit.WINDOW).plusSeconds(1);

        assertThatCode(() -> limit.count(ONE)).doesNotThrowAnyException();
    }

    @Test
    void manyAddressesTogetherAreLimitedToo() {
        for (int i = 0; i < RateLimit.MAX_IN_ALL; i++) {
            limit.count(new ClientAddress("10.1.0." + i));
        }

        assertThatThrownBy(() -> limit.count(OTHER)).isInstanceOf(Problem.class);
    }

    private static final class Moving extends Clock {

        Instant now = Instant.parse("2026-11-23T03:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
