package vn.sanvat.trace.code;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Makes codes that nobody can guess and nobody misreads. */
@Component
public class CodeMint {

    public static final int LENGTH = 10;

    /**
     * Without 0 O Q D, 1 I L, 2 Z, 5 S, 8 B, G, U: of each look-alike group none or one is left. 21 characters, so that 10 of them
     * have nearly 44 bits: with a million codes printed, one guess in 16 million hits one.
     */
    public static final String ALPHABET = "34679ACEFHJKMNPRTVWXY";

    private final SecureRandom random;

    public CodeMint(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
