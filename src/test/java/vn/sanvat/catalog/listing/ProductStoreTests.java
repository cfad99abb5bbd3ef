package vn.sanvat.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.NOW;
import static vn.sanvat.catalog.SomeProduct.content;
import static vn.sanvat.catalog.SomeProduct.product;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.WorkingCopies;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Page;

/** How products lie in the database. */
@ServiceTest
class ProductStoreTests {

    private static final Catalog.Filter SPICES = new Catalog.Filter(Category.SPICES, null);

    @Autowired
    ProductStore store;

    @Autowired
    ReactiveMongoTemplate mongo;

    private Product approved = product(content("Bột nghệ"));

    @BeforeEach
    void insert() {
        var submitted = Transitions.submit(approved, "maker", NOW);
        approved = value(store.insert(Transitions.approve(submitted, "admin", null, NOW)));
    }

    @Test
    void aWorkingCopyThatIsAsApprovedIsKeptOnceAndReadAsItself() {
        assertThat(working(kept())).containsOnlyKeys("category");
        assertThat(value(store.find(approved.id()))).isEqualTo(approved);
        assertThat(value(store.working(WorkingCopies.of(null, SPICES), new Page.Request(1, 10)))
                        .items())
                .containsExactly(approved);

        value(store.save(Transitions.change(approved, content("Bột nghệ mới"), NOW)));
        assertThat(working(kept())).containsKey("name");
        var edited = value(store.find(approved.id()));
        assertThat(edited.content()).isEqualTo(content("Bột nghệ mới"));
        assertThat(edited.shown()).isEqualTo(approved.shown());
    }

    @Test
    void aProductThatWasKeptWithBothCopiesIsReadAsBefore() {
        var document = kept();
        var both = document.get("listing", Document.class).get("approved", Document.class);
        value(mongo.save(document.append("content", both.get("content")), store.collection()));

        assertThat(value(store.find(approved.id()))).isEqualTo(approved);
    }

    @Test
    void whatWasSentBackBeforeRefusalsWereKeptIsReadAsReturnedForItsReason() {
        var returned = Transitions.sendBack(
                Transitions.submit(Transitions.change(approved, content("Khác"), NOW), "maker", NOW),
                Localized.vietnamese("Thiếu ảnh"),
                List.of(),
                "officer",
                NOW);
        value(store.save(returned));
        var document = kept();
        document.get("listing", Document.class).remove("lastRefusal");
        value(mongo.save(document, store.collection()));

        var wanted =
                new WorkingCopies(null, true, Catalog.Filter.ALL, null, null, null, null, WorkingCopies.Order.RETURNED);
        var listing = value(store.working(wanted, new Page.Request(1, 10)))
                .items()
                .getFirst()
                .listing();
        assertThat(listing.reason()).isEqualTo(Localized.vietnamese("Thiếu ảnh"));
        assertThat(listing.lastRefusal()).isNull();
    }

    private Document kept() {
        return value(mongo.findById(approved.id(), Document.class, store.collection()));
    }

    private static Document working(Document product) {
        return product.get("content", Document.class);
    }
}
