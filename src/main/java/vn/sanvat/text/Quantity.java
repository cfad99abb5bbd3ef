package vn.sanvat.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})(?:[.,]([0-9]{1,3}))?\\s*(\\p{L}+)");

    /** What people write after a number, and how much of which unit it is. */
    private static final Map<String, Quantity> MEASURES = Map.ofEntries(
            Map.entry("g", of("1", Unit.G)),
            Map.entry("gam", of("1", Unit.G)),
            Map.entry("gram", of("1", Unit.G)),
            Map.entry("lạng", of("100", Unit.G)),
            Map.entry("kg", of("1", Unit.KG)),
            Map.entry("ký", of("1", Unit.KG)),
            Map.entry("cân", of("1", Unit.KG)),
            Map.entry("yến", of("10", Unit.KG)),
            Map.entry("tạ", of("100", Unit.KG)),
            Map.entry("tấn", of("1000", Unit.KG)),
            Map.entry("ml", of("1", Unit.ML)),
            Map.entry("l", of("1", Unit.L)),
            Map.entry("lít", of("1", Unit.L)),
            Map.entry("chiếc", of("1", Unit.PIECE)),
            Map.entry("cái", of("1", Unit.PIECE)));

    public static Quantity of(String value, Unit unit) {
        return new Quantity(new BigDecimal(value), unit);
    }

    /** Reads {@code 200 g}, {@code 1,5 kg}, {@code 2 lạng}, {@code 3 tạ}; empty for what is no quantity above 0. */
    public static Optional<Quantity> parse(String text) {
        var written = WRITTEN.matcher(PlainText.line(text).toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            return Optional.empty();
        }
        var measure = MEASURES.get(written.group(3));
        var decimals = written.group(2);
        var count = new BigDecimal(decimals == null ? written.group(1) : written.group(1) + "." + decimals);
        if (measure == null || count.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Quantity(count.multiply(measure.value()), measure.unit()));
    }

    /**
     * The same amount in another unit of its kind.
     *
     * @throws IllegalArgumentException for grams of litres and the like
     */
    public BigDecimal in(Unit other) {
        if (unit == other) {
            return value;
        }
        if ((unit == Unit.G && other == Unit.KG) || (unit == Unit.ML && other == Unit.L)) {
            return value.movePointLeft(3);
        }
        if ((unit == Unit.KG && other == Unit.G) || (unit == Unit.L && other == Unit.ML)) {
            return value.movePointRight(3);
        }
        throw new IllegalArgumentException(unit + " cannot be given in " + other);
    }

    /** @return such as {@code 1,5 kg}: a decimal comma, no zeros at the end */
    public String format() {
        return format(Localized.VIETNAMESE);
    }

    /** @return such as {@code 1,5 kg} and {@code 2 chiếc}, in English {@code 1.5 kg} and {@code 2 pieces} */
    public String format(Locale locale) {
        var plain = value.stripTrailingZeros().toPlainString();
        if (!locale.getLanguage().equals("en")) {
            return plain.replace('.', ',') + " " + unit.symbol();
        }
        var pieces = value.compareTo(BigDecimal.ONE) == 0 ? " piece" : " pieces";
        return plain + (unit == Unit.PIECE ? pieces : " " + unit.symbol());
    }
}
