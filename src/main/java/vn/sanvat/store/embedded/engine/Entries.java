package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an index in the file: values as bytes, and where the document lies that has them. Values that are equal to the engine,
 * such as 5 and 5.0, have the same bytes; their order means nothing.
 *
 * @param map from values, of which the first may be looked up without the others, to a document's position
 */
record Entries(MVMap<byte[], Object> map) {

    private static final int FIRST_SIZE = 64;

    /** One BSON document for each value: it tells its own length, so what follows it is no part of it. */
    static byte[] bytes(@Nullable Object... values) {
        return bytes(new KeyValue(values));
    }

    static byte[] bytes(KeyValue values) {
        var buffer = Unpooled.buffer(FIRST_SIZE);
        values.normalized().forEach(value -> BsonEncoder.encodeDocument(new Document("", value), buffer));
        return ByteBufUtil.getBytes(buffer);
    }

    long count(byte[] first) {
        return before(after(first)) - before(first);
    }

    Stream<Object> positions(byte[] first) {
        var cursor = map.cursor(first, after(first), false);
        Iterator<Object> found = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Object next() {
                cursor.next();
                return cursor.getValue();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, Spliterator.ORDERED), false);
    }

    private long before(byte[] key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    /** After all that begins with this value: a BSON document ends in 0. */
    private static byte[] after(byte[] first) {
        var after = first.clone();
        after[after.length - 1] = 1;
        return after;
    }
}
