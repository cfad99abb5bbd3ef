package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes that sort as MongoDB sorts the values, one after the other. MongoDB manual, "Comparison/Sort Order". Each value begins
 * with a byte for its type; a descending field has all its bits turned.
 */
final class SortBytes {

    // The order of the types; none is 0 or 0xFF, turned or not, so that bounds can lie before and after all of them.
    private static final int NOTHING = 0x10;
    private static final int NUMBER = 0x20;
    private static final int TEXT = 0x30;
    private static final int OTHER = 0x40;
    private static final int OBJECT_ID = 0x50;
    private static final int TRUTH = 0x60;
    private static final int TIME = 0x70;

    private static final byte AFTER_ALL = (byte) 0xFF;

    /** Within a text, 0 is written as 0 and this; alone it ends the text. */
    private static final int ESCAPED = 0xFF;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    /** Whether values of this kind are told apart and sorted; of all others, only that they are there. */
    static boolean sortable(@Nullable Object value) {
        return type(value) != OTHER;
    }

    static boolean present(@Nullable Object value) {
        return type(value) != NOTHING;
    }

    /** Beyond it, two numbers may have the same bytes. */
    static boolean exact(@Nullable Object value) {
        return !(value instanceof Number number) || Math.abs(number.doubleValue()) < 1L << 53;
    }

    SortBytes add(@Nullable Object value, boolean ascending) {
        var field = field(value);
        bytes.writeBytes(ascending ? field : turned(field));
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** After all that begins with these. */
    static byte[] after(byte[] prefix) {
        var after = Arrays.copyOf(prefix, prefix.length + 1);
        after[prefix.length] = AFTER_ALL;
        return after;
    }

    /** Before all values of this one's type, in a field after this prefix. */
    static byte[] typeStart(byte[] prefix, Object value, boolean ascending) {
        var start = Arrays.copyOf(prefix, prefix.length + 1);
        start[prefix.length] = (byte) (ascending ? type(value) : ~type(value));
        return start;
    }

    /** After all of them. */
    static byte[] typeEnd(byte[] prefix, Object value, boolean ascending) {
        var end = typeStart(prefix, value, ascending);
        end[prefix.length]++;
        return end;
    }

    private static int type(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Missing missing -> NOTHING;
            case Number number -> NUMBER;
            case String text -> TEXT;
            case ObjectId id -> OBJECT_ID;
            case Boolean truth -> TRUTH;
            case Instant time -> TIME;
            default -> OTHER;
        };
    }

    private static byte[] field(@Nullable Object value) {
        int type = type(value);
        return switch (value) {
            case null -> new byte[] {(byte) type};
            case Number number -> fixed(type, ordered(number.doubleValue()));
            case String text -> text(type, text);
            case ObjectId id ->
                ByteBuffer.allocate(1 + id.toByteArray().length)
                        .put((byte) type)
                        .put(id.toByteArray())
                        .array();
            case Boolean truth -> new byte[] {(byte) type, (byte) (truth ? 2 : 1)};
            case Instant time -> fixed(type, time.toEpochMilli() ^ Long.MIN_VALUE);
            default -> new byte[] {(byte) type};
        };
    }

    private static byte[] fixed(int type, long value) {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) type)
                .putLong(value)
                .array();
    }

    /** The bits of a number such that a greater number has the greater unsigned bits. */
    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static byte[] text(int type, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(utf8.length + 2);
        bytes.write(type);
        for (byte one : utf8) {
            bytes.write(one);
            if (one == 0) {
                bytes.write(ESCAPED);
            }
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    private static byte[] turned(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return bytes;
    }
}
