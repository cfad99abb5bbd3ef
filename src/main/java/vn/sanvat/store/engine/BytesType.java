package vn.sanvat.store.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Bytes in the order of their unsigned values; the engine's own type takes them as signed. */
final class BytesType extends BasicDataType<byte[]> {

    private static final int HEADER_BYTES = 24;

    @Override
    public int compare(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other);
    }

    @Override
    public int getMemory(byte[] bytes) {
        return HEADER_BYTES + bytes.length;
    }

    @Override
    public void write(WriteBuffer to, byte[] bytes) {
        to.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public byte[] read(ByteBuffer from) {
        var bytes = new byte[DataUtils.readVarInt(from)];
        from.get(bytes);
        return bytes;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
