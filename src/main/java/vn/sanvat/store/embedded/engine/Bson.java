package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is kept: a tenth of the heap that its maps would need, and nobody's change to what was read can reach it.
 *
 * @param bytes never changed, never compared
 */
@SuppressWarnings("ArrayRecordComponent")
record Bson(byte[] bytes) {

    private static final int FIRST_SIZE = 1 << 10;

    static Bson of(Document document) {
        var buffer = Unpooled.buffer(FIRST_SIZE);
        BsonEncoder.encodeDocument(document, buffer);
        return new Bson(Arrays.copyOf(buffer.array(), buffer.readableBytes()));
    }

    Document document() {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /**
     * The document with no fields but these: the others are passed over unread. See <a href="https://bsonspec.org/spec.html">BSON</a>.
     *
     * @param fields null for all
     */
    Document document(@Nullable Set<String> fields) {
        if (fields == null) {
            return document();
        }
        var all = Unpooled.wrappedBuffer(bytes).skipBytes(Integer.BYTES);
        var some = Unpooled.buffer(FIRST_SIZE).writeIntLE(0);
        while (all.isReadable()) {
            int start = all.readerIndex();
            byte type = all.readByte();
            if (type == 0) {
                break;
            }
            int named = all.readerIndex();
            all.skipBytes(all.bytesBefore((byte) 0));
            var name = new String(bytes, named, all.readerIndex() - named, StandardCharsets.UTF_8);
            all.skipBytes(1);
            skipValue(type, all);
            if (fields.contains(name)) {
                some.writeBytes(bytes, start, all.readerIndex() - start);
            }
        }
        some.writeByte(0);
        some.setIntLE(0, some.writerIndex());
        return BsonDecoder.decodeBson(some);
    }

    private static void skipValue(byte type, ByteBuf value) {
        switch (type) {
            case 0x01, 0x09, 0x11, 0x12 -> value.skipBytes(Long.BYTES);
            case 0x02, 0x0D, 0x0E -> value.skipBytes(value.readIntLE());
            // These count themselves.
            case 0x03, 0x04, 0x0F -> value.skipBytes(value.getIntLE(value.readerIndex()));
            case 0x05 -> value.skipBytes(value.readIntLE() + 1);
            case 0x07 -> value.skipBytes(12);
            case 0x08 -> value.skipBytes(1);
            case 0x10 -> value.skipBytes(Integer.BYTES);
            case 0x13 -> value.skipBytes(2 * Long.BYTES);
            case 0x0B -> {
                value.skipBytes(value.bytesBefore((byte) 0) + 1);
                value.skipBytes(value.bytesBefore((byte) 0) + 1);
            }
            // Nothing, the least and the greatest value have no bytes.
            case 0x06, 0x0A, 0x7F, (byte) 0xFF -> {}
            default ->
                throw new IllegalStateException(
                        "A BSON type that is not known: " + ByteBufUtil.hexDump(new byte[] {type}));
        }
    }
}
