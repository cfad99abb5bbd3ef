package vn.sanvat.text;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Ids of what has no name of its own, drawn from the caller's randomness. */
public final class RandomIds {

    /** Short enough to be read out, and a million of them hold two that are alike once in 2,000 times. */
    private static final int SHORT_BITS = 50;

    private static final int BASE_32 = 32;

    private RandomIds() {}

    /** @return 11 digits and letters from a to v, the first always a 1 */
    public static String brief(RandomGenerator random) {
        return Long.toString((1L << SHORT_BITS) | (random.nextLong() >>> (Long.SIZE - SHORT_BITS)), BASE_32);
    }

    /** @return two hexadecimal digits for each byte */
    public static String hex(RandomGenerator random, int bytes) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
