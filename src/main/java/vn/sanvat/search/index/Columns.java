package vn.sanvat.search.index;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.facet.Facet;

/** The columns of the index, by which goods are filtered, counted and sorted. */
// The form of the index is worked out from the names of the constants, so their numbers never meet constants that have
// moved.
@SuppressWarnings("EnumOrdinal")
public final class Columns {

    /** The folded name and the id: no two are equal, so ties are always broken the same way. */
    static final String NAME = "name";

    /** The last day of the stock. @see #day */
    public static final String STOCK_UNTIL = "stockUntil";

    public static final String PRICE = "price";
    static final String LOWEST_PRICE = "lowestPrice";
    /** The lowest price of a kilogram or litre in any pack; goods sold by the piece have none. */
    static final String LOWEST_UNIT_PRICE = "lowestUnitPrice";

    static final String SHOWN_SINCE = "shownSince";
    public static final String CERTIFICATES = "certificates";

    /** The upper ends of the price ranges, in đồng; the last range is open. */
    public static final List<Long> PRICE_ENDS = List.of(50_000L, 100_000L, 200_000L, 500_000L);

    private static final int DAY_BITS = 24;
    private static final long DAY_MASK = (1L << DAY_BITS) - 1;

    private Columns() {}

    /** The number of a price's range, the cheapest 0. */
    static int range(long price) {
        int range = 0;
        while (range < PRICE_ENDS.size() && price >= PRICE_ENDS.get(range)) {
            range++;
        }
        return range;
    }

    /** The months of a season; what has none, or all of them, is to be had all the year. */
    static List<String> months(@Nullable Season season) {
        var months = Stream.of(Month.values())
                .filter(month -> season == null || season.holds(month))
                .map(month -> String.valueOf(month.getValue()))
                .toList();
        return months.size() == Month.values().length ? List.of(Facet.ALL_YEAR) : months;
    }

    /** Days since 1970 where they fit into 24 bits; the ends of time are 0 and the largest. */
    static long day(LocalDate day) {
        return Math.clamp(day.toEpochDay(), 0, DAY_MASK);
    }

    /** 1..12 */
    public static int month(long day) {
        return LocalDate.ofEpochDay(day).getMonthValue();
    }

    /** The ranges of days on which certificates of a kind are valid. */
    public static String valid(Kind kind) {
        return "valid." + kind;
    }

    /** Kind, first and last day in one number, the kind highest. */
    static long packed(Card.Certificate certificate) {
        return ((long) certificate.kind().ordinal() << (2 * DAY_BITS))
                | (day(certificate.from()) << DAY_BITS)
                | day(certificate.to());
    }

    /** @return the {@link Kind#ordinal()} of a packed certificate that is valid on a day; -1 where it is not */
    public static int kindValidOn(long packed, long day) {
        boolean valid = ((packed >> DAY_BITS) & DAY_MASK) <= day && day <= (packed & DAY_MASK);
        return valid ? (int) (packed >> (2 * DAY_BITS)) : -1;
    }
}
