package vn.sanvat.site.goods;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.publish.SalesPages.SalesPage;
import vn.sanvat.site.card.Good;
import vn.sanvat.site.card.Maker;
import vn.sanvat.site.card.Proof;
import vn.sanvat.site.card.ShopWords;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.Picture;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.text.UnitPrice;
import vn.sanvat.trace.Lot;

/**
 * What a product's page shows.
 *
 * @param content as approved last, also of goods that are withdrawn
 * @param scanned the pack whose GTIN led here
 * @param proofs valid today
 * @param recalls lots of which somebody may still have a pack, the latest recall first
 * @param shops where it is sold besides
 * @param ofMaker other goods of the maker
 * @param alike goods of the kind by others
 */
public record ProductPage(
        Product product,
        Product.Content content,
        @Nullable Pack scanned,
        Maker maker,
        List<Picture> pictures,
        List<Proof> proofs,
        List<Lot> lots,
        List<Lot> recalls,
        List<SalesPage> shops,
        List<Good> ofMaker,
        List<Good> alike,
        LocalDate today) {

    private static final int YEAR_DAYS = 365;
    private static final int MONTH_DAYS = 30;

    public boolean withdrawn() {
        return product.shown() == null;
    }

    public UnitPrice unitPrice(Pack pack) {
        return UnitPrice.of(pack.priceVnd(), pack.net());
    }

    /** A whole unit's price says nothing new where the pack is just that. */
    public boolean unitPriceHelps(Pack pack) {
        return unitPrice(pack).vnd() != pack.priceVnd() || pack.soldByWeight();
    }

    /** Said in months where a shelf life is so many years or months of thirty days, which is how labels say it. */
    public static String keeps(int days, Reader reader) {
        if (days % YEAR_DAYS == 0) {
            return reader.say(ShopWords.SHELF_LIFE, reader.months(days / YEAR_DAYS * 12L));
        }
        return reader.say(
                ShopWords.SHELF_LIFE,
                days % MONTH_DAYS == 0 && days > MONTH_DAYS ? reader.months(days / MONTH_DAYS) : reader.days(days));
    }

    /** The lot's number, and what its packs hold where such packs are still offered. */
    public String lotAndNet(Lot lot, Reader reader) {
        var number = reader.say(FrameWords.LOT, lot.number());
        return content.packs().stream()
                .filter(pack -> pack.id().equals(lot.pack()))
                .findFirst()
                .map(pack -> number + " · " + reader.quantity(pack.net()))
                .orElse(number);
    }

    /** Whether a recent lot of a pack is neither recalled nor past its date; no more is known of what the maker has. */
    public boolean inStock(Pack pack) {
        return lots.stream().anyMatch(lot -> lot.pack().equals(pack.id()) && lot.saleableOn(today));
    }

    /** Whether a pack is offered: not of goods that are withdrawn, nor where all that is known of it is recalled. */
    public boolean offered(Pack pack) {
        return !withdrawn()
                && (inStock(pack)
                        || recalls.stream().noneMatch(lot -> lot.pack().equals(pack.id())));
    }

    public String season(Reader reader) {
        var season = Objects.requireNonNull(content.season());
        return season.fromMonth() == season.toMonth()
                ? reader.say(ShopWords.SEASON_ONE, month(season.fromMonth(), reader))
                : reader.say(
                        ShopWords.SEASON_FROM_TO, month(season.fromMonth(), reader), month(season.toMonth(), reader));
    }

    /** Vietnamese months are numbers. */
    private static String month(int month, Reader reader) {
        return switch (reader.language()) {
            case VI -> Integer.toString(month);
            case EN -> Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        };
    }
}
