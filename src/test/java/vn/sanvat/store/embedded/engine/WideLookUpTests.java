package vn.sanvat.store.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a look-up of many documents found is kept, and no longer than until the next write. */
class WideLookUpTests {

    private static final int MANY = 300;
    private static final Document WAITING = new Document("state", "waiting");

    @TempDir
    Path folder;

    private ServedStore store;
    private MongoCollection<Document> goods;

    @BeforeEach
    void manyWait() {
        store = ServedStore.indexed(folder.resolve("store"));
        goods = store.goods();
        done(goods.createIndex(new Document("state", 1)));
        done(goods.insertMany(IntStream.range(0, MANY).mapToObj(this::waiting).toList()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Document waiting(int at) {
        return new Document("_id", "g" + at).append("state", "waiting").append("at", at);
    }

    private List<String> first(int count) {
        return Objects.requireNonNull(
                Flux.from(goods.find(WAITING).sort(new Document("at", 1)).limit(count))
                        .map(document -> document.getString("_id"))
                        .collectList()
                        .block());
    }

    private long count() {
        return Objects.requireNonNull(Mono.from(goods.countDocuments(WAITING)).block());
    }

    private static void done(Publisher<?> command) {
        Flux.from(command).blockLast();
    }

    @Test
    void theNextPageIsOfTheSameOrder() {
        assertThat(first(2)).containsExactly("g0", "g1");
        assertThat(first(3)).containsExactly("g0", "g1", "g2");
        assertThat(count()).isEqualTo(MANY);
    }

    @Test
    void whatIsInsertedChangedOrRemovedIsSeenAtOnce() {
        assertThat(first(1)).containsExactly("g0");
        assertThat(count()).isEqualTo(MANY);

        done(goods.insertOne(waiting(-1).append("_id", "new")));
        assertThat(first(1)).containsExactly("new");
        assertThat(count()).isEqualTo(MANY + 1);

        done(goods.updateOne(new Document("_id", "new"), new Document("$set", new Document("state", "decided"))));
        assertThat(first(1)).containsExactly("g0");
        assertThat(count()).isEqualTo(MANY);

        done(goods.deleteOne(new Document("_id", "g0")));
        assertThat(first(1)).containsExactly("g1");
        assertThat(count()).isEqualTo(MANY - 1);
    }
}
