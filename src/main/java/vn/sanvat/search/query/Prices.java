package vn.sanvat.search.query;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one pack may cost, both ends included.
 *
 * @param min whole đồng, 0 where there is no lower end
 * @param max whole đồng, {@link Long#MAX_VALUE} where there is no upper end
 */
public record Prices(long min, long max) {

    public static final Prices ANY = new Prices(0, Long.MAX_VALUE);

    private static final String START = "(?<![\\p{L}\\p{N}.,])";
    private static final String END = "(?![\\p{L}\\p{N}])";
    private static final String NUMBER = "([0-9]{1,9}(?:[.,][0-9]{1,3}){0,3})";
    private static final String UNIT = " ?(nghin dong|ngan dong|trieu dong|nghin|ngan|trieu|tr|k|vnd|dong|d|₫)";

    /** A number of something else: stars, months, kilograms. */
    private static final String OF_SOMETHING = "(?! ?(?:sao|star|thang|nam|ngay|hop|goi|chai|hu|tui|cai|chiec|con|qua|"
            + "g|gr|gam|gram|kg|ky|ki|kilo|can|lang|yen|ml|l|lit|cc|%)(?![\\p{L}\\p{N}]))";

    private static final String AMOUNT = NUMBER + "(?:" + UNIT + END + "|" + END + OF_SOMETHING + ")";

    private static final String UNDER =
            "(?:gia |co gia )?(?:duoi|toi da|khong qua|khong hon|re hon|nho hon|it hon|thap hon|chua toi|<=|<|≤|under|below)";
    private static final String OVER =
            "(?:gia |co gia )?(?:tren|toi thieu|it nhat|dat hon|lon hon|cao hon|hon|tu|>=|>|≥|over|above)";
    private static final String ABOUT = "(?:tam gia|gia khoang|gia tam|gia chi|tam|khoang|chung|gia|about)";
    private static final String TO = " ?(?:den|toi|-|–|~|to) ?";

    private static final Pattern BETWEEN = Pattern.compile(
            START + "(?:gia )?(?:tu|trong khoang|khoang|tam|gia) " + NUMBER + "(?:" + UNIT + ")?" + TO + AMOUNT);
    private static final Pattern FROM_TO =
            Pattern.compile(START + NUMBER + "(?:" + UNIT + ")?" + TO + NUMBER + UNIT + END);
    private static final Pattern AT_MOST = Pattern.compile(START + UNDER + " ?" + AMOUNT);
    private static final Pattern AND_LESS =
            Pattern.compile(START + AMOUNT + " (?:tro xuong|do lai|tro lai|do xuong)" + END);
    private static final Pattern AND_MORE = Pattern.compile(START + "(?:tu )?" + AMOUNT + " (?:tro len|do len)" + END);
    private static final Pattern AT_LEAST = Pattern.compile(START + OVER + " ?" + AMOUNT);
    private static final Pattern AROUND = Pattern.compile(START + ABOUT + " " + AMOUNT);
    private static final Pattern BARE = Pattern.compile(START + NUMBER + UNIT + END);

    /** Below this a number without a unit counts thousands: "dưới 100" is a hundred thousand đồng. */
    private static final long COUNTED_IN_THOUSANDS_BELOW = 1000;

    public boolean holds(long vnd) {
        return min <= vnd && vnd <= max;
    }

    /** @return null where the query says nothing of a price */
    static @Nullable Prices takenFrom(QueryText.Rest rest) {
        Matcher found;
        if ((found = rest.take(BETWEEN)) != null || (found = rest.take(FROM_TO)) != null) {
            return between(found);
        }
        if ((found = rest.take(AND_LESS)) != null || (found = rest.take(AT_MOST)) != null) {
            return new Prices(0, amount(found.group(1), found.group(2)));
        }
        if ((found = rest.take(AND_MORE)) != null || (found = rest.take(AT_LEAST)) != null) {
            return new Prices(amount(found.group(1), found.group(2)), Long.MAX_VALUE);
        }
        if ((found = rest.take(AROUND)) != null || (found = rest.take(BARE)) != null) {
            return around(amount(found.group(1), found.group(2)));
        }
        return null;
    }

    /** A fifth less to a fifth more. */
    private static Prices around(long vnd) {
        return new Prices(vnd - vnd / 5, vnd + vnd / 5);
    }

    /** In "50 đến 100 nghìn" the unit is said once and holds for both. */
    private static Prices between(Matcher found) {
        var unit = found.group(4);
        long to = amount(found.group(3), unit);
        long from = amount(found.group(1), found.group(2) == null ? unit : found.group(2));
        return new Prices(Math.min(from, to), Math.max(from, to));
    }

    private static long amount(String number, @Nullable String unit) {
        int zeros = unit == null ? 0 : unit.startsWith("tr") ? 6 : unit.matches("k|ng.*") ? 3 : 0;
        boolean thousands = number.matches("[0-9]+(?:[.,][0-9]{3})+") && zeros < 6;
        var counted = new BigDecimal(thousands ? number.replaceAll("[.,]", "") : lastSignDecimal(number));
        var vnd = counted.movePointRight(zeros).longValue();
        return unit == null && vnd < COUNTED_IN_THOUSANDS_BELOW ? vnd * 1000 : vnd;
    }

    private static String lastSignDecimal(String number) {
        int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        return last < 0 ? number : number.substring(0, last).replaceAll("[.,]", "") + "." + number.substring(last + 1);
    }
}
