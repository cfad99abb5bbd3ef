package vn.sanvat.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Sha256;

/**
 * That a platform took something.
 *
 * @param requestSha256 of the bytes sent, 64 hex digits
 * @param answerSha256 of the bytes received, 64 hex digits
 * @param url where it stands
 * @param at when the answer came
 */
public record Proof(
        String requestSha256, String answerSha256, @Nullable String url, Instant at) {

    /** Of a call that may be about several things. */
    public static Proof of(byte[] request, byte[] answer, Instant at) {
        return new Proof(Sha256.hex(request), Sha256.hex(answer), null, at);
    }

    /** The same, for one thing among them. */
    public Proof standingAt(String url) {
        return new Proof(requestSha256, answerSha256, url, at);
    }
}
