package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.time.Clock;
import org.h2.mvstore.MVStore;

/** The embedded engine with indexes. As shipped, it ignores every index that is not unique, and reads a whole collection instead. */
public final class IndexedBackend extends H2Backend {

    public IndexedBackend(MVStore file, Clock clock) {
        super(file, clock);
    }

    /** Called by the constructor above, for each database in the file. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
    }
}
