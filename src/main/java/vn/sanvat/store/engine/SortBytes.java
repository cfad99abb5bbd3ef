package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
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

    private static final int FIRST_SIZE = 64;

    private final ByteBuf bytes;

    SortBytes() {
        this(Unpooled.buffer(FIRST_SIZE));
    }

    private SortBytes(ByteBuf bytes) {
        this.bytes = bytes;
    }

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
        int start = bytes.writerIndex();
        write(value);
        for (int i = start; !ascending && i < bytes.writerIndex(); i++) {
            bytes.setByte(i, ~bytes.getByte(i));
        }
        return this;
    }

    /** To which other values can be added. */
    SortBytes copy() {
        return new SortBytes(Unpooled.buffer(FIRST_SIZE).writeBytes(bytes, 0, bytes.writerIndex()));
    }

    byte[] toBytes() {
        return ByteBufUtil.getBytes(bytes);
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

    private void write(@Nullable Object value) {
        bytes.writeByte(type(value));
        switch (value) {
            case null -> {}
            case Number number -> bytes.writeLong(ordered(number.doubleValue()));
            case String text -> writeText(text);
            case ObjectId id -> bytes.writeBytes(id.toByteArray());
            case Boolean truth -> bytes.writeByte(truth ? 2 : 1);
            case Instant time -> bytes.writeLong(time.toEpochMilli() ^ Long.MIN_VALUE);
            default -> {}
        }
    }

    private void writeText(String text) {
        if (text.indexOf(0) < 0) {
            bytes.writeCharSequence(text, StandardCharsets.UTF_8);
        } else {
            for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
                bytes.writeByte(one);
                if (one == 0) {
                    bytes.writeByte(ESCAPED);
                }
            }
        }
        bytes.writeByte(0);
    }

    /** The bits of a number such that a greater number has the greater unsigned bits. */
    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }
}
