package vn.sanvat.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Which passwords this process has verified, and from which network, so that not every request of HTTP Basic costs a hash, and so that
 * whoever has signed in keeps getting in whatever others guess. A password is remembered as an HMAC under a key that never leaves the
 * process, together with the account's present hash: a changed password is forgotten at once. Only where it was verified: elsewhere a
 * guess could be tried against it at the speed of an HMAC.
 */
@Component
class VerifiedPasswords {

    /** Since it was last used; a working day. */
    static final Duration REMEMBERED = Duration.ofHours(12);

    static final int MAX_REMEMBERED = 1_000;

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Clock clock;
    private final SecretKeySpec key;

    /** Until when, the one used longest ago first. */
    private final SequencedMap<String, Instant> verified = new LinkedHashMap<>();

    VerifiedPasswords(Clock clock, SecureRandom random) {
        this.clock = clock;
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /** True if this password was found to fit this hash from this network within {@link #REMEMBERED}. */
    synchronized boolean verified(String network, String password, String hash) {
        var mac = mac(network, password, hash);
        var until = verified.remove(mac);
        var fits = until != null && clock.instant().isBefore(until);
        if (fits) {
            verified.put(mac, clock.instant().plus(REMEMBERED));
        }
        return fits;
    }

    synchronized void remember(String network, String password, String hash) {
        var mac = mac(network, password, hash);
        verified.remove(mac);
        verified.put(mac, clock.instant().plus(REMEMBERED));
        if (verified.size() > MAX_REMEMBERED) {
            verified.pollFirstEntry();
        }
    }

    private String mac(String network, String password, String hash) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (var part : new String[] {network, hash}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }
}
