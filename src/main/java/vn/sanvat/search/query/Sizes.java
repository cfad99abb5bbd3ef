package vn.sanvat.search.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.Quantity.Unit;

/** Sizes of packs, however they are written: {@code 5kg}, {@code 5 kg}, {@code 500gr}, {@code nửa cân}, {@code 2 lạng}. */
public final class Sizes {

    private static final String NOT_BEFORE = "(?<![\\p{L}\\p{N}.,])";
    private static final String NOT_AFTER = "(?![\\p{L}\\p{N}])";

    /** Folded names of units: grams by weight, millilitres by volume. */
    private static final Map<String, Integer> GRAMS = Map.ofEntries(
            Map.entry("g", 1),
            Map.entry("gr", 1),
            Map.entry("gam", 1),
            Map.entry("gram", 1),
            Map.entry("grams", 1),
            Map.entry("kg", 1000),
            Map.entry("kgs", 1000),
            Map.entry("ky", 1000),
            Map.entry("ki", 1000),
            Map.entry("kilo", 1000),
            Map.entry("can", 1000),
            Map.entry("lang", 100),
            Map.entry("yen", 10_000));

    private static final Map<String, Integer> MILLILITRES =
            Map.of("ml", 1, "cc", 1, "l", 1000, "lit", 1000, "lits", 1000, "liter", 1000, "litre", 1000);

    private static final Pattern HALF = Pattern.compile(NOT_BEFORE + "nua (can|ky|ki|kg|lit|l)" + NOT_AFTER);
    private static final Pattern AND_A_HALF =
            Pattern.compile(NOT_BEFORE + "([0-9]{1,3}) ?(kg|ky|ki|can|lit|l) ?(ruoi|[1-9])" + NOT_AFTER);
    private static final Pattern WRITTEN = Pattern.compile(NOT_BEFORE + "([0-9]{1,6}(?:[.,][0-9]{1,3})?) ?"
            + "(grams|gram|gam|gr|g|kgs|kg|kilo|ky|ki|can|lang|yen|ml|cc|liter|litre|lits|lit|l)" + NOT_AFTER);

    private Sizes() {}

    /** @return such as {@code g500}, {@code ml1000} or {@code pc1}: equal for equal sizes, in whatever unit they are given */
    public static String term(Quantity size) {
        return switch (size.unit()) {
            case G, KG -> term("g", size.in(Unit.G));
            case ML, L -> term("ml", size.in(Unit.ML));
            case PIECE -> term("pc", size.value());
        };
    }

    static List<String> takenFrom(QueryText.Rest rest) {
        var terms = new ArrayList<String>();
        for (var half : rest.takeAll(HALF)) {
            terms.add(term(new BigDecimal("0.5"), half.group(1)));
        }
        for (var more : rest.takeAll(AND_A_HALF)) {
            var tenths = more.group(3).equals("ruoi") ? "5" : more.group(3);
            terms.add(term(new BigDecimal(more.group(1) + "." + tenths), more.group(2)));
        }
        for (var written : rest.takeAll(WRITTEN)) {
            terms.add(term(number(written.group(1), written.group(2)), written.group(2)));
        }
        return List.copyOf(terms);
    }

    /** A sign before three digits parts thousands where the unit is small: 1.000 g, but 1.500 kg is one and a half. */
    private static BigDecimal number(String written, String unit) {
        boolean small = GRAMS.getOrDefault(unit, MILLILITRES.getOrDefault(unit, 1)) == 1;
        boolean thousands = small && written.matches("[0-9]+[.,][0-9]{3}");
        return new BigDecimal(thousands ? written.replaceAll("[.,]", "") : written.replace(',', '.'));
    }

    private static String term(BigDecimal count, String unit) {
        var grams = GRAMS.get(unit);
        return grams != null
                ? term("g", count.multiply(BigDecimal.valueOf(grams)))
                : term("ml", count.multiply(BigDecimal.valueOf(MILLILITRES.getOrDefault(unit, 1))));
    }

    private static String term(String unit, BigDecimal count) {
        return unit + count.stripTrailingZeros().toPlainString();
    }
}
