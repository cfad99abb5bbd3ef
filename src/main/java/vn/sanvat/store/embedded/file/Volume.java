package vn.sanvat.store.embedded.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The disk beneath the store's folder. Tests stand in for it with one that refuses. */
public class Volume {

    private static final String TRIAL = "sanvat.trial";
    private static final int TRIAL_BYTES = 1 << 20;

    private final Path folder;

    public Volume(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    final Path folder() {
        return folder;
    }

    /** What this process may still write, as the file system says; a quota of the account may allow less. */
    public long usableBytes() {
        return folder.toFile().getUsableSpace();
    }

    /** Tries with a file beside the store: a quota, or a disk that has become read-only, is known by nothing else. */
    public boolean takesAWrite() {
        var trial = folder.resolve(TRIAL);
        try {
            try (var channel = FileChannel.open(trial, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.allocate(TRIAL_BYTES);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
                return true;
            } finally {
                Files.deleteIfExists(trial);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** @param configuration what the engine's own file is configured with */
    SummedFile file(Map<String, Object> configuration) {
        return new SummedFile(configuration);
    }
}
