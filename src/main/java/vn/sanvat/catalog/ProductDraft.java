package vn.sanvat.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;

/**
 * What a cooperative says about its product. A draft may be incomplete; what is there must be right.
 *
 * @param cooperative who makes it; needed when it is created, and the same ever after
 * @param packs at most 20
 * @param photos ids, the first one leads; at most 12
 */
public record ProductDraft(
        @Nullable String cooperative,
        Localized name,
        Category category,
        Localized description,
        LabelText label,
        List<PackDraft> packs,
        List<String> photos,
        @Nullable Season season) {

    /** @param id of a pack that the product has or had; absent for a new one */
    public record PackDraft(
            @Nullable String id,
            Quantity net,
            Packaging packaging,
            @Nullable Gtin gtin,
            long priceVnd,
            @Nullable Integer shelfLifeDays,
            boolean soldByWeight) {

        Pack withId(String packId) {
            return new Pack(packId, net, packaging, gtin, priceVnd, shelfLifeDays, soldByWeight);
        }
    }
}
