package vn.sanvat.store.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoServerException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * With indexes, every command is answered as the engine as shipped answers it, which reads every document: whatever the values are, and
 * however documents and indexes come, change and go. A seed that failed is tried again by {@code -Dequality.seed}.
 */
class EqualityTests {

    private static final int STEPS = 2_000;

    /** One in so many steps ends in a restart, and one makes or drops an index. */
    private static final int RESTARTS = 300;

    private static final int INDEX_CHANGES = 60;

    private static final List<Document> INDEXES = List.of(
            new Document("a", 1),
            new Document("b", -1).append("a", 1),
            new Document("c.d", 1),
            new Document("list", 1).append("a", 1),
            new Document("list.x", 1),
            new Document("list.0", 1),
            new Document("p.q.r", 1));

    @TempDir
    Path folder;

    static List<Long> seeds() {
        var again = Long.getLong("equality.seed");
        return again == null ? List.of(1L, 2L, 7044267647487845288L, new Random().nextLong()) : List.of(again);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCommandIsAnsweredAsByAScan(long seed) {
        System.out.println("equality.seed=" + seed);
        var random = new Random(seed);
        var some = new RandomDocuments(random);
        var indexed = ServedStore.indexed(folder.resolve("indexed"));
        try (var scanned = ServedStore.asShipped(folder.resolve("scanned"))) {
            for (int i = 0; i < STEPS; i++) {
                if (random.nextInt(RESTARTS) == 0) {
                    indexed.close();
                    indexed = ServedStore.indexed(folder.resolve("indexed"));
                }
                if (random.nextInt(INDEX_CHANGES) == 0) {
                    changeIndex(indexed.goods(), random);
                }
                var step = step(some, random);
                assertThat(step.byIndexes(indexed.goods()))
                        .as("seed %d, step %d: %s", seed, i, step)
                        .isEqualTo(step.byAScan(scanned.goods()));
            }
            var all = new Step("all", new Document(), MongoCollection::find);
            assertThat(all.byIndexes(indexed.goods())).isEqualTo(all.byAScan(scanned.goods()));
        } finally {
            indexed.close();
        }
    }

    private static void changeIndex(MongoCollection<Document> goods, Random random) {
        var keys = INDEXES.get(random.nextInt(INDEXES.size()));
        var name = keys.toJson();
        var there = Objects.requireNonNull(Flux.from(goods.listIndexes())
                .map(one -> one.getString("name"))
                .collectList()
                .block());
        Flux.from(
                        there.contains(name) && random.nextInt(3) == 0
                                ? goods.dropIndex(name)
                                : goods.createIndex(keys, new IndexOptions().name(name)))
                .blockLast();
    }

    /** A command to a collection, about the documents that a query finds. */
    private record Step(
            String says, Document query, BiFunction<MongoCollection<Document>, Document, Publisher<?>> command) {

        List<String> byIndexes(MongoCollection<Document> goods) {
            return outcome(command.apply(goods, query));
        }

        /** The engine as shipped looks up the id, but not within another condition. */
        List<String> byAScan(MongoCollection<Document> goods) {
            return outcome(command.apply(goods, new Document("$and", List.of(query))));
        }

        @Override
        public String toString() {
            return says;
        }
    }

    private static Step step(RandomDocuments some, Random random) {
        var query = some.query();
        var says = query.toJson();
        int kind = random.nextInt(20);
        if (kind < 5) {
            var document = some.document();
            return new Step("insert " + document.toJson(), query, (goods, which) -> goods.insertOne(document));
        }
        if (kind == 5) {
            var document = some.document();
            document.remove("_id");
            return new Step(
                    "replace " + says + " by " + document.toJson(),
                    query,
                    (goods, which) -> goods.replaceOne(which, document));
        }
        if (kind == 6) {
            return new Step("delete " + says, query, (goods, which) -> goods.deleteOne(which));
        }
        if (kind < 9) {
            var change = some.change();
            boolean many = random.nextBoolean();
            return new Step(
                    "update %s %s by %s".formatted(many ? "all" : "one", says, change.toJson()),
                    query,
                    (goods, which) -> many ? goods.updateMany(which, change) : goods.updateOne(which, change));
        }
        if (kind == 9) {
            var change = some.change();
            var order = some.order();
            return new Step(
                    "find " + says + " and update by " + change.toJson(),
                    query,
                    (goods, which) -> goods.findOneAndUpdate(which, change, new FindOneAndUpdateOptions().sort(order)));
        }
        if (kind == 10) {
            var one = new Document("_id", some.id());
            var change = some.change();
            return new Step(
                    "update or insert " + one.toJson() + " by " + change.toJson(),
                    query,
                    (goods, which) -> goods.updateOne(one, change, new UpdateOptions().upsert(true)));
        }
        if (kind == 11) {
            return new Step("count " + says, query, (goods, which) -> goods.countDocuments(which));
        }
        if (kind == 12) {
            return new Step(
                    "distinct of " + says, query, (goods, which) -> goods.distinct("a", which, BsonValue.class));
        }
        var order = some.order();
        var fields = some.fields();
        int skip = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
        int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
        return new Step(
                "find %s in the order %s, %d from %d, of which %s"
                        .formatted(says, order.toJson(), limit, skip, fields.toJson()),
                query,
                (goods, which) -> goods.find(which)
                        .sort(order)
                        .projection(fields)
                        .skip(skip)
                        .limit(limit));
    }

    /** What the engine answered, as text; of a refusal its code. A connection that fails is no answer, and fails the test as what it is. */
    private static List<String> outcome(Publisher<?> command) {
        var outcome = new ArrayList<String>();
        try {
            Flux.from(command).doOnNext(one -> outcome.add(one.toString())).blockLast();
        } catch (MongoServerException e) {
            if (e.getCode() < 0) {
                throw e;
            }
            outcome.add("refused: " + e.getCode());
        }
        return outcome;
    }
}
