package vn.sanvat.store;

import java.time.Instant;
import java.util.List;

/**
 * How far a reader of a {@link Feed} has come. Immutable, and all that must be kept for another process to go on.
 *
 * @param settled everything up to here was read, and nothing can come before it any more
 * @param checked how far, since {@code settled}, it was looked once more for what came late; {@code settled} between two looks
 * @param head the last that was read
 */
public record FeedPosition(Cursor settled, Cursor checked, Cursor head) {

    public static final FeedPosition START = at(Cursor.START);

    /** Where everything before is known, or does not matter. */
    public static FeedPosition at(Cursor cursor) {
        return new FeedPosition(cursor, cursor, cursor);
    }

    /**
     * A page that was read.
     *
     * @param last no more lies behind it
     * @param horizon nothing before this time can have come after the page was asked for
     */
    record Page(List<Cursor> cursors, boolean last, Instant horizon) {

        boolean reaches(Cursor place) {
            return last || cursors.getLast().compareTo(place) >= 0;
        }

        private Cursor lastSettled(Cursor before) {
            return cursors.stream().filter(one -> one.at().isBefore(horizon)).reduce(before, FeedPosition::later);
        }
    }

    /** Whether nothing can have come between what was read. */
    boolean allSettled() {
        return settled.equals(head);
    }

    /** @param page that goes on from the head */
    FeedPosition ahead(Page page) {
        if (page.cursors().isEmpty()) {
            return this;
        }
        var certain = allSettled() ? page.lastSettled(settled) : settled;
        return new FeedPosition(
                certain,
                checked.equals(settled) ? certain : checked,
                page.cursors().getLast());
    }

    /** @param page that goes on from what was checked */
    FeedPosition back(Page page) {
        var last = page.cursors().isEmpty() ? checked : page.cursors().getLast();
        var newHead = later(last, head);
        var certain = settled;
        if (checked.equals(settled)) {
            // The record at the head may have moved on since; nothing is unread before its place all the same.
            certain = page.reaches(head) && newHead.at().isBefore(page.horizon()) ? newHead : page.lastSettled(settled);
        }
        return new FeedPosition(certain, page.reaches(head) ? certain : last, newHead);
    }

    private static Cursor later(Cursor one, Cursor other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
