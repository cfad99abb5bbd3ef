package vn.sanvat.store.embedded.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far the store has come, noted beside it after each commit: a file that has come less far has been cut, emptied or replaced.
 *
 * <p>The note is made when the commit is on disk, and not forced there itself, which costs microseconds: a loss of power may leave a
 * note that is behind the file, never one that is ahead. There are two places, written in turn, so that a torn one leaves the other.
 */
final class ReachedMark implements AutoCloseable {

    private static final int PLACES = 2;
    private static final int PLACE_BYTES = 256;

    private final Path path;
    private final FileChannel channel;
    private int next;

    /**
     * @param store which store it is, made up when it was made
     * @param version the number of the last commit
     * @param bytes how large the file was then
     */
    record Reached(String store, long version, long bytes) {}

    /**
     * What is noted beside a file.
     *
     * @param last null where there is no mark, or none that can be read
     * @param unreadable whether there is one that holds nothing that can be read
     */
    record Found(Path path, @Nullable Reached last, boolean unreadable) {

        boolean there() {
            return last != null || unreadable;
        }
    }

    private ReachedMark(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static Found find(Path path) throws IOException {
        if (Files.notExists(path)) {
            return new Found(path, null, false);
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var newest = newest(channel);
            return new Found(path, newest, newest == null);
        }
    }

    /** Made anew, or written over, for good: also over a loss of power, and in both places, so that none tells of another store. */
    static ReachedMark begin(Path path, Reached reached) throws IOException {
        var mark = new ReachedMark(path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        for (int place = 0; place < PLACES; place++) {
            mark.note(reached);
        }
        mark.channel.force(true);
        return mark;
    }

    private static @Nullable Reached newest(FileChannel channel) throws IOException {
        Reached newest = null;
        for (int place = 0; place < PLACES; place++) {
            var one = read(channel, place);
            if (one != null && (newest == null || one.version() > newest.version())) {
                newest = one;
            }
        }
        return newest;
    }

    private static @Nullable Reached read(FileChannel channel, int place) throws IOException {
        var bytes = ByteBuffer.allocate(PLACE_BYTES);
        channel.read(bytes, (long) place * PLACE_BYTES);
        var fields = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        if (fields.length != 4
                || !fields[3].equals(sum(String.join(" ", Arrays.copyOf(fields, 3))))
                || !fields[1].matches("\\d{1,18}")
                || !fields[2].matches("\\d{1,18}")) {
            return null;
        }
        return new Reached(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2]));
    }

    void note(Reached reached) throws IOException {
        var text = reached.store() + " " + reached.version() + " " + reached.bytes();
        var line = text + " " + sum(text);
        var padded = line + " ".repeat(PLACE_BYTES - 1 - line.length()) + "\n";
        channel.write(ByteBuffer.wrap(padded.getBytes(StandardCharsets.UTF_8)), (long) next * PLACE_BYTES);
        next = (next + 1) % PLACES;
    }

    private static String sum(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
