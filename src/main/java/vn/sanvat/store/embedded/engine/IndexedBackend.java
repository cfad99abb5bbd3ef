package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The embedded engine with indexes. As shipped, it ignores every index that is not unique, and reads a whole collection instead. */
public final class IndexedBackend extends H2Backend {

    private final Map<String, MongoDatabase> open;

    public IndexedBackend(MVStore file, Clock clock) {
        open = new ConcurrentHashMap<>();
        super(file, clock);
    }

    /** Called by the constructor above for each database in the file. The engine as shipped opens each anew whenever they are listed. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return open.computeIfAbsent(name, one -> new IndexedDatabase(one, getMvStore(), getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        open.remove(name);
    }

    /**
     * Reads every document, and every entry of every index, once.
     *
     * @return how many documents there are
     * @throws RuntimeException if one cannot be read
     */
    public long readAll() {
        long documents = 0;
        for (var name : getMvStore().getMapNames()) {
            MVMap<Object, Object> map = getMvStore().openMap(name);
            for (var cursor = map.cursor(null); cursor.hasNext(); ) {
                cursor.next();
                if (cursor.getValue() instanceof Bson document) {
                    document.document();
                    documents++;
                }
            }
        }
        return documents;
    }
}
