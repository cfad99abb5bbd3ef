package vn.sanvat.store.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A value of a unique index belongs to one document, whatever its type, until that is gone or has another. */
class UniqueIndexTests {

    @TempDir
    Path folder;

    ServedStore store;

    @BeforeEach
    void open() {
        store = ServedStore.indexed(folder.resolve("file"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void index(IndexOptions options) {
        Mono.from(store.goods().createIndex(Indexes.ascending("code"), options)).block();
    }

    private void insert(String id, @Nullable Object code) {
        insert(new Document("_id", id).append("code", code));
    }

    private void insert(Document document) {
        Mono.from(store.goods().insertOne(document)).block();
    }

    private List<Object> ids(Document query) {
        return Objects.requireNonNull(Flux.from(store.goods().find(query))
                .map(found -> Objects.requireNonNull(found.get("_id")))
                .collectList()
                .block());
    }

    private void assertRefused(Runnable write) {
        assertThatThrownBy(write::run).isInstanceOf(MongoWriteException.class).hasMessageContaining("duplicate key");
    }

    @Test
    void equalNumbersOfSeveralTypesAreOneValue() {
        index(new IndexOptions().unique(true));
        insert("a", 5);

        for (Object same : List.of(5L, 5.0, new Decimal128(5), Arrays.asList(4, 5))) {
            assertRefused(() -> insert("b", same));
        }
        assertThat(ids(new Document("code", 5L))).containsExactly("a");
        assertThat(ids(new Document("code", new Document("$in", List.of(5.0, 6)))))
                .containsExactly("a");
    }

    @Test
    void eachElementOfAListIsAValue() {
        index(new IndexOptions().unique(true));
        insert("a", List.of("x", "y"));

        assertRefused(() -> insert("b", "y"));
        assertThat(ids(new Document("code", "y"))).containsExactly("a");
        assertThat(ids(new Document("code", List.of("x", "y")))).containsExactly("a");
    }

    @Test
    void anAbsentValueIsOneAsWellUnlessTheIndexIsSparse() {
        index(new IndexOptions().unique(true));
        insert(new Document("_id", "a"));
        assertRefused(() -> insert(new Document("_id", "b")));
        assertRefused(() -> insert("b", null));
        Mono.from(store.goods().dropIndex("code_1")).block();

        index(new IndexOptions().unique(true).sparse(true));
        insert(new Document("_id", "b"));

        assertThat(ids(new Document("code", null))).containsExactly("a", "b");
    }

    @Test
    void theValueOfARemovedOrChangedDocumentIsFree() {
        index(new IndexOptions().unique(true));
        insert("a", 5);
        insert("b", 6);
        Mono.from(store.goods().deleteOne(new Document("code", 5L))).block();
        Mono.from(store.goods().updateOne(new Document("code", 6), new Document("$set", new Document("code", 7))))
                .block();

        insert("c", 5);
        insert("d", 6);

        assertThat(ids(new Document("code", 5))).containsExactly("c");
        assertThat(ids(new Document("code", 6))).containsExactly("d");
        assertThat(ids(new Document("code", 7))).containsExactly("b");
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() {
        index(new IndexOptions().unique(true));
        insert("a", 5);
        insert("b", 6);

        assertRefused(() -> Mono.from(store.goods()
                        .updateOne(
                                new Document("_id", "b"),
                                new Document("$set", new Document("code", 5).append("name", "new"))))
                .block());

        assertThat(ids(new Document("code", 6))).containsExactly("b");
        assertThat(ids(new Document("name", "new"))).isEmpty();
    }

    @Test
    void anIndexOverDocumentsThatAreThereHoldsAfterARestart() {
        insert("a", 5);
        index(new IndexOptions().unique(true));
        close();
        open();

        assertThat(ids(new Document("code", 5))).containsExactly("a");
        assertRefused(() -> insert("b", 5));
        assertRefused(() -> insert("a", 6));
    }
}
