package vn.sanvat.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.evidence.Evidence.Scope;
import vn.sanvat.evidence.EvidenceDraft;
import vn.sanvat.media.Photo;
import vn.sanvat.sample.SampleData.Document;
import vn.sanvat.sample.SampleData.Filling;
import vn.sanvat.sample.SampleData.Goods;
import vn.sanvat.sample.SampleData.Maker;
import vn.sanvat.text.Quantity;

/** What the files say, in the form in which the services take it. */
final class SampleDrafts {

    private SampleDrafts() {}

    static CooperativeDraft of(Maker maker, Map<String, Photo> pictures) {
        return new CooperativeDraft(
                maker.kind(),
                maker.name(),
                maker.taxCode(),
                maker.registration(),
                maker.phone(),
                maker.phone(),
                maker.email(),
                maker.openingHours(),
                maker.address(),
                maker.position(),
                maker.members(),
                maker.story(),
                List.of(present(pictures, maker.picture()).id()),
                null);
    }

    static ProductDraft of(
            Goods goods,
            Map<String, Packaging> packagings,
            Map<String, Photo> pictures,
            Map<String, Cooperative> makers) {
        var packs = goods.packs().stream()
                .map(pack -> of(pack, present(packagings, pack.in())))
                .toList();
        var photo = present(pictures, goods.photo().file()).id();
        return new ProductDraft(
                present(makers, goods.cooperative()).id(),
                goods.content().withPacks(packs).withPhotos(List.of(photo)));
    }

    private static Pack of(Filling pack, Packaging packaging) {
        return new Pack(
                Pack.NO_ID,
                quantity(pack.net()),
                packaging,
                pack.gtin(),
                pack.price(),
                pack.days(),
                pack.soldByWeight());
    }

    static EvidenceDraft of(
            Document document, Map<String, Cooperative> makers, Map<String, Product> goods, LocalDate today) {
        var from = today.minusDays(document.fromDaysAgo());
        var products = document.products() == null ? List.<String>of() : document.products();
        return new EvidenceDraft(
                document.kind(),
                document.stars(),
                document.number(),
                document.issuer(),
                from,
                document.days() == null ? null : from.plusDays(document.days()),
                new Scope(
                        present(makers, document.cooperative()).id(),
                        products.stream().map(key -> present(goods, key).id()).toList(),
                        List.of()),
                null);
    }

    /** @param text such as {@code 500 G} */
    static Quantity quantity(String text) {
        int space = text.indexOf(' ');
        return new Quantity(new BigDecimal(text.substring(0, space)), Quantity.Unit.valueOf(text.substring(space + 1)));
    }

    /** @throws IllegalStateException for a key that the files do not explain */
    static <T> T present(Map<String, T> map, String key) {
        @Nullable T value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("The sample files do not say what \"" + key + "\" is");
        }
        return value;
    }
}
