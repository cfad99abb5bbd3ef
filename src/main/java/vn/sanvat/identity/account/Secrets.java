package vn.sanvat.identity.account;

import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess. */
public final class Secrets {

    /** Without look-alikes such as l, 1, I, O and 0: 20 of 55 characters hold 115 bits. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private static final int TOKEN_BYTES = 32;

    private Secrets() {}

    /** For a cookie, a link, a key: 256 bits, in letters that need no encoding. */
    public static String token(SecureRandom random) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A password that is shown once and written down by hand. */
    public static String password(SecureRandom random) {
        var password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
