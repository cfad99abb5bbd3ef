package vn.sanvat.store.embedded.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sanvat.store.embedded.file.ReachedMark.Found;
import vn.sanvat.store.embedded.file.ReachedMark.Reached;

/**
 * The file in which the embedded engine keeps everything. Nothing is committed but by {@link #commit}. After a write that failed the
 * file is opened anew, as it was at the last {@link #sync}; whoever holds {@link #store} must ask for it again.
 *
 * <p>All but {@link #sync} is called by one thread at a time.
 */
public final class StoreFile {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

    private static final String NAME = "sanvat.mv";
    private static final String MARK = "sanvat.mark";

    /** Our own map: which store this is, and what a trial writes. */
    private static final String OURS = "sanvat";

    private static final String ID = "id";
    private static final String TRIAL = "trial";

    /** How long a replaced part of the file is kept for readers that began before; the file grows by what is written meanwhile. */
    private static final int RETENTION_MS = 5_000;

    /** What a change rewrites of every index: changes are small and lie far apart. */
    private static final int PAGE_BYTES = 4 << 10;

    /** Pages read lately. What a change touches is near at hand, and the system keeps the file in memory beside it. */
    private static final int CACHE_MB = 4;

    private static final long COMPACT_EVERY_NS = TimeUnit.SECONDS.toNanos(30);

    /** Parts of the file that hold less live data than this are written anew. */
    private static final int COMPACT_BELOW_PERCENT = 50;

    private static final int COMPACT_MAX_BYTES = 4 << 20;
    private static final int COMPACT_AT_CLOSE_MS = 1_000;

    /** For so long a start waits for the check of the file; what is not checked by then is checked while the service runs. */
    private static final long CHECK_AT_START_MS = 3_000;

    private final Volume volume;
    private final Path path;
    private final Found found;
    private volatile SummedFile file;
    private volatile MVStore store;
    private @Nullable ReachedMark mark;
    private @Nullable Check check;
    private String id = "";
    private long committed;
    private long durable;
    private long compactedAtNs = System.nanoTime();

    private StoreFile(Volume volume, Path path, Access access, Found found) {
        this.volume = volume;
        this.path = path;
        this.found = found;
        this.file = volume.file(fileConfiguration());
        this.store = openStore(file, path, access);
    }

    private enum Access {
        READ,
        WRITE
    }

    /**
     * Opens, or makes, the store in a folder, and checks it for as long as a start may wait.
     *
     * @throws StoreRefused if it is in use, damaged, or has come less far than it had
     */
    public static StoreFile open(Volume volume) {
        return opened(volume, Access.WRITE);
    }

    /**
     * Opens a store that is there to be read, and checks all of it, without a change to anything.
     *
     * @throws StoreRefused as {@link #open}, or if there is none
     */
    public static StoreFile examine(Volume volume) {
        return opened(volume, Access.READ);
    }

    private static StoreFile opened(Volume volume, Access access) {
        var path = volume.folder().resolve(NAME);
        try {
            if (access == Access.WRITE) {
                makeFolder(volume.folder());
            }
            var found = ReachedMark.find(volume.folder().resolve(MARK));
            long bytes = Files.exists(path) ? Files.size(path) : -1;
            if (bytes <= 0 && found.there()) {
                throw StoreFileRefusals.missing(path, bytes, found);
            }
            if (bytes <= 0 && access == Access.READ) {
                throw StoreFileRefusals.nothing(path);
            }
            return new StoreFile(volume, path, access, found).begun(access, bytes);
        } catch (IOException e) {
            throw StoreFileRefusals.unreachable(path, volume.usableBytes(), e);
        } catch (RuntimeException e) {
            // What the engine makes of bytes that it does not expect is not always an exception of its own.
            throw StoreFileRefusals.unopened(path, volume.usableBytes(), e);
        }
    }

    private StoreFile begun(Access access, long bytes) throws IOException {
        try {
            compareVersion(bytes);
            check = new Check(access == Access.READ ? Long.MAX_VALUE : CHECK_AT_START_MS);
            compareStore();
            if (access == Access.WRITE) {
                begin();
            }
            return this;
        } catch (IOException | RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    /** Its owner's alone where the system can say so: the engine has no login, and the file no encryption. */
    private static void makeFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private static Map<String, Object> fileConfiguration() {
        var configuration = new HashMap<String, Object>();
        configuration.put("cacheSize", CACHE_MB);
        configuration.put("pageSplitSize", PAGE_BYTES);
        return configuration;
    }

    private static MVStore openStore(SummedFile file, Path path, Access access) {
        try {
            file.open(path.toString(), access == Access.READ, null);
            var opened = new MVStore.Builder()
                    .adoptFileStore(file)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .compress()
                    .open();
            opened.setRetentionTime(RETENTION_MS);
            return opened;
        } catch (RuntimeException e) {
            letGo(file);
            throw e;
        } catch (OutOfMemoryError | AssertionError e) {
            // Damaged bytes that tell of a length that nothing has, or of what the engine says cannot be.
            letGo(file);
            throw new IllegalStateException("The engine cannot make sense of the file", e);
        }
    }

    /** Or the lock would stay. */
    private static void letGo(SummedFile file) {
        try {
            file.close();
        } catch (RuntimeException e) {
            LOG.debug("A file that could not be opened could not be closed either", e);
        }
    }

    private void compareVersion(long bytes) {
        var last = found.last();
        if (last != null && store.getCurrentVersion() < last.version()) {
            throw StoreFileRefusals.behind(path, store.getCurrentVersion(), bytes, last, found);
        }
        if (found.unreadable()) {
            LOG.warn("The mark {} cannot be read; nothing is known to be lost", found.path());
        }
    }

    private void compareStore() {
        var last = found.last();
        if (last != null && !last.store().equals(store.openMap(OURS).get(ID))) {
            throw StoreFileRefusals.another(path, found);
        }
    }

    /** From here on it is known how far the store has come. */
    private void begin() throws IOException {
        var known = (String) store.openMap(OURS).get(ID);
        id = known == null ? UUID.randomUUID().toString() : known;
        if (known == null && !store.isReadOnly()) {
            store.openMap(OURS).put(ID, id);
            store.commit();
            store.sync();
        }
        committed = store.getCurrentVersion();
        durable = committed;
        mark = ReachedMark.begin(found.path(), new Reached(id, durable, file.size()));
    }

    public MVStore store() {
        return store;
    }

    public Volume volume() {
        return volume;
    }

    /** Writes what has changed. @throws RuntimeException if it is not written; then nothing more is, until {@link #reopen} */
    public void commit() {
        if (store.isClosed()) {
            throw new IllegalStateException("The store is closed");
        }
        store.commit();
        committed = store.getCurrentVersion();
    }

    /** Returns when what was committed would survive a loss of power. */
    public void sync() {
        long version = committed;
        store.sync();
        durable = version;
        try {
            Objects.requireNonNull(mark).note(new Reached(id, version, file.size()));
        } catch (IOException e) {
            // A mark that is behind does no harm.
            LOG.debug("The mark {} could not be written", mark, e);
        }
    }

    /** Whether parts of the file should be written anew, and there is room for it. */
    public boolean tidyDue() {
        return System.nanoTime() - compactedAtNs > COMPACT_EVERY_NS
                && volume.usableBytes() > DiskFault.RESERVE_BYTES + 2 * COMPACT_MAX_BYTES;
    }

    public void tidy() {
        compactedAtNs = System.nanoTime();
        store.compact(COMPACT_BELOW_PERCENT, COMPACT_MAX_BYTES);
        commit();
    }

    /** A change for its own sake: whether the store takes writes is known by nothing less. */
    public void tryChange() {
        store.openMap(OURS).put(TRIAL, String.valueOf(System.nanoTime()));
    }

    /** Whether it is open for writes. */
    public boolean writable() {
        return !store.isClosed() && !store.isReadOnly();
    }

    /**
     * Opens the file as a start would, with what was durable and nothing else.
     *
     * @return false if what was written since could not be taken back
     * @throws StoreRefused if it cannot be opened, and is closed
     */
    public boolean reopen() {
        store.closeImmediately();
        try {
            file = volume.file(fileConfiguration());
            store = openStore(file, path, Access.WRITE);
        } catch (RuntimeException e) {
            throw StoreFileRefusals.unopened(path, volume.usableBytes(), e);
        }
        long version = store.getCurrentVersion();
        if (version < durable) {
            store.closeImmediately();
            throw StoreFileRefusals.behind(path, version, file.size(), new Reached(id, durable, file.size()), found);
        }
        boolean takenBack = version == durable || takeBack();
        committed = store.getCurrentVersion();
        durable = committed;
        return takenBack;
    }

    /** A commit of which the disk took all, and said afterwards that it did not. */
    private boolean takeBack() {
        try {
            store.rollbackTo(durable);
        } catch (RuntimeException e) {
            LOG.debug("What was written to {} could not be taken back", path, e);
            return false;
        }
        try {
            store.sync();
        } catch (RuntimeException e) {
            LOG.debug("The disk does not sync; the next commit that it takes does it as well", e);
        }
        return true;
    }

    /** What was checked when it was opened, and can be gone on with. */
    public Check check() {
        return Objects.requireNonNull(check);
    }

    /** A look at all that the file holds, begun before the service starts and ended while it runs. */
    public final class Check {

        private final SummedFile checked = file;
        private final FileCheck check = new FileCheck(checked);
        private final boolean complete;

        private Check(long limitMs) {
            complete = check.run(limitMs);
            if (!check.result().sound()) {
                throw StoreFileRefusals.damaged(path, check.result());
            }
        }

        public boolean complete() {
            return complete;
        }

        public CheckResult result() {
            return check.result();
        }

        /** Checks what is left. @throws StoreRefused if it is damaged */
        public CheckResult rest() {
            check.run(Long.MAX_VALUE);
            if (!check.result().sound()) {
                throw StoreFileRefusals.damaged(path, check.result());
            }
            return check.result();
        }
    }

    /** @return what to say of bytes that pass as what was written, and cannot be read all the same */
    public StoreRefused unreadable(RuntimeException thrown) {
        return StoreFileRefusals.damaged(path, thrown);
    }

    public void close() {
        closeStore();
        try {
            if (mark != null) {
                mark.close();
            }
        } catch (IOException e) {
            LOG.debug("The mark {} could not be closed", mark, e);
        }
    }

    /** All that was acknowledged is on disk already: what fails here costs nothing but time at the next start. */
    private void closeStore() {
        boolean room = volume.usableBytes() > DiskFault.RESERVE_BYTES;
        try {
            store.close(room ? COMPACT_AT_CLOSE_MS : 0);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The store {} could not be put in order at the end, which costs nothing but time: {}",
                    path,
                    DiskFault.of(e, volume.usableBytes()).en());
            store.closeImmediately();
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
