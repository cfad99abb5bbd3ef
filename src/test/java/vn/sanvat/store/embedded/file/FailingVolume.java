package vn.sanvat.store.embedded.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;
import org.jspecify.annotations.Nullable;

/** A disk that can be filled, cleared, and made to fail in other ways, while the store works on it. */
public final class FailingVolume extends Volume {

    /** In the words of the system, as Java hands them on. */
    public static final String NO_SPACE = "No space left on device";

    public static final String QUOTA = "Disk quota exceeded";
    public static final String READ_ONLY = "Read-only file system";

    /** What a commit fails with, halfway or when all is written, or a sync; null where it does not. */
    public volatile @Nullable String writes;

    public volatile @Nullable String afterwards;
    public volatile @Nullable String syncs;

    /** What the disk says is free; null for what is. */
    public volatile @Nullable Long usableBytes;

    public volatile boolean takesAWrite = true;

    /** Commits that failed. */
    public final AtomicInteger failures = new AtomicInteger();

    public FailingVolume(Path folder) {
        super(folder);
    }

    @Override
    public long usableBytes() {
        var set = usableBytes;
        return set == null ? super.usableBytes() : set;
    }

    @Override
    public boolean takesAWrite() {
        return takesAWrite && super.takesAWrite();
    }

    @Override
    SummedFile file(Map<String, Object> configuration) {
        return new SummedFile(configuration) {
            @Override
            protected void writeFully(@Nullable SFChunk chunk, long pos, ByteBuffer bytes) {
                if (chunk != null && writes != null) {
                    // As a full disk does: some of it is written.
                    var part = bytes.duplicate().limit(bytes.limit() / 2);
                    super.writeFully(null, pos, part);
                    throw fails(writes);
                }
                super.writeFully(chunk, pos, bytes);
                if (chunk != null && afterwards != null) {
                    throw fails(afterwards);
                }
            }

            @Override
            public void sync() {
                if (syncs != null) {
                    throw fails(syncs);
                }
                super.sync();
            }
        };
    }

    private RuntimeException fails(@Nullable String how) {
        failures.incrementAndGet();
        return DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "Writing failed", new IOException(how));
    }
}
