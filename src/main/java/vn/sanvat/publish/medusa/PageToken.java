package vn.sanvat.publish.medusa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of the shop's list begins. The shop counts from the beginning of the list, and what is removed there meanwhile
 * moves all that follows: so each page begins with the last product of the one before, and where that, or one before it, does not
 * come first, it is gone back to look for what has moved.
 *
 * @param offset counted from 0
 * @param last the id of the last product that was seen; empty at the start
 */
record PageToken(int offset, String last) {

    static final PageToken START = new PageToken(0, "");

    private static final char SEPARATOR = ' ';

    /** @param text as {@link #toString} writes it */
    static PageToken parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return new PageToken(Integer.parseInt(text.substring(0, end)), text.substring(end + 1));
    }

    /**
     * @param ids on the page that begins here, in ascending order, as the shop sorts them
     * @param size of a full page, at least 2
     * @return null where no page follows
     */
    @Nullable
    PageToken after(List<String> ids, int size) {
        boolean moved = offset > 0 && (ids.isEmpty() || ids.getFirst().compareTo(last) > 0);
        if (moved) {
            return new PageToken(Math.max(0, offset - size + 1), last);
        }
        return ids.size() < size ? null : new PageToken(offset + size - 1, ids.getLast());
    }

    @Override
    public String toString() {
        return String.valueOf(offset) + SEPARATOR + last;
    }
}
