package vn.sanvat.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.request.IncomingBodies.Kind;

/** With the limits that hold where none are set. */
class IncomingBodyTests {

    private static final BodyLimits LIMITS =
            new BodyLimits(Duration.ofSeconds(30), DataSize.ofKilobytes(4), 64, 512, DataSize.ofMegabytes(16));

    private long nanos;
    private final IncomingBody body = new IncomingBody(new ClientAddress("x"), Kind.ON_DISK, LIMITS, () -> nanos);

    private void after(Duration time) {
        nanos += time.toNanos();
    }

    /** @return whether it came to its end in time */
    private boolean comes(int pieces, int bytes, Duration every) {
        body.asked(Long.MAX_VALUE);
        for (int i = 0; i < pieces; i++) {
            after(every);
            if (body.late()) {
                return false;
            }
            body.came(bytes);
        }
        return true;
    }

    @Test
    void aPictureOfFiveMegabytesComesOverAPoorSignal() {
        assertThat(comes(250, 20_000, Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void theLowestRateIsEnough() {
        assertThat(comes(1_000, 4_096, Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void belowTheLowestRateIsNotEnough() {
        assertThat(comes(1_000, 3_000, Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void aByteInEightSecondsIsLateAfterHalfAMinute() {
        assertThat(comes(3, 1, Duration.ofSeconds(8))).isTrue();
        assertThat(comes(1, 1, Duration.ofSeconds(8))).isFalse();
    }

    @Test
    void halfAMinuteOfSilenceIsTheMostHoweverMuchCameBefore() {
        assertThat(comes(1, 10_000_000, Duration.ofSeconds(1))).isTrue();

        after(Duration.ofSeconds(30));
        assertThat(body.late()).isFalse();
        after(Duration.ofNanos(1));
        assertThat(body.late()).isTrue();
    }

    @Test
    void theTimeInWhichWeDidNotReadIsNotTheSenders() {
        body.asked(1);
        after(Duration.ofSeconds(1));
        body.came(1);

        after(Duration.ofMinutes(10));
        assertThat(body.late()).isFalse();
        body.asked(1);
        after(Duration.ofSeconds(29));
        assertThat(body.late()).isFalse();
        after(Duration.ofSeconds(2));
        assertThat(body.late()).isTrue();
    }
}
