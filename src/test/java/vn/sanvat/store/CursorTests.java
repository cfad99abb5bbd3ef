package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.start.Indexes;

/** Pages of a real store, read on by a cursor. */
@ServiceTest
class CursorTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Indexed RECORDS = new Indexed() {
        @Override
        public String collection() {
            return "feed_records";
        }

        @Override
        public List<Index> indexes() {
            return List.of(new Index("updatedAt", Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
        }
    };

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Commands commands;

    @Test
    void thousandsOfOneMillisecondComeFromTheDatabaseByTheDeclaredIndex() {
        new Indexes(mongo, List.of(RECORDS)).run().block();
        var documents = IntStream.range(0, 2_500)
                .mapToObj(i -> new Document("_id", "id-%04d".formatted(i)).append("updatedAt", NOON))
                .toList();
        mongo.getCollection(RECORDS.collection())
                .flatMapMany(records -> records.insertMany(documents))
                .blockLast();
        var read = new ArrayList<String>();

        var sent = commands.during(() -> new Feed<Document>(
                        (after, limit) ->
                                mongo.find(after.next("updatedAt", limit), Document.class, RECORDS.collection()),
                        one -> new Cursor(
                                Objects.requireNonNull(one.getDate("updatedAt")).toInstant(),
                                Objects.requireNonNull(one.getString("_id"))),
                        250,
                        InstantSource.fixed(NOON.plusSeconds(60)).withZone(ZoneOffset.UTC))
                .sweep(FeedPosition.START, 100, page -> {
                    page.forEach(one -> read.add(one.getString("_id")));
                    return Mono.empty();
                })
                .block());

        assertThat(read).doesNotHaveDuplicates().hasSize(2_500).isSorted();
        var ours = sent.stream()
                .filter(query -> query.getString(query.getFirstKey()).getValue().equals(RECORDS.collection()))
                .collect(Collectors.toSet());
        assertThat(ours).hasSize(11);
        assertThat(new QueryPlans(mongo, List.of(RECORDS)).scans(ours)).isEmpty();
        mongo.remove(new Query(), RECORDS.collection()).block();
    }
}
