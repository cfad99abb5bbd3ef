package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map.Entry;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The documents themselves lie in the order of their ids, so this index keeps nothing. */
final class IdIndex extends AbstractUniqueIndex<Object> {

    static final String ID = "_id";

    private final MVMap<Object, Bson> documents;

    IdIndex(MVMap<Object, Bson> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    static Object position(Document document) {
        return Objects.requireNonNull(document.get(ID));
    }

    /** The id as it is in the map, where there is a document of this id; a number may be there as one of another type. */
    @Nullable
    Object find(@Nullable Object id) {
        if (id instanceof Number number) {
            for (var same : List.<Object>of(number, number.intValue(), number.longValue(), number.doubleValue())) {
                if (((Number) same).doubleValue() == number.doubleValue() && documents.containsKey(same)) {
                    return same;
                }
            }
            return null;
        }
        return id != null && documents.containsKey(id) ? id : null;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue values) {
        return find(values.get(0));
    }

    /** The document is there already. */
    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {}

    /** The document is removed after it. */
    @Override
    public synchronized @Nullable Object remove(Document document) {
        return find(document.get(ID));
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    protected Object removeDocument(KeyValue values) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected boolean putKeyPosition(KeyValue values, Object position) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return List.of();
    }
}
