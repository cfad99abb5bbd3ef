package vn.sanvat.site.card;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Pack;
import vn.sanvat.site.frame.Picture;
import vn.sanvat.text.Localized;
import vn.sanvat.text.UnitPrice;

/**
 * A product as a list shows it.
 *
 * @param maker the cooperative's name
 * @param cheapest the pack with the lowest price
 * @param severalPrices whether other packs cost more
 * @param unitPrice the lowest of a kilogram or litre; none of what is sold by the piece
 * @param severalUnitPrices whether other packs cost more by the kilogram or litre
 * @param inSeason whether it has a season, and this month lies in it
 * @param stars of an OCOP certificate that is valid today
 * @param recalled whether somebody may still have a pack of a recalled lot of it
 */
public record Good(
        String id,
        Localized name,
        String maker,
        Picture picture,
        Pack cheapest,
        boolean severalPrices,
        @Nullable UnitPrice unitPrice,
        boolean severalUnitPrices,
        boolean inSeason,
        @Nullable Integer stars,
        boolean recalled) {

    /** Whether all of some goods are samples. */
    public static boolean samples(List<Good> goods) {
        return !goods.isEmpty() && goods.stream().allMatch(good -> Maker.sample(good.maker()));
    }
}
