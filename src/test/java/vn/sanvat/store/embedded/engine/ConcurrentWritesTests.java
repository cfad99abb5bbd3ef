package vn.sanvat.store.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** However many write at once, also while an index is made, a look-up finds what a scan finds. */
class ConcurrentWritesTests {

    private static final int WRITES = 4_000;
    private static final int WRITERS = 8;
    private static final int DOCUMENTS = 200;
    private static final int KEYS = 10;

    @TempDir
    Path folder;

    @Test
    void anIndexThatIsMadeWhileManyWriteMissesNothing() {
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        var random = new Random(seed);
        try (var store = ServedStore.indexed(folder.resolve("file"))) {
            var goods = store.goods();
            var writes = Flux.range(0, WRITES)
                    .map(i -> i == WRITES / 4 ? goods.createIndex(Indexes.ascending("key")) : write(goods, random))
                    .flatMap(Flux::from, WRITERS);
            writes.blockLast();

            for (int key = 0; key < KEYS; key++) {
                assertThat(ids(goods, Filters.eq("key", key)))
                        .as("seed %d, key %d", seed, key)
                        .isEqualTo(ids(goods, Filters.and(Filters.gte("key", key), Filters.lte("key", key))));
            }
        }
    }

    private static Publisher<?> write(MongoCollection<Document> goods, Random random) {
        var one = Filters.eq("_id", "id-" + random.nextInt(DOCUMENTS));
        return random.nextInt(5) == 0
                ? goods.deleteOne(one)
                : goods.updateOne(one, Updates.set("key", random.nextInt(KEYS)), new UpdateOptions().upsert(true));
    }

    private static Object ids(MongoCollection<Document> goods, Bson query) {
        return Objects.requireNonNull(Flux.from(goods.find(query))
                .map(one -> one.getString("_id"))
                .collectList()
                .block());
    }
}
