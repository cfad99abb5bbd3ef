package vn.sanvat.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.evidence.Evidence.Kind;

/** The columns of the index, by which goods are filtered, counted and sorted. */
// An index of another form is thrown away, so numbers of constants never meet constants that have moved.
@SuppressWarnings("EnumOrdinal")
final class Columns {

    /** The folded name and the id: no two are equal, so ties are always broken the same way. */
    static final String NAME = "name";

    static final String CATEGORY = "category";

    /** The id, a zero character, the name. */
    static final String COOPERATIVE = "cooperative";

    static final String PLACE = "place";
    static final String PRICE = "price";
    static final String LOWEST_PRICE = "lowestPrice";
    static final String MONTHS = "months";
    static final String STOCK_UNTIL = "stockUntil";
    static final String SHOWN_SINCE = "shownSince";
    static final String CERTIFICATES = "certificates";

    static final int ALL_MONTHS = 0xFFF;

    private static final int DAY_BITS = 24;
    private static final long DAY_MASK = (1L << DAY_BITS) - 1;

    private Columns() {}

    /** The months as bits, January the lowest. A product without a season is to be had all the year. */
    static int months(@Nullable Season season) {
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
    static int kindValidOn(long packed, long day) {
        boolean valid = ((packed >> DAY_BITS) & DAY_MASK) <= day && day <= (packed & DAY_MASK);
        return valid ? (int) (packed >> (2 * DAY_BITS)) : -1;
    }
}
