package vn.sanvat.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import vn.sanvat.text.Quantity.Unit;

/**
 * What a whole unit costs, so that packs of different sizes can be compared.
 *
 * @param vnd whole đồng, rounded half up
 * @param per kg, l or piece
 */
public record UnitPrice(long vnd, Unit per) {

    /** @param net more than 0 */
    public static UnitPrice of(long priceVnd, Quantity net) {
        var per = switch (net.unit()) {
            case G, KG -> Unit.KG;
            case ML, L -> Unit.L;
            case PIECE -> Unit.PIECE;
        };
        var vnd = BigDecimal.valueOf(priceVnd).divide(net.in(per), 0, RoundingMode.HALF_UP);
        return new UnitPrice(vnd.longValueExact(), per);
    }

    /** @return such as {@code 225.000 ₫/kg} */
    public String format() {
        return format(Localized.VIETNAMESE);
    }

    /** @return such as {@code 225.000 ₫/kg}, in English {@code 225,000 ₫/kg} */
    public String format(Locale locale) {
        return Money.format(vnd, locale) + "/" + per.symbol();
    }

    /** Whether it is of a kilogram or a litre: a piece of one thing says nothing of a piece of another. */
    public boolean comparable() {
        return per != Unit.PIECE;
    }
}
