package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A unique index; the rules are the engine's. As shipped, it compares values by Java's serialization, which takes longer than all else
 * of a write.
 */
final class UniqueIndex extends AbstractUniqueIndex<Object> implements LookedUp {

    static final String ID = "_id";

    private final Entries entries;

    UniqueIndex(String name, List<IndexKey> keys, boolean sparse, Entries entries) {
        super(name, keys, sparse);
        this.entries = entries;
    }

    @Override
    public Entries entries() {
        return entries;
    }

    /** Not within lists of documents, which the engine takes apart in another way than its queries; nor what may be absent. */
    @Override
    public boolean answers(String field, @Nullable Object value) {
        var first = getKeys().getFirst().getKey();
        return first.equals(field) && !first.contains(".") && Missing.isNeitherNullNorMissing(value);
    }

    @Override
    protected @Nullable Object getPosition(KeyValue values) {
        return entries.map().get(Entries.bytes(values));
    }

    @Override
    protected boolean putKeyPosition(KeyValue values, Object position) {
        return entries.map().putIfAbsent(Entries.bytes(values), position) == null;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue values) {
        return entries.map().remove(Entries.bytes(values));
    }

    @Override
    public long getCount() {
        return entries.map().sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    // Queries are answered by LookUp.

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return List.of();
    }
}
