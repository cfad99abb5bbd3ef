package vn.sanvat.publish.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import vn.sanvat.catalog.Product;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.FeedPosition;
import vn.sanvat.text.Localized;

/** How a sweep finds what has changed since the last, whatever the clocks say of it. */
class ChangeDetectionTests extends SweptShop {

    @Test
    void aMakerHiddenWhileNobodySweptIsFoundByWhoNeverLookedForMakers() {
        var product = goods.approved("Bột nghệ");
        sweep();
        mongo.updateFirst(new Query(), new Update().unset("makers"), "platforms")
                .block(BOUND);
        var maker =
                cooperatives.find(product.cooperative()).blockOptional(BOUND).orElseThrow();
        cooperatives
                .hide(maker.id(), maker.revision(), "officer", Localized.vietnamese("Xưởng đang sửa"))
                .block(BOUND);

        sweep();

        assertThat(shop.visible()).isEmpty();
    }

    /** More products like this one, all changed in one millisecond, as an import makes them. */
    private List<String> twinsOfOneMillisecond(Product product, int count) {
        var one = Objects.requireNonNull(
                mongo.findById(product.id(), Document.class, "products").block(BOUND));
        var twins = IntStream.range(0, count)
                .mapToObj(i -> new Document(one).append("_id", "twin-%04d".formatted(i)))
                .toList();
        mongo.getCollection("products")
                .flatMapMany(products -> products.insertMany(twins))
                .blockLast(BOUND);
        return twins.stream().map(twin -> twin.getString("_id")).toList();
    }

    private List<String> detected() {
        return mongo.findAll(Publication.class)
                .map(Publication::product)
                .collectList()
                .blockOptional(BOUND)
                .orElseThrow();
    }

    @Test
    void allProductsOfOneMillisecondAreDetectedThoughTheyAreMoreThanAPage() {
        var twins = twinsOfOneMillisecond(goods.approved("Bột nghệ"), 250);

        sweep();

        assertThat(detected()).containsAll(twins);
    }

    @Test
    void aPositionThatWasKeptIsGoneOnWithAfterARestart() {
        var twins = twinsOfOneMillisecond(goods.approved("Bột nghệ"), 3);
        var at = goods.find(twins.getFirst()).updatedAt();
        var place = FeedPosition.at(new Cursor(at, twins.get(1)));
        var makersRead = FeedPosition.at(Cursor.before(now.plusSeconds(60)));
        platforms
                .save(PlatformState.unknown("medusa").changesRead(place).makersRead(makersRead))
                .block(BOUND);

        sweep();

        assertThat(detected()).contains(twins.get(2)).doesNotContain(twins.get(0), twins.get(1));
    }

    @Test
    void aProductThatBecomesVisibleLateIsDetected() {
        var early = goods.approved("Bột nghệ");
        var hidden = Objects.requireNonNull(
                mongo.findById(early.id(), Document.class, "products").block(BOUND));
        mongo.remove(new Query(where("_id").is(early.id())), "products").block(BOUND);
        goods.approved("Gạo");
        sweep();
        sweep();

        mongo.insert(hidden, "products").block(BOUND);
        sweep();

        assertThat(detected()).contains(early.id());
    }

    @Test
    void aBatchOfProductsMayShowMorePicturesThanAreReadAtOnce() {
        var twins = twinsOfOneMillisecond(goods.approved("Bột nghệ"), 50);
        for (var twin : twins) {
            var pictures = IntStream.range(0, 12).mapToObj(i -> twin + "-" + i).toList();
            mongo.updateFirst(
                            new Query(where("_id").is(twin)),
                            new Update().set("listing.approved.content.photos", pictures),
                            "products")
                    .block(BOUND);
        }

        var offered = offers.of(twins).blockOptional(BOUND).orElseThrow();

        assertThat(offered).containsOnlyKeys(twins);
    }
}
