package vn.sanvat.trace.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.sanvat.Awaited.value;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.start.Indexes;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.RecallOrder;

/** No two orders have one sequence, whatever is older than sequences are. */
@ServiceTest
class RecallSequenceTests {

    private static final Localized WHY = Localized.vietnamese("Độ ẩm vượt mức");

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    RecallStore store;

    @Autowired
    RecallSequenceTask task;

    @Test
    void noTwoOrdersHaveOneSequenceAndTheLastIsKnown() {
        assertThat(value(store.lastSequence())).isZero();
        store.insert(order("one", 1)).block();
        store.insert(order("two", 2)).block();

        assertThat(value(store.lastSequence())).isEqualTo(2);
        assertThatThrownBy(() -> store.insert(order("three", 2)).block()).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void ordersFromBeforeHaveOneEachAtTheStartAndTheIndexIsMade() {
        mongo.indexOps("recalls").dropIndex("sequence_1").block();
        try {
            for (var second : List.of(3, 1, 2)) {
                fromBefore(second);
            }

            Mono.when(task.run(), task.run()).block();
        } finally {
            new Indexes(mongo, List.of(store)).run().block();
        }

        assertThat(sequences()).containsExactly(-1L, -2L, -3L);
        assertThat(value(store.lastSequence())).isZero();
        task.run().block();
        assertThat(sequences()).containsExactly(-1L, -2L, -3L);
        store.insert(order("new", 1)).block();
        assertThatThrownBy(() -> store.insert(order("newer", 1)).block()).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aStartThatDiedInTheMiddleIsTakenUp() {
        fromBefore(2);
        mongo.insert(order("a", -1)).block();

        task.run().block();

        assertThat(sequences()).containsExactlyInAnyOrder(-1L, -2L);
    }

    private List<Long> sequences() {
        var orders = value(mongo.findAll(RecallOrder.class).collectList());
        return orders.stream()
                .sorted(Comparator.comparing(RecallOrder::createdAt))
                .map(order -> Objects.requireNonNull(order.sequence()))
                .toList();
    }

    private void fromBefore(int second) {
        mongo.insert(
                        new Document("_id", "before-" + second)
                                .append("revision", 2L)
                                .append("reason", new Document("vi", "Mốc"))
                                .append("advice", new Document("vi", "Trả lại"))
                                .append("by", "an")
                                .append("lots", List.of())
                                .append("notices", List.of())
                                .append("createdAt", Date.from(Instant.ofEpochSecond(second))),
                        "recalls")
                .block();
    }

    private static RecallOrder order(String id, long sequence) {
        return new RecallOrder(id, 0, sequence, WHY, WHY, "an", List.of(), List.of(), null, Instant.EPOCH);
    }
}
