package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the last queries found that had to read every document, or many, until the next write: sweeps ask the same several times a second, and a
 * list is asked for page by page. Guarded by the collection.
 */
final class Scans {

    private static final int KEPT = 8;
    private static final float USUAL_LOAD = 0.75f;

    private final Map<ByteBuffer, List<Object>> found = new LinkedHashMap<>(KEPT, USUAL_LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, List<Object>> eldest) {
            return size() > KEPT;
        }
    };

    /** @param search where documents lie, in their order; read to its end */
    Stream<Object> known(Document query, Document order, Supplier<Stream<Object>> search) {
        // As bytes, since an order is more than its set of fields.
        var asked = ByteBuffer.wrap(
                Bson.of(new Document("query", query).append("order", order)).bytes());
        return found.computeIfAbsent(asked, unknown -> search.get().toList()).stream();
    }

    void forget() {
        found.clear();
    }
}
