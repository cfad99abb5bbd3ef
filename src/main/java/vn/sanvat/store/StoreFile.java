package vn.sanvat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file in which the embedded engine keeps everything. Nothing is committed but by {@link #commit}. */
final class StoreFile implements GroupCommit.Disk {

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

    private final MVStore store;
    private long compactedAtNs = System.nanoTime();

    private StoreFile(MVStore store) {
        this.store = store;
    }

    /** @throws IllegalStateException if another process has the file open, or if it is not a store or is damaged */
    static StoreFile open(Path folder) throws IOException {
        makeFolder(folder);
        var file = folder.resolve("sanvat.mv").toAbsolutePath();
        try {
            var store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(CACHE_MB)
                    .compress()
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            store.setRetentionTime(RETENTION_MS);
            return new StoreFile(store);
        } catch (MVStoreException e) {
            throw new IllegalStateException(refusal(file, e), e);
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

    private static String refusal(Path file, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "The store " + file
                        + " is in use by another process. Stop that one, or give this one a folder of its own by"
                        + " sanvat.store.folder";
            case DataUtils.ERROR_FILE_CORRUPT ->
                "The store " + file + " is damaged, or is not a store. Put a backup in its place";
            case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                "The store " + file + " was written by another version of the engine";
            default -> "The store " + file + " cannot be opened, error " + e.getErrorCode();
        };
    }

    MVStore store() {
        return store;
    }

    @Override
    public void commit() {
        store.commit();
        if (System.nanoTime() - compactedAtNs > COMPACT_EVERY_NS) {
            store.compact(COMPACT_BELOW_PERCENT, COMPACT_MAX_BYTES);
            store.commit();
            compactedAtNs = System.nanoTime();
        }
    }

    @Override
    public void sync() {
        store.sync();
    }

    void close() {
        store.close(COMPACT_AT_CLOSE_MS);
    }

    @Override
    public String toString() {
        return store.getFileStore().getFileName();
    }
}
