package vn.sanvat.web;

import org.jspecify.annotations.Nullable;

/** A record's revision as HTTP carries it: a strong {@code ETag}, and {@code If-Match} on every change. RFC 9110, 8.8.3 and 13.1.1. */
public final class Revision {

    private Revision() {}

    /** @return such as {@code "7"}, the quotes included */
    public static String etag(long revision) {
        return '"' + Long.toString(revision) + '"';
    }

    /**
     * @param ifMatch the header's value
     * @return the revision that the caller has seen
     * @throws Problem revision needed if the header is missing; invalid if it is not one strong ETag of ours
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                    Problem.Kind.REVISION_NEEDED,
                    "If-Match",
                    "Hãy gửi If-Match với ETag của bản đã đọc",
                    "Send If-Match with the ETag of the revision that you read");
        }
        var match = ifMatch.strip();
        if (!match.matches("\"[0-9]{1,18}\"")) {
            throw Problem.invalid(
                    "If-Match",
                    "If-Match phải là một ETag dạng \"7\", kể cả dấu nháy",
                    "If-Match must be one ETag such as \"7\", the quotes included");
        }
        return Long.parseLong(match.substring(1, match.length() - 1));
    }

    /** @throws Problem stale if the record has moved on since the caller read it */
    public static void check(long seen, long current) {
        if (seen != current) {
            throw stale(seen, current);
        }
    }

    private static Problem stale(long seen, long current) {
        return Problem.of(
                Problem.Kind.STALE,
                "If-Match",
                "Bản đã đọc là " + seen + ", bản hiện tại là " + current + "; hãy đọc lại rồi sửa",
                "You read revision " + seen + ", the present one is " + current + "; read it again, then change it");
    }
}
