package vn.sanvat.store.embedded.engine;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents in the file as BSON; as shipped, the engine writes them by Java's serialization. */
final class BsonType extends BasicDataType<Bson> {

    private static final int HEADER_BYTES = 40;

    @Override
    public void write(WriteBuffer to, Bson document) {
        to.putVarInt(document.bytes().length).put(document.bytes());
    }

    @Override
    public Bson read(ByteBuffer from) {
        var bytes = new byte[DataUtils.readVarInt(from)];
        from.get(bytes);
        return new Bson(bytes);
    }

    @Override
    public int getMemory(Bson document) {
        return HEADER_BYTES + document.bytes().length;
    }

    @Override
    public Bson[] createStorage(int size) {
        return new Bson[size];
    }
}
