package vn.sanvat.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import vn.sanvat.text.Sha256;

/**
 * A body as it goes out: plain, and compressed for the first who takes it so, where that pays. Each of the two has a strong ETag of its
 * own, because their bytes differ. RFC 9110, section 8.8.3. What has an ETag already, that of a record's revision, keeps it, for it is
 * sent back with the next change, and stays plain.
 */
final class EncodedBody {

    private static final int MIN_COMPRESSED = 1_024;
    private static final int HASH_BYTES = 12;
    private static final Set<String> TEXTS =
            Set.of("html", "xml", "json", "plain", "svg+xml", "ld+json", "manifest+json");

    private final Variant plain;
    private final String gzipETag;
    private final boolean text;

    /** Two who ask at once may both compress; the bytes are the same. */
    private volatile @Nullable Variant gzip;

    /** @param tag without quotes */
    private EncodedBody(byte[] bytes, String tag, boolean text) {
        this.plain = new Variant(bytes, '"' + tag + '"');
        this.gzipETag = '"' + tag + "-gzip\"";
        this.text = text;
    }

    /** The bytes in one encoding. */
    static final class Variant {

        private final byte[] bytes;
        private final String etag;

        private Variant(byte[] bytes, String etag) {
            this.bytes = bytes;
            this.etag = etag;
        }

        /** Not to be changed. */
        byte[] bytes() {
            return bytes;
        }

        /** With its quotes. */
        String etag() {
            return etag;
        }
    }

    /** @param etag that the controller gave it, with its quotes */
    static EncodedBody of(byte[] bytes, @Nullable MediaType type, @Nullable String etag) {
        if (etag != null && etag.startsWith("\"")) {
            return new EncodedBody(bytes, etag.substring(1, etag.length() - 1), false);
        }
        return new EncodedBody(
                bytes,
                hash(bytes),
                type != null && TEXTS.contains(type.getSubtype()) && bytes.length >= MIN_COMPRESSED);
    }

    Variant plain() {
        return plain;
    }

    /** Whether it goes out compressed to who takes that. */
    boolean negotiated() {
        return text;
    }

    /** What is sent to a client that takes these encodings. */
    Variant forClient(@Nullable String acceptEncoding) {
        return text && takesGzip(acceptEncoding) ? compressed() : plain;
    }

    /** Whether the client has these bytes, in whichever encoding. RFC 9110, section 13.1.2. */
    boolean matches(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(plain.etag()) || (text && tag.equals(gzipETag)));
    }

    /** In bytes, with room for the compressed ones, which are never more. */
    int size() {
        return text ? 2 * plain.bytes().length : plain.bytes().length;
    }

    private Variant compressed() {
        var made = gzip;
        if (made == null) {
            made = new Variant(compressed(plain.bytes()), gzipETag);
            gzip = made;
        }
        return made;
    }

    /** {@code gzip;q=0} refuses it. */
    private static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (var coding : acceptEncoding.split(",", -1)) {
            var parts = coding.strip().split(";", 2);
            if (parts[0].strip().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, HASH_BYTES);
    }
}
