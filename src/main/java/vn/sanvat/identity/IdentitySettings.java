package vn.sanvat.identity;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator may set.
 *
 * @param adminPassword of the account {@code admin}, 12 characters to 72 bytes; where absent, a random one is made at the first start
 * @param mayApproveOwn whether who submitted goods may approve them too, for very small offices; where absent, as long as no other
 *     account could
 */
@ConfigurationProperties("sanvat.identity")
public record IdentitySettings(
        @Nullable String adminPassword, @Nullable Boolean mayApproveOwn) {

    private static final int MIN_CHARACTERS = 12;

    /** What bcrypt looks at. */
    private static final int MAX_BYTES = 72;

    public IdentitySettings {
        if (adminPassword != null && adminPassword.isEmpty()) {
            adminPassword = null;
        }
        if (adminPassword != null
                && (adminPassword.length() < MIN_CHARACTERS
                        || adminPassword.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)) {
            throw new IllegalArgumentException("sanvat.identity.admin-password must have " + MIN_CHARACTERS
                    + " characters to " + MAX_BYTES + " bytes");
        }
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return "IdentitySettings[adminPassword " + (adminPassword == null ? "not set]" : "set]");
    }
}
