package vn.sanvat.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set.
 *
 * @param adminPassword of the account {@code admin}, 12 characters to 72 bytes; where absent, a random one is made at the first start
 * @param mayApproveOwn whether who submitted goods may approve them too, for very small offices; where absent, as long as no other
 *     account could
 * @param secondFactorRequired whether officers, heads and administrators sign in with a code beside the password
 * @param trustProviderSecondFactor whether who signs in by a provider that says it has asked for two factors is not asked for ours
 */
@ConfigurationProperties("sanvat.identity")
public record IdentitySettings(
        @Nullable String adminPassword,
        @Nullable Boolean mayApproveOwn,
        @DefaultValue("false") boolean secondFactorRequired,
        @DefaultValue("false") boolean trustProviderSecondFactor,
        @DefaultValue SessionLimits session) {

    private static final int MIN_CHARACTERS = 12;

    /** What bcrypt looks at. */
    private static final int MAX_BYTES = 72;

    /**
     * How long a browser stays signed in.
     *
     * @param idle without being used
     * @param longest whether used or not
     */
    public record SessionLimits(
            @DefaultValue("12h") Duration idle,
            @DefaultValue("7d") Duration longest) {

        public SessionLimits {
            if (!idle.isPositive() || longest.compareTo(idle) < 0) {
                throw new IllegalArgumentException("sanvat.identity.session.idle is " + idle + " and .longest "
                        + longest + "; idle must be positive and at most longest");
            }
        }
    }

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
