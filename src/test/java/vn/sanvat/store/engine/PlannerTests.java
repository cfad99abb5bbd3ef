package vn.sanvat.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

/** A page after a time and an id reads that page alone, however many records have this one time. */
class PlannerTests {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final int OF_ONE_TIME = 1_000;

    private final Document ascending = new Document("at", 1).append("_id", 1);
    private final SortedIndex index;

    PlannerTests() {
        var file = new MVStore.Builder().open();
        var keys = List.of(new IndexKey("at", true), new IndexKey("_id", true));
        index = new SortedIndex(new Entries(file.openMap("entries"), keys), "at_1__id_1");
        for (int i = 0; i < OF_ONE_TIME; i++) {
            var document = new Document("at", TIME).append("_id", id(i));
            index.entries().add(document, id(i));
        }
    }

    private static String id(int i) {
        return "id-%04d".formatted(i);
    }

    private static Document after(Instant time, String id) {
        return new Document(
                "$or",
                List.of(
                        new Document("at", time).append("_id", new Document("$gt", id)),
                        new Document("at", new Document("$gt", time))));
    }

    private Plan plan(Document query, Document order) {
        return Objects.requireNonNull(Planner.plan(List.of(index), new Conditions(query), order));
    }

    @Test
    void whatLiesBeforeTheCursorIsNotRead() {
        var plan = plan(after(TIME, id(989)), ascending);

        assertThat(plan.sorted()).isTrue();
        assertThat(plan.positions().toList())
                .isEqualTo(IntStream.range(990, OF_ONE_TIME)
                        .mapToObj(PlannerTests::id)
                        .toList());
    }

    @Test
    void nothingIsReadAfterTheLastOne() {
        assertThat(plan(after(TIME, id(999)), ascending).count()).isZero();
        assertThat(plan(after(TIME.minusMillis(1), id(999)), ascending).count()).isEqualTo(OF_ONE_TIME);
    }

    @Test
    void branchesThatOverlapAreReadOnceAndFromTheEndWhereAskedSo() {
        var query = new Document(
                "$or",
                List.of(
                        new Document("at", new Document("$gte", TIME)),
                        new Document("at", new Document("$lte", TIME))));

        var plan = plan(query, new Document("at", -1).append("_id", -1));

        assertThat(plan.sorted()).isTrue();
        assertThat(plan.positions().toList())
                .isEqualTo(IntStream.range(0, OF_ONE_TIME)
                        .mapToObj(PlannerTests::id)
                        .toList()
                        .reversed());
    }
}
