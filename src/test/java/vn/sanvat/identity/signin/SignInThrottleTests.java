package vn.sanvat.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.sanvat.MutableClock;
import vn.sanvat.identity.signin.SignInThrottle.Guesser;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

class SignInThrottleTests {

    private static final Guesser ONE = new Guesser("192.0.2.7", "admin");
    private static final Guesser ELSEWHERE = new Guesser("192.0.2.8", "admin");
    private static final Guesser OTHER_NAME = new Guesser("192.0.2.7", "officer");

    private final MutableClock clock = new MutableClock();
    private final SignInThrottle guesses = new SignInThrottle(clock);

    private void fail(Guesser guesser, int times) {
        for (int i = 0; i < times; i++) {
            guesses.failed(guesser);
        }
    }

    private boolean mayGuess(Guesser guesser) {
        if (!guesses.begin(guesser)) {
            return false;
        }
        guesses.end(guesser);
        return true;
    }

    @Test
    void afterTenWrongOnesThereIsOneGuessInASecond() {
        fail(ONE, SignInThrottle.MAX_FAILURES - 1);
        assertThat(mayGuess(ONE)).isTrue();

        fail(ONE, 1);

        clock.advance(SignInThrottle.PAUSE.minusMillis(1));
        assertThat(mayGuess(ONE)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(mayGuess(ONE)).isTrue();
    }

    @Test
    void onlyWhoGuessesIsSlowed() {
        fail(ONE, SignInThrottle.MAX_FAILURES);

        assertThat(mayGuess(ONE)).isFalse();
        assertThat(mayGuess(ELSEWHERE)).isTrue();
        assertThat(mayGuess(OTHER_NAME)).isTrue();
    }

    @Test
    void aRightPasswordAndTheEndOfTheWindowForget() {
        fail(ONE, SignInThrottle.MAX_FAILURES);
        guesses.succeeded(ONE);
        assertThat(mayGuess(ONE)).isTrue();

        clock.advance(SignInThrottle.WINDOW.negated());
        fail(ONE, 1);
        clock.advance(SignInThrottle.WINDOW.minusMillis(1));
        fail(ONE, SignInThrottle.MAX_FAILURES - 1);
        assertThat(mayGuess(ONE)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(mayGuess(ONE)).isTrue();
        fail(ONE, 1);
        assertThat(mayGuess(ONE)).isTrue();
    }

    @Test
    void aNetworkHasOnePasswordCheckedAtATime() {
        assertThat(guesses.begin(ONE)).isTrue();

        assertThat(guesses.begin(OTHER_NAME)).isFalse();
        assertThat(guesses.begin(ELSEWHERE)).isTrue();
        guesses.end(ONE);
        assertThat(guesses.begin(OTHER_NAME)).isTrue();
    }

    @Test
    void asManyAreRememberedAsFitAndTheOneWhoseWindowEndsFirstIsForgotten() {
        fail(ONE, SignInThrottle.MAX_FAILURES);
        for (int i = 1; i < SignInThrottle.MAX_GUESSERS; i++) {
            fail(new Guesser("network " + i, "admin"), 1);
        }
        assertThat(guesses.remembered()).isEqualTo(SignInThrottle.MAX_GUESSERS);
        assertThat(mayGuess(ONE)).isFalse();

        fail(ELSEWHERE, 1);

        assertThat(guesses.remembered()).isEqualTo(SignInThrottle.MAX_GUESSERS);
        assertThat(mayGuess(ONE)).isTrue();
    }

    @Test
    void oneNetworkTakesAPartOfThePlacesOnly() {
        for (int i = 0; i < SignInThrottle.MAX_WAITING_OF_NETWORK; i++) {
            guesses.enter(ONE);
        }

        assertRefused(OTHER_NAME, Kind.TOO_MANY);
        guesses.enter(ELSEWHERE);
    }

    @Test
    void whoHasGuessedWrongTakesASmallerPartEvenFromManyNetworks() {
        for (int i = 0; i < SignInThrottle.MAX_WAITING_AFTER_FAILURES; i++) {
            var guesser = new Guesser("network " + i, "admin");
            fail(guesser, 1);
            guesses.enter(guesser);
        }
        fail(ONE, 1);

        assertRefused(ONE, Kind.TOO_MANY);
        guesses.enter(ELSEWHERE);
    }

    @Test
    void allTogetherAreLimitedAndWhoLeavesMakesRoom() {
        var last = guesses.enter(ONE);
        for (int i = 1; i < SignInThrottle.MAX_WAITING; i++) {
            last = guesses.enter(new Guesser("network " + i, "admin"));
        }
        assertRefused(ELSEWHERE, Kind.BUSY);

        guesses.leave(last);

        guesses.enter(ELSEWHERE);
        assertRefused(ELSEWHERE, Kind.BUSY);
    }

    private void assertRefused(Guesser guesser, Kind kind) {
        assertThatThrownBy(() -> guesses.enter(guesser)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        });
    }
}
