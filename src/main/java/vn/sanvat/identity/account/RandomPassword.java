package vn.sanvat.identity.account;

import java.security.SecureRandom;

/** A password that is shown once and written down by hand. */
public final class RandomPassword {

    /** Without look-alikes such as l, 1, I, O and 0: 20 of 55 characters hold 115 bits. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private RandomPassword() {}

    public static String draw(SecureRandom random) {
        var password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
