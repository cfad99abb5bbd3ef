package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique, by the first of its fields: which documents may have a value there. As shipped, the engine keeps the
 * name of such an index and nothing else.
 */
final class EqualityIndex extends EmptyIndex<Object> implements LookedUp {

    private final Entries entries;

    EqualityIndex(String name, List<IndexKey> keys, Entries entries) {
        super(name, keys);
        this.entries = entries;
    }

    @Override
    public Entries entries() {
        return entries;
    }

    @Override
    public boolean answers(String field, @Nullable Object value) {
        return field().equals(field);
    }

    private String field() {
        return getKeys().getFirst().getKey();
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        keys(document, position).forEach(key -> entries.map().put(key, position));
    }

    /** Tells no position; the unique index of the id does. */
    @Override
    public @Nullable Object remove(Document document) {
        keys(document, Missing.ofNullable(document.get(UniqueIndex.ID))).forEach(entries.map()::remove);
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!Values.of(before, field()).equals(Values.of(after, field()))) {
            keys(before, position).forEach(entries.map()::remove);
            add(after, position, collection);
        }
    }

    private Collection<byte[]> keys(Document document, Object position) {
        return Values.of(document, field()).stream()
                .map(value -> Entries.bytes(value, position))
                .toList();
    }

    @Override
    public long getCount() {
        return entries.map().sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
