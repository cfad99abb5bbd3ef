package vn.sanvat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.search.feed.Watermarks;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.FeedPosition;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.Recalls;

/** How soon, and how surely, a change is found. */
class SearchFreshnessTests extends GoodsToFind {

    @Autowired
    Lots lots;

    @Autowired
    Recalls recalls;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Test
    void anApprovalIsFoundWithinASecondAndAWithdrawalGoneAsSoon() {
        var product = approved("Măng khô", Category.VEGETABLES);
        await(() -> ids("măng khô").equals(List.of(product.id())));

        now(listings.withdraw(product.id(), product.revision(), Localized.of("Hết mùa", "Out of season")));

        await(() -> ids("măng khô").isEmpty());
    }

    @Test
    void theGoodsOfAHiddenMakerAreGoneWithinASecondAndBackAsSoon() {
        var product = approved("Măng khô", Category.VEGETABLES);
        approved("Măng muối", Category.VEGETABLES);
        await(() -> ids("măng").size() == 2);

        var hidden =
                now(cooperatives.hide(maker.id(), maker.revision(), "officer", Localized.vietnamese("Xưởng đang sửa")));
        await(() -> ids("măng").isEmpty());
        // An edit of what is hidden does not bring it back.
        now(listings.withdraw(product.id(), product.revision(), Localized.vietnamese("Hết mùa")));
        search.catchUp().block(Duration.ofSeconds(20));
        assertThat(ids("măng")).isEmpty();

        now(cooperatives.approve(hidden.id(), hidden.revision(), "officer"));
        await(() -> ids("măng").equals(List.of("mang-muoi")));
    }

    @Test
    void aMakersNewNameIsFoundWithinASecond() {
        approved("Măng khô", Category.VEGETABLES);
        await(() -> ids("rào nậy").size() == 1);

        now(cooperatives.change(
                maker.id(),
                maker.revision(),
                new CooperativeDraft(
                        maker.kind(),
                        "HTX Sông Gianh",
                        null,
                        null,
                        "0912345678",
                        null,
                        null,
                        null,
                        maker.address(),
                        null,
                        null,
                        null,
                        List.of(),
                        null),
                "officer"));

        await(() -> ids("sông gianh").size() == 1);
        assertThat(ids("rào nậy")).isEmpty();
    }

    @Test
    void aLotInDateMakesAProductBeInStockUntilItIsRecalled() {
        var product = approved("Mật ong", Category.HONEY);
        await(() -> ids("mật ong").size() == 1);
        assertThat(ids("mật ong", "stock", "yes")).isEmpty();

        var lot = now(lots.create(new Lots.Draft(
                product.content().packs().getFirst().id(),
                new LotNumber("L01"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2099, 1, 1),
                Quantity.of("20", Quantity.Unit.KG),
                null,
                true)));
        await(() -> ids("mật ong", "stock", "yes").size() == 1);
        assertThat(ids(lot.code())).containsExactly("mat-ong");

        now(recalls.recall(
                lot.id(), lot.revision(), Localized.of("Ẩm", "Damp"), Localized.of("Trả lại", "Return it"), "admin"));
        await(() -> ids("mật ong", "stock", "yes").isEmpty());
    }

    /** Copies of a product that carry one time, as an import or another instance writes them. */
    private void copies(Product product, int count, Instant updatedAt) {
        var one = now(mongo.findById(product.id(), Document.class, "products"));
        var copies = IntStream.range(0, count)
                .mapToObj(i -> new Document(one)
                        .append("_id", "copy-%05d".formatted(i))
                        .append("updatedAt", updatedAt))
                .toList();
        mongo.getCollection("products")
                .flatMapMany(products -> products.insertMany(copies))
                .blockLast(Duration.ofSeconds(20));
    }

    @Test
    void goodsOfOneMillisecondAreAllFoundThoughTheyAreMoreThanAPage() {
        var product = approved("Bột nghệ", Category.SPICES);

        copies(product, 1_100, product.updatedAt().plusMillis(5));
        search.catchUp().block(Duration.ofSeconds(60));

        assertThat(results("bột nghệ").total()).isEqualTo(1_101);
    }

    @Test
    void aProductThatBecomesVisibleLongAfterTheTimeThatItCarriesIsFound() {
        var product = approved("Bột nghệ", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        copies(product, 1, product.updatedAt().minusSeconds(25));
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(ids("bột nghệ")).containsExactlyInAnyOrder(product.id(), "copy-00000");
    }

    @Test
    void whatIsNotSettledIsReadAgainAfterARestart() {
        var settled = new Cursor(Instant.parse("2026-03-01T12:00:00Z"), "a/b");
        var head = new Cursor(Instant.parse("2026-03-01T12:00:09Z"), "c");
        var marks = Watermarks.NONE.with(Watermarks.Source.LOTS, new FeedPosition(settled, settled, head));

        var read = Watermarks.read(marks.notes());

        assertThat(read.of(Watermarks.Source.LOTS)).isEqualTo(FeedPosition.at(settled));
        assertThat(read.of(Watermarks.Source.PRODUCTS)).isEqualTo(FeedPosition.START);
    }
}
