package vn.sanvat.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/**
 * Slows down who guesses passwords, within bounds, and locks nobody out: whoever knows the password waits with those who guess in
 * their place, and gets in when it is their turn. A network has one password checked at a time; after ten wrong ones for an account it
 * has one checked in a second. Who has guessed wrong takes only a part of the places in which one waits. Each instance counts for itself.
 */
@Component
public class SignInThrottle {

    /** That many wrong passwords are nobody's fault. */
    public static final int MAX_FAILURES = 10;

    /** In which they are counted together. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** Between two guesses after that: 86,400 a day against passwords of 12 characters and more. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** More than one network can make within {@link #WINDOW}, one hash of 50 ms after another: nobody is forgotten by guessing more. */
    static final int MAX_GUESSERS = 20_000;

    /** Sign-ins that wait for their turn hold a place among all requests, of which there are 100. */
    static final int MAX_WAITING = 48;

    /** A program may open as many connections at once, all with the same account. */
    public static final int MAX_WAITING_OF_NETWORK = 32;

    static final int MAX_WAITING_AFTER_FAILURES = 16;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Clock clock;
    private final SequencedMap<Guesser, Failures> failures = new LinkedHashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Set<String> checking = new HashSet<>();
    private int waitingInAll;
    private int waitingAfterFailures;

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Somebody in a network who gives a name, whether there is such an account or not. */
    public record Guesser(String network, String name) {}

    /**
     * Wrong passwords.
     *
     * @param end of the window in which they are counted together
     * @param last when the last one was
     */
    private record Failures(int count, Instant end, Instant last) {}

    /** A place in which one waits for one's turn. */
    public record Place(Guesser guesser, int afterFailures) {}

    /** @throws Problem too many or busy, if there is no place to wait in */
    public synchronized Place enter(Guesser guesser) {
        int afterFailures = Math.min(1, failures(guesser));
        int ofNetwork = waiting.getOrDefault(guesser.network(), 0);
        if (ofNetwork >= MAX_WAITING_OF_NETWORK || waitingAfterFailures + afterFailures > MAX_WAITING_AFTER_FAILURES) {
            throw tooMany();
        }
        if (waitingInAll >= MAX_WAITING) {
            throw busy();
        }
        waiting.put(guesser.network(), ofNetwork + 1);
        waitingInAll++;
        waitingAfterFailures += afterFailures;
        return new Place(guesser, afterFailures);
    }

    public synchronized void leave(Place place) {
        waiting.computeIfPresent(place.guesser().network(), (network, count) -> count == 1 ? null : count - 1);
        waitingInAll--;
        waitingAfterFailures -= place.afterFailures();
    }

    /** @return false if it is not their turn yet; else the password is to be checked now, and then {@link #end} */
    synchronized boolean begin(Guesser guesser) {
        var before = current(guesser);
        var tooSoon = before != null
                && before.count() >= MAX_FAILURES
                && clock.instant().isBefore(before.last().plus(PAUSE));
        return !tooSoon && checking.add(guesser.network());
    }

    synchronized void end(Guesser guesser) {
        checking.remove(guesser.network());
    }

    synchronized void failed(Guesser guesser) {
        var now = clock.instant();
        var before = current(guesser);
        if (before == null) {
            // To the end of the list, where those are whose window ends last.
            failures.remove(guesser);
            failures.put(guesser, new Failures(1, now.plus(WINDOW), now));
        } else {
            failures.put(guesser, new Failures(before.count() + 1, before.end(), now));
        }
        if (failures.size() > MAX_GUESSERS) {
            failures.pollFirstEntry();
        }
    }

    synchronized void succeeded(Guesser guesser) {
        failures.remove(guesser);
    }

    /** Those whose failures are remembered. */
    synchronized int remembered() {
        return failures.size();
    }

    /** Wrong passwords that still count. */
    public synchronized int failures(Guesser guesser) {
        var failed = current(guesser);
        return failed == null ? 0 : failed.count();
    }

    static Problem tooMany() {
        return Problem.of(
                        Kind.TOO_MANY,
                        null,
                        "Đang có nhiều lần đăng nhập sai; hãy thử lại sau ít giây",
                        "Many sign-ins with a wrong password are being tried; try again in a few seconds")
                .retryAfter(RETRY_AFTER);
    }

    private static Problem busy() {
        return Problem.of(
                        Kind.BUSY,
                        null,
                        "Đang có nhiều người đăng nhập cùng lúc; hãy thử lại sau ít giây",
                        "Many are signing in at once; try again in a few seconds")
                .retryAfter(RETRY_AFTER);
    }

    private @Nullable Failures current(Guesser guesser) {
        var failed = failures.get(guesser);
        return failed == null || !clock.instant().isBefore(failed.end()) ? null : failed;
    }
}
