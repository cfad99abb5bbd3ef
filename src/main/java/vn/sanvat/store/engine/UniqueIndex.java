package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.List;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** A unique index; the rules are the engine's, the entries are sorted. */
final class UniqueIndex extends AbstractUniqueIndex<Object> implements Ordered {

    private final Entries entries;

    UniqueIndex(Entries entries, String name, boolean sparse) {
        super(name, entries.keys(), sparse);
        this.entries = entries;
    }

    @Override
    public Entries entries() {
        return entries;
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        if (getKeyValues(document).stream().anyMatch(values -> !values.stream().allMatch(SortBytes::sortable))) {
            throw new MongoServerException("The embedded engine keeps no documents in the unique index " + getName());
        }
        checkAdd(document, collection);
        if (!isSparse() || hasValues(document)) {
            entries.add(document, position);
        }
    }

    @Override
    public synchronized @Nullable Object remove(Document document) {
        var position = getPosition(document);
        if (position != null) {
            entries.remove(document, position);
        }
        return position;
    }

    private boolean hasValues(Document document) {
        return getKeyValues(document).stream()
                .anyMatch(values -> values.stream().anyMatch(SortBytes::present));
    }

    @Override
    protected @Nullable Object getPosition(KeyValue values) {
        return entries.position(values.stream().toList());
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    // What is done above for the whole document.

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
