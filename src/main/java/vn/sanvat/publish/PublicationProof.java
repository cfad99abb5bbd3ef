package vn.sanvat.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Sha256;

/**
 * That a platform has accepted an offer, or its withdrawal.
 *
 * @param requestSha256 of the bytes sent, 64 hex digits
 * @param answerSha256 of the bytes received, 64 hex digits
 * @param url where the platform shows it
 * @param at when the answer came
 */
public record PublicationProof(
        String requestSha256, String answerSha256, @Nullable String url, Instant at) {

    /** Of a call that may be about several things. */
    public static PublicationProof of(byte[] request, byte[] answer, Instant at) {
        return new PublicationProof(Sha256.hex(request), Sha256.hex(answer), null, at);
    }

    /** The same, for one thing among them. */
    public PublicationProof shownAt(String url) {
        return new PublicationProof(requestSha256, answerSha256, url, at);
    }
}
