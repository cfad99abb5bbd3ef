package vn.sanvat.text;

import java.math.BigDecimal;

/**
 * How much of something.
 *
 * @param value more than 0, at most 3 decimals
 */
public record Quantity(BigDecimal value, Unit unit) {

    /** The units of labels and lots, with their UN/ECE Recommendation 20 codes, which EPCIS uses. */
    public enum Unit {
        G("g", "GRM"),
        KG("kg", "KGM"),
        ML("ml", "MLT"),
        L("l", "LTR"),
        PIECE("chiếc", "C62");

        private final String symbol;
        private final String uneceCode;

        Unit(String symbol, String uneceCode) {
            this.symbol = symbol;
            this.uneceCode = uneceCode;
        }

        public String symbol() {
            return symbol;
        }

        public String uneceCode() {
            return uneceCode;
        }
    }

    public static Quantity of(String value, Unit unit) {
        return new Quantity(new BigDecimal(value), unit);
    }
}
