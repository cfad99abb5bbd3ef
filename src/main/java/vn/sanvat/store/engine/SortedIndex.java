package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** An index that is not unique. It tells the engine no positions; {@link Planner} asks its entries. */
final class SortedIndex extends Index<Object> implements Ordered {

    private final Entries entries;

    SortedIndex(Entries entries, String name) {
        // The engine would take it for an error that an index that is not sparse does not know a document's position.
        super(name, entries.keys(), true);
        this.entries = entries;
    }

    @Override
    public Entries entries() {
        return entries;
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // Nothing stands in its way.
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        entries.add(document, position);
    }

    @Override
    public @Nullable Object remove(Document document) {
        entries.remove(document, IdIndex.position(document));
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("The planner asks the entries");
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

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // Nothing stands in its way.
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!nullAwareEqualsKeys(before, after)) {
            entries.remove(before, position);
            entries.add(after, position);
        }
    }

    @Override
    public void drop() {
        // The database removes the map.
    }
}
