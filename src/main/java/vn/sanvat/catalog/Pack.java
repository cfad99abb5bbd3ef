package vn.sanvat.catalog;

import org.jspecify.annotations.Nullable;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.UnitPrice;

/**
 * One way in which a product is packed and sold.
 *
 * @param id unique in the whole catalog, given once, never reused
 * @param net the quantity in the pack; where it is sold by weight, the quantity that the price is for
 * @param priceVnd whole đồng, more than 0
 * @param shelfLifeDays none for goods that do not spoil
 */
public record Pack(
        String id,
        Quantity net,
        Packaging packaging,
        @Nullable Gtin gtin,
        long priceVnd,
        @Nullable Integer shelfLifeDays,
        boolean soldByWeight) {

    /**
     * @param kind such as túi zip, hũ, chai
     * @param material such as giấy kraft, thủy tinh, nhựa PP
     */
    public record Packaging(Localized kind, @Nullable Localized material) {}

    /** So that packs of different sizes can be compared. */
    public UnitPrice unitPrice() {
        return UnitPrice.of(priceVnd, net);
    }
}
