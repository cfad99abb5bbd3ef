package vn.sanvat.publish.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Product;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.State;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Feed;
import vn.sanvat.store.FeedPosition;
import vn.sanvat.trace.Lot;

/** How a recall reaches a platform on which the goods stand. */
class RecallDeliveryTests extends SweptShop {

    private String descriptionOf(String product) {
        return shop.with(product).getFirst().path("description").asString("");
    }

    @Test
    void aRecalledLotIsSaidFirstOnThePlatformAfterOneSweep() {
        var product = goods.approved("Bột nghệ");
        var lot = lot(product, "L1");
        sweep();
        var before = descriptionOf(product.id());

        recall(lot);
        sweep();

        assertThat(before).doesNotContain("L1");
        assertThat(descriptionOf(product.id()))
                .startsWith("THU HỒI lô L1 (sản xuất 10/01/2026): Có mốc. Hãy trả lại.")
                .contains("RECALLED: lot L1 (produced 2026-01-10): Mould. Return it.");
        assertThat(shop.with(product.id())
                        .getFirst()
                        .path("metadata")
                        .path("sanvat_recalled_lots")
                        .asString(""))
                .isEqualTo("L1");
        assertThat(shop.visible()).containsExactly(product.id());
        assertThat(publication(product.id()).state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void aRecallGoesBeforeApprovalsThatWereThereEarlier() {
        var recalled = goods.approved("Nghệ");
        var lot = lot(recalled, "L1");
        sweep();
        goods.approved("Bột nghệ");
        goods.approved("Gạo");
        recall(lot);
        shop.failNextGet(500);

        sweep();

        var due = store.due("medusa", now.plusSeconds(3_600), 10)
                .map(Publication::product)
                .collectList()
                .blockOptional(BOUND)
                .orElseThrow();
        assertThat(due).hasSize(3).startsWith(recalled.id());
    }

    @Test
    void aRecallStaysUrgentThroughAnEdit() {
        var product = goods.approved("Bột nghệ");
        var lot = lot(product, "L1");
        sweep();
        recall(lot);
        shop.failNextGet(500);
        sweep();
        goods.repriced(product.id(), 60_000);
        shop.failNextGet(500);

        sweep();

        assertThat(publication(product.id()).state()).isEqualTo(State.WAITING);
        assertThat(publication(product.id()).urgency()).isEqualTo(Publication.URGENCY_RECALL);
    }

    @Test
    void aRecallIsSentOnce() {
        var product = goods.approved("Bột nghệ");
        var lot = lot(product, "L1");
        sweep();
        recall(lot);
        sweep();
        var settled = publication(product.id());
        shop.forgetCalls();

        sweep();
        sweep();

        assertThat(shop.calls()).noneMatch(call -> call.startsWith("POST"));
        assertThat(publication(product.id())).isEqualTo(settled);
    }

    @Test
    void aRecallLetsWhatThePlatformRefusedBeTriedAgain() {
        var product = goods.approved("BAD nghệ");
        var lot = lot(product, "L1");
        sweep();
        shop.forgetCalls();

        recall(lot);
        sweep();

        assertThat(shop.calls()).anyMatch(call -> call.startsWith("POST"));
    }

    @Test
    void aRecallOfWhatWasWithdrawnSendsNothing() {
        var product = goods.approved("Bột nghệ");
        var lot = lot(product, "L1");
        sweep();
        goods.withdrawn(product.id());
        sweep();
        shop.forgetCalls();

        recall(lot);
        sweep();

        assertThat(shop.calls()).noneMatch(call -> call.startsWith("POST"));
        assertThat(publication(product.id()).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void recallsOfOneMillisecondAreAllSent() {
        var products =
                IntStream.range(0, 3).mapToObj(i -> goods.approved("Nghệ " + i)).toList();
        products.forEach(product -> recall(lot(product, "L1")));
        mongo.updateMulti(new Query(where("recall").exists(true)), Update.update("recall.at", now), Lot.class)
                .block(BOUND);
        var recalls = new Feed<>(finder::recalledAfter, lot -> new Cursor(now, lot.id()), 1, Clock.systemUTC());
        var found = new ArrayList<String>();

        recalls.ahead(
                        FeedPosition.START,
                        10,
                        page -> Mono.fromRunnable(() -> page.forEach(lot -> found.add(lot.product()))))
                .block(BOUND);

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        products.stream().map(Product::id).toList());
    }
}
