package vn.sanvat.identity;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What this process remembers of sign-ins, within bounds: which passwords it has just verified, so that not every request of HTTP Basic
 * costs a hash, and how often somebody has guessed wrong. A password is remembered as an HMAC under a key that never leaves the process,
 * together with the account's present hash: a changed password is forgotten at once.
 */
@Component
class SignIns {

    static final int MAX_FAILURES = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MAX_VERIFIED = 1_000;
    private static final int MAX_GUESSERS = 10_000;
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> verified = bounded(MAX_VERIFIED);
    private final Map<String, Failures> failures = bounded(MAX_GUESSERS);

    /** @param end of the window in which they are counted together */
    private record Failures(int count, Instant end) {}

    SignIns(Clock clock, SecureRandom random) {
        this.clock = clock;
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /** True if this password was found to fit this hash a few minutes ago. */
    synchronized boolean verified(String password, String hash) {
        var until = verified.get(mac(password, hash));
        return until != null && clock.instant().isBefore(until);
    }

    synchronized void remember(String password, String hash) {
        verified.put(mac(password, hash), clock.instant().plus(REMEMBERED));
    }

    /** @return how long to wait before the next try; zero if it may be made now */
    synchronized Duration wait(String guesser) {
        var failed = failures.get(guesser);
        var now = clock.instant();
        return failed == null || failed.count() < MAX_FAILURES || !now.isBefore(failed.end())
                ? Duration.ZERO
                : Duration.between(now, failed.end());
    }

    synchronized void failed(String guesser) {
        var now = clock.instant();
        var before = failures.get(guesser);
        failures.put(
                guesser,
                before == null || !now.isBefore(before.end())
                        ? new Failures(1, now.plus(WINDOW))
                        : new Failures(before.count() + 1, before.end()));
    }

    synchronized void succeeded(String guesser) {
        failures.remove(guesser);
    }

    private String mac(String password, String hash) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(hash.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }

    private static <V> Map<String, V> bounded(int max) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > max;
            }
        };
    }
}
