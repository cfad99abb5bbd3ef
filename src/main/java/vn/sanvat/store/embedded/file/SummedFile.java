package vn.sanvat.store.embedded.file;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/** The engine's file, with a {@link ChunkSum} in each chunk. */
class SummedFile extends SingleFileStore {

    /** {@code FileStore.BLOCK_SIZE} of the engine. */
    static final long BLOCK_BYTES = 4 << 10;

    SummedFile(Map<String, Object> configuration) {
        super(configuration);
    }

    @Override
    protected void writeFully(@Nullable SFChunk chunk, long pos, ByteBuffer bytes) {
        // What is written without a chunk is the file's head, or a chunk that is moved, sum and all.
        if (chunk != null) {
            ChunkSum.add(bytes);
        }
        super.writeFully(chunk, pos, bytes);
    }

    /** What the file consists of now, in the order in which it lies there. */
    final List<SFChunk> parts() {
        return getChunks().values().stream()
                .filter(chunk -> chunk.block != 0)
                .sorted(Comparator.comparingLong(chunk -> chunk.block))
                .toList();
    }

    /** Whether a part is as it was written; also if it has gone meanwhile. */
    final boolean holds(SFChunk part) {
        return sound(part) || !there(part) || sound(part);
    }

    private boolean there(SFChunk part) {
        var now = getChunks().get(part.id);
        return now != null && now.version == part.version;
    }

    private boolean sound(SFChunk part) {
        if (part.buffer != null) {
            // It is being written.
            return true;
        }
        try {
            int bytes = Math.toIntExact(bytes(part));
            return ChunkSum.holds(readFully(part, part.block * BLOCK_BYTES, bytes), part.id);
        } catch (MVStoreException | ArithmeticException e) {
            // It lies, or is said to lie, beyond the end of the file, or the disk cannot read it.
            return false;
        }
    }

    static long bytes(SFChunk part) {
        return part.len * BLOCK_BYTES;
    }
}
