package vn.sanvat.identity.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.SecondFactor;
import vn.sanvat.text.PlainText;
import vn.sanvat.text.Sha256;

/** Codes that an app shows, new every 30 seconds: RFC 6238 with SHA-1 and six digits, which all apps know. And the codes for who lost it. */
@Component
public class TimeCodes {

    static final int RECOVERY_CODES = 10;

    /** RFC 4226, section 4: at least 128 bits, 160 are recommended. */
    private static final int SECRET_BYTES = 20;

    /** A step before and after: a phone's clock is not ours. */
    private static final int STEPS_OFF = 1;

    /** 50 bits; without look-alikes. */
    private static final int RECOVERY_LENGTH = 10;

    private static final String RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random;

    TimeCodes(SecureRandom random) {
        this.random = random;
    }

    /** @return in base 32 */
    String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** What an app reads from a QR code. */
    public static String uri(String secret, Account account) {
        return "otpauth://totp/" + encoded("Sản Vật") + ":" + encoded(holder(account)) + "?secret=" + secret
                + "&issuer=" + encoded("Sản Vật");
    }

    /** @return the time step whose code it is, later than any used before; none for a wrong code */
    OptionalLong step(String secret, String typed, long after, Instant now) {
        var code = PlainText.line(typed).replace(" ", "");
        long present = now.getEpochSecond() / generator.getTimeStep().toSeconds();
        return LongStream.rangeClosed(present - STEPS_OFF, present + STEPS_OFF)
                .filter(step -> step > after && code(secret, step).equals(code))
                .findFirst();
    }

    String code(String secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * generator.getTimeStep().toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A secret of ours is a key", e);
        }
    }

    List<String> newRecoveryCodes() {
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var code = new StringBuilder();
            for (int j = 0; j < RECOVERY_LENGTH; j++) {
                code.append(j == RECOVERY_LENGTH / 2 ? "-" : "")
                        .append(RECOVERY_ALPHABET.charAt(random.nextInt(RECOVERY_ALPHABET.length())));
            }
            codes.add(code.toString());
        }
        return List.copyOf(codes);
    }

    /** However it was typed. */
    static String recoveryHash(String typed) {
        return Sha256.hex(PlainText.line(typed).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    static SecondFactor factor(String secret, long usedStep, List<String> recoveryCodes) {
        return new SecondFactor(
                secret,
                usedStep,
                recoveryCodes.stream().map(TimeCodes::recoveryHash).toList());
    }

    private static String holder(Account account) {
        var person = account.person();
        return person == null ? account.id() : Objects.requireNonNullElse(person.email(), person.name());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
