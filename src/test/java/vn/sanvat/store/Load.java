package vn.sanvat.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writers side by side, each noting what was acknowledged: every writer inserts a document, changes it, and goes on to the next.
 * A unique index stands on the collection, to see whether a kill can part it from its documents.
 */
final class Load {

    private static final int WRITERS = 8;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private final int round;

    /** Key to the value last acknowledged; 0 for one that was sent and never answered. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final CountDownLatch enough;
    private volatile boolean killed;

    interface Kill {
        void now() throws InterruptedException;
    }

    /** @param inserts acknowledged before the kill, at least; the writers go on until it hits them */
    Load(int round, int inserts) {
        this.round = round;
        this.enough = new CountDownLatch(inserts);
    }

    long acknowledged() {
        return acknowledged.values().stream().mapToLong(Integer::longValue).sum();
    }

    void run(int port, Kill kill) throws InterruptedException {
        try (var client = connect(port);
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var collection = collection(client);
            await(collection.createIndex(new Document("key", 1), new IndexOptions().unique(true)));
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.execute(() -> write(collection, number));
            }
            assertThat(enough.await(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            kill.now();
            killed = true;
        }
    }

    private void write(MongoCollection<Document> collection, int writer) {
        for (int i = 0; !killed; i++) {
            var key = round + "-" + writer + "-" + i;
            try {
                acknowledged.put(key, 0);
                await(collection.insertOne(new Document("_id", key)
                        .append("key", key)
                        .append("value", 1)
                        .append("text", "x".repeat(500))));
                acknowledged.put(key, 1);
                enough.countDown();
                await(collection.updateOne(eq("_id", key), set("value", 2)));
                acknowledged.put(key, 2);
            } catch (MongoException | IllegalStateException e) {
                // The process is gone; what was not answered is not counted.
                return;
            }
        }
    }

    void verify(int port) {
        try (var client = connect(port)) {
            var collection = collection(client);
            var found = new HashMap<String, Integer>();
            Flux.from(collection.find())
                    .doOnNext(document -> found.put(document.getString("_id"), document.getInteger("value")))
                    .blockLast(ANSWER_LIMIT);
            acknowledged.forEach((key, value) -> assertThat(found.getOrDefault(key, 0))
                    .as("value of %s", key)
                    .isGreaterThanOrEqualTo(value));
            acknowledged.keySet().forEach(key -> verifyUnique(collection, key, found.containsKey(key)));
        }
    }

    /** The index must hold exactly the keys of the documents that are there. */
    private static void verifyUnique(MongoCollection<Document> collection, String key, boolean taken) {
        try {
            await(collection.insertOne(new Document("_id", "twin-" + key).append("key", key)));
            assertThat(taken).as("%s could be inserted twice", key).isFalse();
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            assertThat(taken).as("%s is in the index only", key).isTrue();
        }
    }

    private static MongoClient connect(int port) {
        return MongoClients.create("mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=2000");
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("killed").getCollection("written");
    }

    private static void await(Publisher<?> answer) {
        Mono.from(answer).block(ANSWER_LIMIT);
    }
}
