package vn.sanvat.search.index;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.evidence.Evidence.Kind;

/** The columns of the index, by which goods are filtered, counted and sorted. */
// The form of the index is worked out from the names of the constants, so their numbers never meet constants that have
// moved.
@SuppressWarnings("EnumOrdinal")
public final class Columns {

    /** The folded name and the id: no two are equal, so ties are always broken the same way. */
    static final String NAME = "name";

    /** Category, months, price ranges and the end of the stock in one number: what a {@link FacetTable} reads of every product. */
    public static final String FACTS = "facts";

    /** The id, a zero character, the name. */
    public static final String COOPERATIVE = "cooperative";

    /** @see FacetTable#value */
    public static final String PLACES = "places";

    public static final String PRICE = "price";
    static final String LOWEST_PRICE = "lowestPrice";
    /** The lowest price of a kilogram or litre in any pack; goods sold by the piece have none. */
    static final String LOWEST_UNIT_PRICE = "lowestUnitPrice";

    static final String SHOWN_SINCE = "shownSince";
    public static final String CERTIFICATES = "certificates";

    public static final int ALL_MONTHS = 0xFFF;

    /** The upper ends of the price ranges, in đồng; the last range is open. */
    public static final List<Long> PRICE_ENDS = List.of(50_000L, 100_000L, 200_000L, 500_000L);

    private static final int DAY_BITS = 24;
    private static final long DAY_MASK = (1L << DAY_BITS) - 1;

    private static final int MONTH_BITS = 12;
    private static final int RANGE_BITS = PRICE_ENDS.size() + 1;

    private Columns() {}

    /** @param prices in đồng */
    static long facts(Category category, @Nullable Season season, long[] prices, LocalDate stockUntil) {
        long ranges = LongStream.of(prices).map(price -> 1L << range(price)).reduce(0, (some, one) -> some | one);
        return (((((long) category.ordinal() << RANGE_BITS) | ranges) << MONTH_BITS | months(season)) << DAY_BITS)
                | day(stockUntil);
    }

    /** The {@link Category#ordinal()} in a product's facts. */
    public static int category(long facts) {
        return (int) (facts >> (RANGE_BITS + MONTH_BITS + DAY_BITS));
    }

    /** The price ranges in a product's facts, as bits, the cheapest the lowest. */
    public static int ranges(long facts) {
        return (int) (facts >> (MONTH_BITS + DAY_BITS)) & ((1 << RANGE_BITS) - 1);
    }

    /** The months in a product's facts, as bits, January the lowest. */
    public static int months(long facts) {
        return (int) (facts >> DAY_BITS) & ALL_MONTHS;
    }

    /** The last day of the stock in a product's facts. @see #day */
    public static long stockUntil(long facts) {
        return facts & DAY_MASK;
    }

    private static int range(long price) {
        int range = 0;
        while (range < PRICE_ENDS.size() && price >= PRICE_ENDS.get(range)) {
            range++;
        }
        return range;
    }

    /** A product without a season is to be had all the year. */
    private static int months(@Nullable Season season) {
        if (season == null) {
            return ALL_MONTHS;
        }
        int months = 0;
        int month = season.fromMonth();
        for (int i = 0; i < 12; i++) {
            months |= 1 << (month - 1);
            if (month == season.toMonth()) {
                break;
            }
            month = month % 12 + 1;
        }
        return months;
    }

    /** Days since 1970 where they fit into 24 bits; the ends of time are 0 and the largest. */
    static long day(LocalDate day) {
        return Math.clamp(day.toEpochDay(), 0, DAY_MASK);
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
