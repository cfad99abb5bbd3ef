package vn.sanvat.trace.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.sanvat.MutableClock;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Problem;

class RateLimitTests {

    private static final ClientAddress ONE = new ClientAddress("10.0.0.1");
    private static final ClientAddress OTHER = new ClientAddress("10.0.0.2");

    private final MutableClock clock = new MutableClock();
    private final RateLimit limit = new RateLimit(new SecureRandom(), clock);

    @Test
    void theSixthReportWithinAnHourIsRefusedWithTheTimeToWait() {
        for (int i = 0; i < RateLimit.MAX_PER_CLIENT; i++) {
            limit.count(ONE);
        }
        clock.advance(Duration.ofMinutes(20));

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
        clock.advance(RateLimit.WINDOW.plusSeconds(1));

        assertThatCode(() -> limit.count(ONE)).doesNotThrowAnyException();
    }

    @Test
    void withinTheHourToItsEndTheyAreNot() {
        for (int i = 0; i < RateLimit.MAX_PER_CLIENT; i++) {
            limit.count(ONE);
        }
        clock.advance(RateLimit.WINDOW);

        assertThatThrownBy(() -> limit.count(ONE)).isInstanceOf(Problem.class);
    }

    @Test
    void whatWasHereAlreadyIsTakenBack() {
        for (int i = 0; i < 2 * RateLimit.MAX_PER_CLIENT; i++) {
            limit.count(ONE);
            limit.countBack(ONE);
        }

        assertThatCode(() -> limit.count(ONE)).doesNotThrowAnyException();
    }

    @Test
    void manyAddressesTogetherAreLimitedToo() {
        for (int i = 0; i < RateLimit.MAX_IN_ALL; i++) {
            limit.count(new ClientAddress("10.1.0." + i));
        }

        assertThatThrownBy(() -> limit.count(OTHER)).isInstanceOf(Problem.class);
    }
}
