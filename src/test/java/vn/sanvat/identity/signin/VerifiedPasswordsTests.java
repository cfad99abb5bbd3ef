package vn.sanvat.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class VerifiedPasswordsTests {

    private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");

    private final Clock clock = Mockito.mock(Clock.class);
    private final VerifiedPasswords signIns = new VerifiedPasswords(clock, new SecureRandom());

    VerifiedPasswordsTests() {
        at(Duration.ZERO);
    }

    private void at(Duration afterStart) {
        Mockito.when(clock.instant()).thenReturn(START.plus(afterStart));
        Mockito.when(clock.getZone()).thenReturn(ZoneOffset.UTC);
    }

    @Test
    void aPasswordIsKnownOnlyWhereItWasVerifiedAndOnlyWithItsHash() {
        signIns.remember("192.0.2.7", "secret", "hash");

        assertThat(signIns.verified("192.0.2.7", "secret", "hash")).isTrue();
        assertThat(signIns.verified("192.0.2.8", "secret", "hash")).isFalse();
        assertThat(signIns.verified("192.0.2.7", "other", "hash")).isFalse();
        assertThat(signIns.verified("192.0.2.7", "secret", "changed")).isFalse();
    }

    @Test
    void itIsForgottenSomeHoursAfterItsLastUse() {
        signIns.remember("192.0.2.7", "secret", "hash");
        at(VerifiedPasswords.REMEMBERED.minusMillis(1));
        assertThat(signIns.verified("192.0.2.7", "secret", "hash")).isTrue();
        at(VerifiedPasswords.REMEMBERED.multipliedBy(2).minusMillis(2));
        assertThat(signIns.verified("192.0.2.7", "secret", "hash")).isTrue();

        at(VerifiedPasswords.REMEMBERED.multipliedBy(3).minusMillis(2));

        assertThat(signIns.verified("192.0.2.7", "secret", "hash")).isFalse();
    }

    @Test
    void beyondTheLimitTheOneUsedLongestAgoIsForgotten() {
        for (int i = 0; i < VerifiedPasswords.MAX_REMEMBERED; i++) {
            signIns.remember("192.0.2.7", "secret " + i, "hash");
        }
        assertThat(signIns.verified("192.0.2.7", "secret 0", "hash")).isTrue();

        signIns.remember("192.0.2.7", "one more", "hash");

        assertThat(signIns.verified("192.0.2.7", "secret 0", "hash")).isTrue();
        assertThat(signIns.verified("192.0.2.7", "secret 1", "hash")).isFalse();
        assertThat(signIns.verified("192.0.2.7", "secret 2", "hash")).isTrue();
    }
}
