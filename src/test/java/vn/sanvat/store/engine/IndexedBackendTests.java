package vn.sanvat.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The indexed engine answers whatever the engine as shipped answers, which reads every document for it. */
class IndexedBackendTests {

    private static final int DOCUMENTS = 300;
    private static final int QUERIES = 150;
    private static final List<Bson> INDEXES = List.of(
            Indexes.ascending("name", "_id"),
            Indexes.ascending("shown", "name", "_id"),
            Indexes.ascending("kind", "shown", "name", "_id"),
            Indexes.compoundIndex(Indexes.ascending("kind"), Indexes.descending("at", "_id")),
            Indexes.compoundIndex(Indexes.descending("at"), Indexes.ascending("_id")),
            Indexes.ascending("at", "_id"),
            Indexes.ascending("deep.price"),
            Indexes.ascending("tags"));

    private static final List<String> FIELDS =
            List.of("name", "kind", "at", "deep.price", "tags", "bytes", "nothing", "decimal", "object", "yes", "none");

    /** Stops the server when it is closed. */
    private record Store(MVStore file, MongoServer server, MongoClient client) implements AutoCloseable {

        static Store open(Path path, BiFunction<MVStore, Clock, MongoBackend> engine) {
            var file = new MVStore.Builder().fileName(path.toString()).open();
            var server = new MongoServer(engine.apply(file, Clock.systemUTC()));
            var address = server.bind();
            return new Store(file, server, MongoClients.create("mongodb://127.0.0.1:" + address.getPort()));
        }

        MongoCollection<Document> goods() {
            return client.getDatabase("test").getCollection("goods");
        }

        List<Document> find(Document query, Document order, int skip, int limit) {
            return find(query, order, skip, limit, new Document());
        }

        List<Document> find(Document query, Document order, int skip, int limit, Document fields) {
            return Objects.requireNonNull(Flux.from(goods().find(query)
                            .projection(fields)
                            .sort(order)
                            .skip(skip)
                            .limit(limit))
                    .collectList()
                    .block());
        }

        @Override
        public void close() {
            client.close();
            server.shutdownNow();
            file.close();
        }
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsSortsAndCountsAsTheEngineThatReadsEverything(long seed) {
        var random = new Random(seed);
        try (var ours = Store.open(folder.resolve("ours"), IndexedBackend::new);
                var theirs = Store.open(folder.resolve("theirs"), H2Backend::new)) {
            INDEXES.forEach(index -> Mono.from(ours.goods().createIndex(index)).block());
            var documents = IntStream.range(0, DOCUMENTS)
                    .mapToObj(i -> document(i, random))
                    .toList();
            for (var store : List.of(ours, theirs)) {
                Mono.from(store.goods().insertMany(documents)).block();
            }
            change(random, ours, theirs);
            compare(random, ours, theirs);
        }
        try (var ours = Store.open(folder.resolve("ours"), IndexedBackend::new);
                var theirs = Store.open(folder.resolve("theirs"), H2Backend::new)) {
            compare(random, ours, theirs);
        }
    }

    @Test
    void opensAFileOfTheEngineAsShipped() {
        var random = new Random(4);
        try (var before = Store.open(folder.resolve("file"), H2Backend::new)) {
            INDEXES.forEach(
                    index -> Mono.from(before.goods().createIndex(index)).block());
            Mono.from(before.goods().createIndex(Indexes.ascending("code"), new IndexOptions().unique(true)))
                    .block();
            var documents = IntStream.range(0, DOCUMENTS)
                    .mapToObj(i -> document(i, random).append("code", "C" + i))
                    .toList();
            Mono.from(before.goods().insertMany(documents)).block();
        }
        try (var after = Store.open(folder.resolve("file"), IndexedBackend::new)) {
            assertThat(after.find(new Document("code", "C7"), new Document(), 0, 0))
                    .extracting(found -> found.get("_id"))
                    .containsExactly(id(7));
            assertThat(after.find(new Document(), new Document("name", 1).append("_id", 1), 0, 0))
                    .hasSize(DOCUMENTS);
            assertThatThrownBy(() -> Mono.from(
                                    after.goods().insertOne(new Document("_id", "another").append("code", "C7")))
                            .block())
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("duplicate key");
            assertThatThrownBy(() -> Mono.from(after.goods().insertOne(new Document("_id", id(7))))
                            .block())
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("duplicate key");
        }
    }

    @Test
    void releasesTheValueOfARemovedDocument() {
        try (var store = Store.open(folder.resolve("file"), IndexedBackend::new)) {
            Mono.from(store.goods().createIndex(Indexes.ascending("code"), new IndexOptions().unique(true)))
                    .block();
            var one = new Document("_id", "a").append("code", 5);
            Mono.from(store.goods().insertOne(one)).block();
            Mono.from(store.goods().deleteOne(new Document("code", 5L))).block();
            Mono.from(store.goods().insertOne(new Document("_id", "b").append("code", 5)))
                    .block();

            assertThat(store.find(new Document("code", 5), new Document(), 0, 0))
                    .extracting(found -> found.get("_id"))
                    .containsExactly("b");
        }
    }

    private static String id(int i) {
        return "id-%03d".formatted(i);
    }

    private static Document document(int i, Random random) {
        var document = new Document("_id", id(i)).append("name", name(random)).append("kind", kind(random));
        if (random.nextInt(5) > 0) {
            document.append("shown", random.nextBoolean());
        }
        if (random.nextInt(6) > 0) {
            document.append("at", time(random));
        }
        document.append("deep", new Document("price", price(random)));
        document.append("bytes", new Binary(name(random).getBytes(StandardCharsets.UTF_8)))
                .append("nothing", null)
                .append("decimal", new Decimal128(random.nextInt(9)))
                .append("object", new ObjectId(random.nextInt(99), random.nextInt(99)))
                .append("yes", random.nextBoolean());
        if (random.nextInt(3) > 0) {
            document.append(
                    "tags",
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(j -> kind(random))
                            .toList());
        }
        return document;
    }

    private static String name(Random random) {
        return List.of("", "gạo", "gạo đỏ", "nghệ", "a\0b", "a", "măng lè").get(random.nextInt(7));
    }

    private static String kind(Random random) {
        return "kind" + random.nextInt(6);
    }

    private static Date time(Random random) {
        return Date.from(Instant.EPOCH.plusSeconds(random.nextInt(40) - 20));
    }

    private static Number price(Random random) {
        int price = random.nextInt(50) - 10;
        return switch (random.nextInt(3)) {
            case 0 -> price;
            case 1 -> (long) price;
            default -> price + 0.5;
        };
    }

    private static void change(Random random, Store... stores) {
        for (int i = 0; i < 60; i++) {
            var one = new Document("_id", id(random.nextInt(DOCUMENTS)));
            var set = new Document("$set", new Document("kind", kind(random)).append("at", time(random)));
            boolean deletes = random.nextInt(4) == 0;
            for (var store : stores) {
                if (deletes) {
                    Mono.from(store.goods().deleteOne(one)).block();
                } else {
                    Mono.from(store.goods().updateOne(one, set)).block();
                }
            }
        }
        var many = new Document("kind", kind(random));
        for (var store : stores) {
            Mono.from(store.goods().updateMany(many, new Document("$set", new Document("shown", true))))
                    .block();
        }
    }

    private static void compare(Random random, Store ours, Store theirs) {
        for (int i = 0; i < QUERIES; i++) {
            var query = query(random, 2);
            var order = order(random);
            int skip = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
            int limit = random.nextBoolean() ? 1 + random.nextInt(20) : 0;
            var fields = fields(random);
            var wanted = theirs.find(query, order, skip, limit, fields);
            assertThat(ours.find(query, order, skip, limit, fields))
                    .as(
                            "%s of %s in the order %s, %d from %d",
                            fields.toJson(), query.toJson(), order.toJson(), limit, skip)
                    .isEqualTo(wanted);
            assertThat(Mono.from(ours.goods().countDocuments(query)).block())
                    .as("count of %s", query.toJson())
                    .isEqualTo(Mono.from(theirs.goods().countDocuments(query)).block());
        }
    }

    private static Document fields(Random random) {
        var fields = new Document();
        if (random.nextBoolean()) {
            FIELDS.stream().filter(field -> random.nextInt(4) == 0).forEach(field -> fields.append(field, 1));
        }
        return random.nextInt(5) == 0 ? fields.append("_id", 0) : fields;
    }

    /** Always ends in the id: of documents that sort alike, the two engines need not say the same first. */
    private static Document order(Random random) {
        var order = new Document();
        int way = random.nextBoolean() ? 1 : -1;
        switch (random.nextInt(4)) {
            case 0 -> order.append("name", way);
            case 1 -> order.append("at", way);
            case 2 -> order.append("shown", way).append("name", way);
            default -> {}
        }
        return order.append("_id", random.nextInt(4) == 0 ? -way : way);
    }

    private static Document query(Random random, int depth) {
        var query = new Document();
        for (int i = random.nextInt(3); i > 0; i--) {
            var one = condition(random);
            query.putAll(one);
        }
        if (depth > 0 && random.nextInt(6) == 0) {
            query.append("$or", random.nextBoolean() ? after(random) : List.of(bounded(random), bounded(random)));
        } else if (depth > 0 && random.nextInt(6) == 0) {
            query.append(
                    random.nextBoolean() ? "$or" : "$and",
                    new ArrayList<>(List.of(nonEmpty(random), nonEmpty(random))));
        }
        return query;
    }

    /** What comes after a time and an id. */
    private static List<Document> after(Random random) {
        var time = time(random);
        return List.of(
                new Document("at", time).append("_id", new Document("$gt", id(random.nextInt(DOCUMENTS)))),
                new Document("at", new Document("$gt", time)));
    }

    private static Document bounded(Random random) {
        return new Document("at", new Document("$gte", time(random)).append("$lt", time(random)));
    }

    private static Document nonEmpty(Random random) {
        return condition(random);
    }

    private static Document condition(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new Document("kind", kind(random));
            case 1 -> new Document("shown", random.nextBoolean());
            case 2 -> new Document("shown", null);
            case 3 -> new Document("kind", new Document("$in", List.of(kind(random), kind(random))));
            case 4 -> new Document("at", new Document("$gte", time(random)));
            case 5 -> new Document("at", new Document("$gt", time(random)).append("$lte", time(random)));
            case 6 -> new Document("deep.price", new Document("$lt", price(random)).append("$gte", price(random)));
            case 7 -> new Document("tags", kind(random));
            case 8 -> new Document("name", new Document("$gt", name(random)));
            case 9 -> new Document("_id", new Document("$gt", id(random.nextInt(DOCUMENTS))));
            case 10 -> new Document("_id", new Document("$in", List.of(id(3), id(random.nextInt(DOCUMENTS)), "none")));
            default -> new Document("kind", new Document("$ne", kind(random)));
        };
    }
}
