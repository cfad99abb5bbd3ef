package vn.sanvat.store;

import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.connection.EmbeddedStore;
import vn.sanvat.store.embedded.file.Volume;

/** How long a durable write takes, and how many a second there are, by the number of writers. Run by {@code bench/writes.sh}. */
class StoreBenchmark {

    private static final int WRITES = 2_000;

    @TempDir
    Path folder;

    @Test
    void durableInserts() throws Exception {
        try (var embedded = EmbeddedStore.open(new Volume(folder), Clock.systemUTC());
                var client = MongoClients.create(embedded.getConnectionString())) {
            var collection = client.getDatabase("bench").getCollection("writes");
            measure(collection, "warm-up", 8);
            for (int writers : new int[] {1, 8, 32}) {
                measure(collection, writers + " writers", writers);
            }
        }
    }

    private static void measure(MongoCollection<Document> collection, String name, int writers) {
        long began = System.nanoTime();
        var latencies = Flux.range(0, WRITES)
                .flatMap(i -> timed(Mono.from(collection.insertOne(document()))), writers)
                .sort()
                .collectList()
                .block(Duration.ofMinutes(5));
        if (latencies == null) {
            throw new IllegalStateException("nothing was measured");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%-10s %6.0f writes/s   p50 %.1f ms   p99 %.1f ms%n",
                name, WRITES / seconds, latencies.get(WRITES / 2) / 1e6, latencies.get(WRITES * 99 / 100) / 1e6);
    }

    private static Mono<Long> timed(Mono<?> write) {
        return Mono.defer(() -> {
            long began = System.nanoTime();
            return write.then(Mono.fromCallable(() -> System.nanoTime() - began));
        });
    }

    private static Document document() {
        return new Document("name", "Tinh bột nghệ").append("text", "x".repeat(1_000));
    }
}
