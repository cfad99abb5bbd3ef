package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/** Documents in the file as BSON. Also reads what the engine as shipped has written there by Java's serialization. */
final class BsonType extends BasicDataType<Bson> {

    /** No type of {@link ObjectDataType} begins with this byte. */
    private static final byte BSON = (byte) 0xB5;

    private static final int HEADER_BYTES = 40;

    private final ObjectDataType asShipped = new ObjectDataType();

    @Override
    public void write(WriteBuffer to, Bson document) {
        to.put(BSON).putVarInt(document.bytes().length).put(document.bytes());
    }

    @Override
    public Bson read(ByteBuffer from) {
        if (from.get(from.position()) != BSON) {
            return Bson.of((Document) asShipped.read(from));
        }
        from.get();
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
