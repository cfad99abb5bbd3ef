package vn.sanvat.catalog;

import static com.fasterxml.jackson.annotation.Nulls.AS_EMPTY;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonSetter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.UnitPrice;

/**
 * One way in which a product is packed and sold.
 *
 * @param id unique in the whole catalog, given once, never reused; {@link #NO_ID} of a new one that is sent
 * @param net the quantity in the pack; where it is sold by weight, the quantity that the price is for
 * @param priceVnd whole đồng, more than 0
 * @param shelfLifeDays none for goods that do not spoil
 */
public record Pack(
        @JsonSetter(nulls = AS_EMPTY) String id,
        Quantity net,
        Packaging packaging,
        @Nullable Gtin gtin,
        long priceVnd,
        @Nullable Integer shelfLifeDays,
        @JsonSetter(nulls = AS_EMPTY) boolean soldByWeight) {

    private static final int YEAR_DAYS = 365;
    private static final int MONTH_DAYS = 30;

    /** Of a pack that the catalog has still to give one: none is kept with it. */
    public static final String NO_ID = "";

    /**
     * @param kind such as túi zip, hũ, chai
     * @param material such as giấy kraft, thủy tinh, nhựa PP
     */
    public record Packaging(Localized kind, @Nullable Localized material) {}

    public Pack withId(String other) {
        return new Pack(other, net, packaging, gtin, priceVnd, shelfLifeDays, soldByWeight);
    }

    /** The last day of what was packed on a day; none for goods that do not spoil. Makers count in months and years where they can. */
    public @Nullable LocalDate expiryOf(LocalDate producedOn) {
        if (shelfLifeDays == null) {
            return null;
        }
        if (shelfLifeDays % YEAR_DAYS == 0) {
            return producedOn.plusYears(shelfLifeDays / YEAR_DAYS);
        }
        return shelfLifeDays % MONTH_DAYS == 0
                ? producedOn.plusMonths(shelfLifeDays / MONTH_DAYS)
                : producedOn.plusDays(shelfLifeDays);
    }

    /** So that packs of different sizes can be compared. Told, and never taken. */
    @JsonProperty(access = Access.READ_ONLY)
    public UnitPrice unitPrice() {
        return UnitPrice.of(priceVnd, net);
    }
}
