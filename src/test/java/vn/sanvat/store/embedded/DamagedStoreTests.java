package vn.sanvat.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.sanvat.store.embedded.engine.IndexedBackend;
import vn.sanvat.store.embedded.file.FailingVolume;
import vn.sanvat.store.embedded.file.StoreFile;
import vn.sanvat.store.embedded.file.StoreRefused;
import vn.sanvat.store.embedded.file.Volume;
import vn.sanvat.store.start.StoreCheck;

/** What becomes of a store whose file was cut, emptied, exchanged or changed: it opens whole, or it is refused in words. */
class DamagedStoreTests {

    private static final int GOODS = 400;
    private static final int A_COMMIT = 10;
    private static final EmbeddedChannel CHANNEL = new EmbeddedChannel();
    private static final String FILE = "sanvat.mv";
    private static final String MARK = "sanvat.mark";

    @TempDir
    Path folder;

    private Path data;
    private Path file;
    private Path mark;

    /** How the process ended that wrote the store. */
    enum End {
        STOPPED,
        KILLED
    }

    @BeforeEach
    void name() {
        data = folder.resolve("data");
        file = data.resolve(FILE);
        mark = data.resolve(MARK);
    }

    @ParameterizedTest
    @EnumSource
    void aFileCutAnywhereOpensWholeOrIsRefused(End end) throws IOException {
        var whole = written(end);
        var bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int length = 0; length < bytes.length; length += length % 8192 == 0 ? 4095 : 4097) {
            restore(bytes);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
            refused += opensWhole(whole, "cut to " + length) ? 0 : 1;
        }

        assertThat(refused).isGreaterThan(bytes.length / 4096 / 2);
    }

    @ParameterizedTest
    @EnumSource
    void aFileWithAChangedByteAnywhereOpensWholeOrIsRefused(End end) throws IOException {
        var whole = written(end);
        var bytes = Files.readAllBytes(file);
        var random = new Random(13);
        int refused = 0;
        for (int i = 0; i < 250; i++) {
            int at = random.nextInt(bytes.length);
            restore(bytes);
            flip(file, at, 1 << random.nextInt(8));
            refused += opensWhole(whole, "changed at " + at) ? 0 : 1;
        }

        // What is not in use any more may change.
        assertThat(refused).isGreaterThan(80);
    }

    @Test
    void aStretchOfZerosIsFoundToo() throws IOException {
        var whole = written(End.STOPPED);
        var bytes = Files.readAllBytes(file);
        for (int at = 0; at + 4096 <= bytes.length; at += 3 * 4096) {
            restore(bytes);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(4096), at);
            }
            opensWhole(whole, "zeros at " + at);
        }
    }

    @Test
    void anEmptiedFileIsRefusedAndStaysAsItIs() throws IOException {
        written(End.STOPPED);
        Files.write(file, new byte[0]);

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        StoreRefused.class,
                        e -> assertThat(e.inBothLanguages())
                                .contains(
                                        file.toString(),
                                        "0 byte",
                                        "has been emptied",
                                        "backup",
                                        "sao lưu",
                                        MARK,
                                        "version"));
        assertThat(file).isEmptyFile();
    }

    @Test
    void aDeletedFileIsRefusedWhileTheMarkIsThere() throws IOException {
        written(End.STOPPED);
        Files.delete(file);

        assertThatThrownBy(this::open).hasMessageContainingAll(file.toString(), "is gone", "backup");
        assertThat(file).doesNotExist();

        Files.delete(mark);
        assertThat(goods()).isEmpty();
    }

    @Test
    void anOlderFileIsRefusedWithWhatWasExpectedAndFoundUntilTheMarkIsDeleted() throws IOException {
        var before = written(End.STOPPED);
        var backup = Files.readAllBytes(file);
        var more = writtenMore();
        assertThat(more).hasSizeGreaterThan(before.size());
        Files.write(file, backup);

        assertThatThrownBy(this::open)
                .hasMessageContainingAll(
                        file.toString(), "an older one", "at least to version", "and it has version", MARK);

        Files.delete(mark);
        assertThat(goods()).isEqualTo(before);
    }

    @Test
    void aBackupOfTheWholeFolderIsTaken() throws IOException {
        var before = written(End.STOPPED);
        var backup = Files.readAllBytes(file);
        var itsMark = Files.readAllBytes(mark);
        writtenMore();
        Files.write(file, backup);
        Files.write(mark, itsMark);

        assertThat(goods()).isEqualTo(before);
    }

    @Test
    void anotherStoresFileIsRefused() throws IOException {
        written(End.STOPPED);
        var others = folder.resolve("others");
        var another = StoreFile.open(new Volume(others));
        for (int i = 0; i < GOODS; i++) {
            another.tryChange();
            another.commit();
        }
        another.close();
        Files.copy(others.resolve(FILE), file, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(this::open).hasMessageContainingAll(file.toString(), "is not the one", MARK);
    }

    @Test
    void aStoreWithoutAMarkIsTakenAndMarkedFromThenOn() throws IOException {
        var whole = written(End.STOPPED);
        Files.delete(mark);

        assertThat(goods()).isEqualTo(whole);

        Files.write(file, new byte[0]);
        assertThatThrownBy(this::open).hasMessageContaining("has been emptied");
    }

    @Test
    void aDamagedMarkDoesNoHarmToASoundFileAndStillSpeaksForAnEmptiedOne() throws IOException {
        var whole = written(End.STOPPED);
        var sound = Files.readAllBytes(mark);
        for (int at = 0; at < sound.length; at++) {
            Files.write(mark, sound);
            flip(mark, at, 1);
            assertThat(goods()).as("the mark changed at %s", at).isEqualTo(whole);
        }
        Files.write(mark, new byte[0]);
        assertThat(goods()).isEqualTo(whole);

        Files.write(mark, "nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.write(file, new byte[0]);
        assertThatThrownBy(this::open).hasMessageContaining("has been emptied");
    }

    @Test
    void aKillBetweenTheFileAndTheMarkDoesNoHarm() throws IOException {
        written(End.STOPPED);
        var itsMark = Files.readAllBytes(mark);
        var more = writtenMore();
        Files.write(mark, itsMark);

        assertThat(goods()).isEqualTo(more);
    }

    @Test
    void aFileThatIsNotAStoreIsRefused() throws IOException {
        Files.createDirectories(data);
        Files.writeString(file, "Đây là một tệp khác. ".repeat(2_000));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreRefused.class)
                .hasMessageContainingAll(file.toString(), "is damaged, or is not a store");
    }

    @Test
    void theCommandFindsDamageAndSaysSoAndChangesNothing() throws IOException {
        written(End.STOPPED);
        var bytes = Files.readAllBytes(file);
        var itsMark = Files.readAllBytes(mark);

        var sound = StoreCheck.check(data);
        assertThat(sound.sound()).isTrue();
        assertThat(sound.says().vi()).contains(file.toString(), "nguyên vẹn", "bản ghi");
        assertThat(sound.says().en()).contains(file.toString(), "is sound", "none is damaged");
        assertThat(file).hasBinaryContent(bytes);
        assertThat(mark).hasBinaryContent(itsMark);

        flip(file, lastPart(bytes) + 200, 4);
        var damaged = StoreCheck.check(data);
        assertThat(damaged.sound()).isFalse();
        assertThat(damaged.says().vi()).contains(file.toString(), "bị hỏng", "sao lưu");
        assertThat(damaged.says().en()).contains(file.toString(), "damaged", "backup");
    }

    @Test
    void theCommandMakesNothingWhereThereIsNoStore() {
        var answer = StoreCheck.check(data);

        assertThat(answer.sound()).isFalse();
        assertThat(answer.says().en()).contains("There is no store " + file);
        assertThat(data).doesNotExist();
    }

    /** Whether it did; where it did not, it was refused, by the start and by the command. */
    private boolean opensWhole(List<Document> whole, String what) throws IOException {
        var checked = StoreCheck.check(data);
        try {
            assertThat(goods()).as("the goods of a file %s", what).isEqualTo(whole);
            return true;
        } catch (StoreRefused e) {
            assertThat(e.inBothLanguages()).as(what).contains(file.toString(), "sao lưu", "backup");
            assertThat(checked.sound()).as("the command on a file %s", what).isFalse();
            return false;
        }
    }

    private static int lastPart(byte[] bytes) {
        int at = bytes.length - 4096;
        while (!new String(bytes, at, 6, java.nio.charset.StandardCharsets.ISO_8859_1).equals("chunk:")) {
            at -= 4096;
        }
        return at;
    }

    private static void flip(Path file, int at, int bits) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ bits));
            channel.write(one.rewind(), at);
        }
    }

    /** With the mark as it was. */
    private void restore(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Files.copy(folder.resolve("mark"), mark, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Many commits, some of them replacing what others wrote. */
    private List<Document> written(End end) throws IOException {
        var store = StoreFile.open(new FailingVolume(data));
        var backend = new IndexedBackend(store.store(), Clock.systemUTC());
        for (int i = 0; i < GOODS; i++) {
            insert(backend, i);
            if (i % A_COMMIT == 0) {
                store.commit();
                store.sync();
            }
        }
        store.commit();
        store.sync();
        var whole = goods(backend);
        assertThat(whole).hasSize(GOODS);
        if (end == End.STOPPED) {
            store.close();
        } else {
            var bytes = Files.readAllBytes(file);
            var itsMark = Files.readAllBytes(mark);
            store.close();
            Files.write(file, bytes);
            Files.write(mark, itsMark);
        }
        Files.copy(mark, folder.resolve("mark"));
        return whole;
    }

    private List<Document> writtenMore() throws IOException {
        var store = open();
        var backend = new IndexedBackend(store.store(), Clock.systemUTC());
        insert(backend, GOODS);
        store.commit();
        store.sync();
        var goods = goods(backend);
        store.close();
        return goods;
    }

    private static void insert(IndexedBackend backend, int i) {
        var good = new Document("_id", "n" + i)
                .append("name", "Tinh bột nghệ số " + i)
                .append("text", Long.toString(new Random(i).nextLong(), 36).repeat(8));
        backend.handleCommand(
                CHANNEL, "sanvat", "insert", new Document("insert", "goods").append("documents", List.of(good)));
    }

    private StoreFile open() {
        return StoreFile.open(new Volume(data));
    }

    private List<Document> goods() {
        var store = open();
        try {
            return goods(new IndexedBackend(store.store(), Clock.systemUTC()));
        } finally {
            store.close();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Document> goods(IndexedBackend backend) {
        var answer = backend.handleCommand(
                CHANNEL,
                "sanvat",
                "find",
                new Document("find", "goods")
                        .append("filter", new Document())
                        .append("sort", new Document("_id", 1))
                        .append("batchSize", 100_000));
        return List.copyOf(
                (List<Document>) ((Document) Objects.requireNonNull(answer.get("cursor"))).get("firstBatch"));
    }
}
