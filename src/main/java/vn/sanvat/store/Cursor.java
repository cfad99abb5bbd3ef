package vn.sanvat.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * A place in the order of a time and, for what has the same time, of the id. No two records share one, so a page that goes on after
 * it neither skips nor repeats a record, however many have one time.
 *
 * @param at to the millisecond, as the database keeps times
 * @param id of the record; empty before all records of the time
 */
public record Cursor(Instant at, String id) implements Comparable<Cursor> {

    /** Before every record. */
    public static final Cursor START = new Cursor(Instant.EPOCH, "");

    private static final String ID = "_id";

    /** No instant holds it, so whatever follows the first one is the id. */
    private static final char SEPARATOR = '/';

    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::at).thenComparing(Cursor::id);

    public Cursor {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Before every record of this time and of later ones. */
    public static Cursor before(Instant time) {
        return new Cursor(time, "");
    }

    /**
     * @param text as {@link #toString} writes it
     * @throws IllegalArgumentException if it is none
     */
    public static Cursor parse(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is no cursor: it is to be an instant, '/' and an id");
        }
        return new Cursor(Instant.parse(text.substring(0, end)), text.substring(end + 1));
    }

    /**
     * The next records after this one, in order. A compound index of the time and {@code _id} must be declared.
     *
     * @param timeField the name of the time in the database, which never decreases where a record is written again
     * @param limit 1 or more
     */
    public Query next(String timeField, int limit) {
        var after = new Criteria()
                .orOperator(
                        where(timeField).is(at).and(ID).gt(id), where(timeField).gt(at));
        return Query.query(after).with(Sort.by(timeField, ID)).limit(limit);
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return at.toString() + SEPARATOR + id;
    }
}
