package vn.sanvat.store.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sanvat.store.embedded.engine.IndexedBackend;
import vn.sanvat.store.embedded.file.StoreFile;

/**
 * The embedded engine over its file. After a write that failed both are opened anew, as a start would after a kill: what was
 * acknowledged is there, and what was not is gone from memory too. Reads go on with the new one.
 */
public final class Engine implements GroupCommit.Disk {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** MongoDB's "InterruptedAtShutdown". */
    private static final int CLOSED = 11600;

    private final StoreFile file;
    private final Clock clock;
    private final GroupCommit commits;
    private final WriteGuard guard;
    private volatile @Nullable MongoBackend backend;
    private final AtomicLong openings = new AtomicLong();

    public Engine(StoreFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.backend = new IndexedBackend(file.store(), clock);
        this.commits = new GroupCommit(this);
        this.guard = new WriteGuard(file, this::tryToWrite);
    }

    GroupCommit commits() {
        return commits;
    }

    public WriteGuard guard() {
        return guard;
    }

    /** @throws MongoServerError if the file could not be opened again */
    MongoBackend backend() {
        var now = backend;
        if (now == null) {
            throw new MongoServerError(CLOSED, "The store " + file + " could not be opened again");
        }
        return now;
    }

    /** How often it was opened, or tried to be. */
    long openings() {
        return openings.get();
    }

    @Override
    public void commit() {
        file.commit();
    }

    @Override
    public void sync() {
        file.sync();
    }

    @Override
    public boolean tidyDue() {
        return file.tidyDue();
    }

    @Override
    public void tidy() {
        file.tidy();
    }

    @Override
    public boolean undo(Throwable failure) {
        guard.failed(failure);
        return reopen();
    }

    private boolean reopen() {
        boolean wasOpen = backend != null;
        backend = null;
        try {
            boolean undone = file.reopen();
            backend = new IndexedBackend(file.store(), clock);
            return undone;
        } catch (RuntimeException e) {
            if (wasOpen) {
                LOG.error("The store cannot be read either: {}", e.getMessage());
            }
            return false;
        } finally {
            // At the end, so that whoever was failed by it meanwhile sees that it has been.
            openings.incrementAndGet();
        }
    }

    private void tryToWrite() {
        commits.alone(() -> {
            if (!file.writable() || backend == null) {
                reopen();
            }
        });
        commits.durably(() -> {
            file.tryChange();
            return true;
        });
    }
}
