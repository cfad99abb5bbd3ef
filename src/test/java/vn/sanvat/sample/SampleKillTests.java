package vn.sanvat.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.ServiceProcess;

/** The real service, killed while it loads the sample goods. */
@ServiceTest
class SampleKillTests {

    private static final String DATABASE = "sanvat";
    private static final String SAMPLES = "--sanvat.sample.enabled=true";

    private static final List<String> COLLECTIONS =
            List.of("cooperatives", "products", "evidence", "lots", "events", "media", "media_files", "codes");

    /** Some of the lots are there, and not all; the journeys of some are half told. */
    private static final int EVENTS_BEFORE_THE_KILL = 30;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Autowired
    SampleGoods goods;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Test
    void killedWhileTheyAreLoadedTheNextStartGoesOnAtOnceUntilAllAreThere() throws Exception {
        Awaited.value(goods.load());
        var whole = counts(Awaited.value(mongo.getMongoDatabase()));

        try (var killed = ServiceProcess.start(folder.resolve("data"), folder.resolve("killed.log"), SAMPLES)) {
            awaitEvents(killed.awaitStore());
            killed.kill();
            assertThat(killed.output()).doesNotContain("The sample goods are loaded");
        }
        try (var next = ServiceProcess.start(folder.resolve("data"), folder.resolve("next.log"), SAMPLES);
                var client = MongoClients.create("mongodb://127.0.0.1:" + next.awaitReady())) {
            // It is ready, so all is there, and nobody was shown the passwords before.
            assertThat(next.output()).contains("mau-quan-ly, mật khẩu: ");
            var database = client.getDatabase(DATABASE);
            assertThat(counts(database)).isEqualTo(whole);
            assertThat(Awaited.value(
                            Mono.from(database.getCollection("sample").find().first())))
                    .containsKey("loaded");
        }
    }

    private static void awaitEvents(int port) {
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (count(client.getDatabase(DATABASE), "events") < EVENTS_BEFORE_THE_KILL) {
                assertThat(System.nanoTime())
                        .as("the sample goods are not loaded")
                        .isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }

    private static Map<String, Long> counts(MongoDatabase database) {
        var counts = new TreeMap<String, Long>();
        COLLECTIONS.forEach(name -> counts.put(name, count(database, name)));
        return counts;
    }

    private static long count(MongoDatabase database, String collection) {
        return Awaited.value(Mono.from(database.getCollection(collection).countDocuments(new Document())));
    }
}
