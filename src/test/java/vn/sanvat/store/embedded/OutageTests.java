package vn.sanvat.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.Awaited;
import vn.sanvat.store.connection.EmbeddedStore;
import vn.sanvat.store.connection.StoreConfiguration;
import vn.sanvat.store.embedded.file.DiskFault;
import vn.sanvat.store.embedded.file.FailingVolume;
import vn.sanvat.store.refusal.StoreHealth;
import vn.sanvat.store.server.ServerRefusal;
import vn.sanvat.store.server.ServerWrites;
import vn.sanvat.web.Problem;

/** A disk that does not take what is written, beneath the real engine and a real driver. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class OutageTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int CALLERS = 24;

    @TempDir
    Path folder;

    private FailingVolume volume;
    private EmbeddedStore store;
    private MongoClient client;

    @BeforeEach
    void start() {
        volume = new FailingVolume(folder);
        open();
        await(goods().createIndex(new Document("code", 1), new IndexOptions().unique(true)));
    }

    private void open() {
        store = EmbeddedStore.open(volume, Clock.systemUTC());
        client = MongoClients.create(store.getConnectionString());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private void startAgain() {
        close();
        open();
    }

    @ParameterizedTest
    @ValueSource(strings = {FailingVolume.NO_SPACE, FailingVolume.QUOTA, FailingVolume.READ_ONLY, "Input/output error"})
    void whileTheDiskTakesNothingWritesAreRefusedAndReadsGoOn(String how) {
        insert("before");
        fail(how);

        assertThat(refused("while")).isEqualTo(ServerRefusal.OUT_OF_DISK_SPACE);
        assertThat(refused("while")).isEqualTo(ServerRefusal.OUT_OF_DISK_SPACE);

        assertThat(ids()).containsExactly("before");
        assertThat(store.faultNow()).isNotNull();
    }

    @Test
    void itGoesOnByItselfOnceTheDiskTakesWritesAgain() {
        insert("before");
        fail(FailingVolume.NO_SPACE);
        refused("while");

        clear();
        awaitSound();
        insert("after");

        assertThat(ids()).containsExactly("after", "before");
        startAgain();
        assertThat(ids()).containsExactly("after", "before");
    }

    @Test
    void aChangeThatWasRefusedIsNeitherSeenNorKeptAndItsUniqueValueIsFree() {
        insert("one");
        fail(FailingVolume.NO_SPACE);
        refused("two");
        assertThatThrownBy(() -> await(goods().updateOne(eq("_id", "one"), set("code", "changed"))))
                .isInstanceOf(MongoException.class);
        assertThatThrownBy(() -> await(goods().deleteOne(eq("_id", "one")))).isInstanceOf(MongoException.class);

        assertThat(documents()).containsExactly(Map.entry("one", "one"));

        clear();
        awaitSound();
        insert("two");
        assertThat(documents()).containsExactly(Map.entry("one", "one"), Map.entry("two", "two"));
        startAgain();
        assertThat(documents()).containsExactly(Map.entry("one", "one"), Map.entry("two", "two"));
    }

    /** Callers share commits: of those whose commit fails each must be refused, and of all others none. */
    @Test
    void ofManyWritesAtOnceExactlyThoseAreKeptThatWereAcknowledged() {
        var acknowledged = new ConcurrentSkipListSet<String>();
        var refused = ConcurrentHashMap.<String>newKeySet();

        Flux.range(0, 30 * CALLERS)
                .flatMap(
                        i -> {
                            if (i % 200 == 150) {
                                volume.writes = FailingVolume.NO_SPACE;
                            }
                            if (i % 200 == 199) {
                                volume.writes = null;
                                store.faultNow();
                            }
                            var id = "n" + i;
                            return Mono.from(goods().insertOne(good(id)))
                                    .doOnNext(done -> acknowledged.add(id))
                                    .onErrorResume(MongoException.class, e -> {
                                        refused.add(id);
                                        return Mono.empty();
                                    });
                        },
                        CALLERS)
                .blockLast(LIMIT);

        assertThat(volume.failures.get()).isPositive();
        assertThat(acknowledged).isNotEmpty();
        assertThat(refused).isNotEmpty();
        assertThat(ids()).isEqualTo(acknowledged);
        startAgain();
        assertThat(ids()).isEqualTo(acknowledged);
    }

    @Test
    void readersNeverMeetAStoreThatIsBeingOpenedAnew() {
        IntStream.range(0, 50).forEach(i -> insert("n" + i));
        var failed = new ArrayList<Throwable>();

        var readers = Flux.range(0, 4_000)
                .flatMap(
                        i -> Mono.from(goods().find(eq("_id", "n" + i % 50)).first())
                                .doOnError(failed::add)
                                .onErrorComplete(),
                        8)
                .count()
                .toFuture();
        while (!readers.isDone()) {
            volume.writes = FailingVolume.NO_SPACE;
            refused("while");
            volume.writes = null;
            store.faultNow();
        }

        assertThat(failed).isEmpty();
        assertThat(readers.join()).isEqualTo(4_000);
        assertThat(volume.failures.get()).isPositive();
    }

    /** The disk has taken the commit and then says that it has not: a refused change must not be there after all. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCommitOfWhichTheDiskThinksBetterIsTakenBack(boolean inTheSync) {
        insert("before");
        if (inTheSync) {
            volume.syncs = FailingVolume.QUOTA;
        } else {
            volume.afterwards = FailingVolume.QUOTA;
        }
        int code = refused("thought better of");
        volume.syncs = null;
        volume.afterwards = null;
        awaitSound();
        insert("after");

        assertThat(code).isEqualTo(ServerRefusal.OUT_OF_DISK_SPACE);
        assertThat(ids()).containsExactly("after", "before");
        startAgain();
        assertThat(ids()).containsExactly("after", "before");
    }

    @Test
    void writesAreRefusedBeforeTheDiskIsFullAndTheLimitIsTheReserve() {
        volume.usableBytes = DiskFault.RESERVE_BYTES;
        insert("at the limit");

        volume.usableBytes = DiskFault.RESERVE_BYTES - 1;
        assertThat(refused("below")).isEqualTo(ServerRefusal.OUT_OF_DISK_SPACE);
        assertThat(store.faultNow())
                .extracting(DiskFault::vi, DiskFault::en)
                .containsExactly(
                        "ổ đĩa đầy, còn 7 MB, cần ít nhất 8 MB",
                        "the disk is full, 7 MB are left, at least 8 MB are needed");
        assertThat(volume.failures).hasValue(0);

        // A little more ends it, or it would begin and end all the time.
        volume.usableBytes = DiskFault.RESERVE_BYTES;
        refused("still");
        volume.usableBytes = DiskFault.RESERVE_BYTES + (2 << 20);
        insert("room");
        assertThat(store.faultNow()).isNull();
        assertThat(ids()).containsExactly("at the limit", "room");
    }

    @Test
    void aCommandThatChangesNothingPassesOnAFullDisk() {
        volume.usableBytes = 0L;

        await(goods().createIndex(new Document("code", 1), new IndexOptions().unique(true)));

        assertThat(store.faultNow()).isNotNull();
    }

    @Test
    void aStoreOnAFullDiskIsStartedAndRead() {
        insert("before");
        close();
        volume.usableBytes = 1_000L;
        open();

        assertThat(ids()).containsExactly("before");
        refused("while");
    }

    @Test
    void anOutageIsToldOnceAndItsEndOnce(CapturedOutput output) {
        fail(FailingVolume.NO_SPACE);
        IntStream.range(0, 50).forEach(i -> refused("n" + i));
        clear();
        awaitSound();

        assertThat(output.getAll().lines().filter(line -> line.contains("sanvat.mv")))
                .filteredOn(line -> line.contains("ERROR") || line.contains("again, after"))
                .satisfiesExactly(
                        first ->
                                assertThat(first).contains("cannot be written: the disk is full", "507", "reads go on"),
                        last -> assertThat(last).contains("is written again", "50 writes were refused"));
    }

    @Test
    void aRefusedWriteIsAnsweredWith507InBothLanguages() {
        volume.usableBytes = 3L << 20;

        var thrown = catchThrowable(() -> await(mongo().insert(good("while"), "goods")));

        var problem = Problem.from(thrown);
        assertThat(problem.kind().status().value()).isEqualTo(507);
        assertThat(problem.retryAfter()).isNotNull();
        assertThat(problem.faults().getFirst().says().vi())
                .contains("Chưa lưu được", "còn 3 MB, cần ít nhất 8 MB", "vẫn xem được");
        assertThat(problem.faults().getFirst().says().en())
                .contains("Nothing was stored", "3 MB are left, at least 8 MB are needed", "can still be read");
    }

    @Test
    void healthIsDownWhileNothingIsWrittenAndUpAgainWithoutAWrite() {
        var health = new StoreHealth(store, new ServerWrites(new MockEnvironment()), mongo());
        assertThat(status(health)).isEqualTo(Status.UP);

        volume.usableBytes = DiskFault.RESERVE_BYTES - 1;
        assertThat(status(health)).isEqualTo(Status.DOWN);

        volume.usableBytes = null;
        assertThat(status(health)).isEqualTo(Status.UP);
    }

    private ReactiveMongoTemplate mongo() {
        return new ReactiveMongoTemplate(new StoreConfiguration().reactiveMongoDatabaseFactory(client, store));
    }

    private static Status status(StoreHealth health) {
        return Awaited.value(health.health()).getStatus();
    }

    private void fail(String how) {
        volume.takesAWrite = false;
        volume.writes = how;
    }

    private void clear() {
        volume.writes = null;
        volume.takesAWrite = true;
    }

    private void awaitSound() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (store.faultNow() != null) {
            assertThat(System.nanoTime()).as("the store goes on by itself").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private int refused(String id) {
        var thrown = catchThrowable(() -> insert(id));
        assertThat(thrown).isInstanceOf(MongoException.class);
        return ((MongoException) thrown).getCode();
    }

    private void insert(String id) {
        await(goods().insertOne(good(id)));
    }

    private static Document good(String id) {
        return new Document("_id", id).append("code", id).append("text", "x".repeat(300));
    }

    private Set<String> ids() {
        return new TreeSet<>(documents().keySet());
    }

    private Map<String, String> documents() {
        var found = new TreeMap<String, String>();
        Awaited.value(Flux.from(goods().find()).collectList())
                .forEach(one -> found.put(one.getString("_id"), one.getString("code")));
        return found;
    }

    private MongoCollection<Document> goods() {
        return client.getDatabase("sanvat").getCollection("goods");
    }

    private static void await(Publisher<?> answer) {
        Mono.from(answer).block(LIMIT);
    }
}
