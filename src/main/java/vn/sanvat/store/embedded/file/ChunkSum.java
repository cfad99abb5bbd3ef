package vn.sanvat.store.embedded.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.jspecify.annotations.Nullable;

/**
 * The check sum of a chunk, which is what one commit writes. The engine sums only a chunk's first and last bytes; a changed byte
 * between them would be read as another price or another date. The sum stands in the footer, among the fields that the engine passes
 * over, so that the file stays one of the engine's. H2, "MVStore", "File Format".
 */
final class ChunkSum {

    /** {@code Chunk.FOOTER_LENGTH} of the engine. */
    static final int FOOTER_BYTES = 128;

    private static final String SUM = "sum";
    private static final String FLETCHER = ",fletcher:";

    private ChunkSum() {}

    /** Adds the sum to the footer of a whole chunk. */
    static void add(ByteBuffer chunk) {
        int at = chunk.limit() - FOOTER_BYTES;
        var footer = text(chunk, at);
        int end = footer.indexOf(FLETCHER);
        if (end < 0) {
            throw new IllegalStateException("The engine's chunk ends in another form: " + footer);
        }
        var fields = footer.substring(0, end) + "," + SUM + ":" + HexFormat.of().toHexDigits(sum(chunk, at));
        var bytes = fields.getBytes(StandardCharsets.ISO_8859_1);
        var summed = fields + FLETCHER + Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
        if (summed.length() >= FOOTER_BYTES) {
            // A version with more digits than anybody will see; the engine's own footer still serves.
            return;
        }
        var padded = summed + " ".repeat(FOOTER_BYTES - 1 - summed.length()) + "\n";
        chunk.put(at, padded.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Whether a whole chunk is the one of this id, and as it was written. One that was written before there were sums passes. */
    static boolean holds(ByteBuffer chunk, int id) {
        int at = chunk.limit() - FOOTER_BYTES;
        var fields = fields(text(chunk, at));
        if (fields == null || !Integer.toHexString(id).equals(fields.get("chunk"))) {
            return false;
        }
        var sum = fields.get(SUM);
        return sum == null || sum.equals(HexFormat.of().toHexDigits(sum(chunk, at)));
    }

    /** @return null where the footer does not agree with its own sum */
    private static @Nullable Map<String, String> fields(String footer) {
        int end = footer.indexOf(FLETCHER);
        if (end < 0) {
            return null;
        }
        var bytes = footer.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
        var fletcher = Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
        if (!footer.substring(end + FLETCHER.length()).strip().equals(fletcher)) {
            return null;
        }
        var fields = new HashMap<String, String>();
        for (var field : footer.substring(0, end).split(",", -1)) {
            int colon = field.indexOf(':');
            fields.put(field.substring(0, Math.max(0, colon)), field.substring(colon + 1));
        }
        return fields;
    }

    private static int sum(ByteBuffer chunk, int upTo) {
        var crc = new CRC32C();
        crc.update(chunk.slice(0, upTo));
        return (int) crc.getValue();
    }

    private static String text(ByteBuffer chunk, int at) {
        var footer = new byte[FOOTER_BYTES];
        chunk.get(at, footer);
        return new String(footer, StandardCharsets.ISO_8859_1);
    }
}
