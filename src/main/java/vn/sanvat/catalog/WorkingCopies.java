package vn.sanvat.catalog;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.web.NamePart;
import vn.sanvat.web.Problem;

/**
 * Which working copies are asked for, and in what order.
 *
 * @param state null for all
 * @param returned only what was sent back or rejected, and not handed in again
 * @param makers only of these; null for all
 * @param name a part of the folded name; null for all
 * @param submittedBefore null for all
 * @param after null from the first one on
 */
public record WorkingCopies(
        @Nullable State state,
        boolean returned,
        Catalog.Filter filter,
        @Nullable Set<String> makers,
        @Nullable String name,
        @Nullable Instant submittedBefore,
        @Nullable Place after,
        Order order) {

    /** By name, the longest waiting for a decision or for its maker first, or the last changed first. */
    public enum Order {
        NAME,
        SUBMITTED,
        RETURNED,
        UPDATED
    }

    /** Where a product stands among those that wait. */
    public record Place(Instant since, String id) {}

    /** As somebody writes it; absent for all. */
    record Query(
            @Nullable State state,
            boolean returned,
            @Nullable String q,
            @Nullable Order order,
            boolean overdue,
            @Nullable String after) {

        /** Whether it asks for what only working copies have. */
        boolean ofWorkingCopies() {
            return state != null || returned || q != null || order != null || overdue || after != null;
        }
    }

    public static WorkingCopies of(@Nullable State state, Catalog.Filter filter) {
        return new WorkingCopies(state, false, filter, null, null, null, null, Order.NAME);
    }

    /** The same of those goods that somebody may do this to. */
    public WorkingCopies forWhoMay(Permission permission, Viewer viewer) {
        return viewer.mayForAll(permission)
                ? this
                : new WorkingCopies(
                        state, returned, filter, viewer.cooperatives(), name, submittedBefore, after, order);
    }

    /** The same from the one on that follows a product. */
    WorkingCopies after(Product product) {
        var place = new Place(product.listing().changedAt(), product.id());
        return new WorkingCopies(state, returned, filter, makers, name, submittedBefore, place, order);
    }

    /**
     * From what somebody has written, but for {@link Query#after}.
     *
     * @param lateBefore what was submitted before is overdue
     * @throws Problem invalid for what goes together with waiting only, and for a long text
     */
    static WorkingCopies asked(Query query, Catalog.Filter filter, Instant lateBefore) {
        var order = query.order() == null ? Order.NAME : query.order();
        if (query.state() != State.SUBMITTED) {
            needsSubmitted("order", "order=SUBMITTED", order == Order.SUBMITTED);
            needsSubmitted("overdue", "overdue", query.overdue());
        }
        if (order == Order.RETURNED && !query.returned()) {
            throw Problem.invalid(
                    "order",
                    "order=RETURNED chỉ dùng cùng returned=true",
                    "order=RETURNED goes with returned=true only");
        }
        if (query.after() != null && order != Order.SUBMITTED) {
            throw Problem.invalid(
                    "after", "after chỉ dùng cùng order=SUBMITTED", "after goes with order=SUBMITTED only");
        }
        return new WorkingCopies(
                query.state(),
                query.returned(),
                filter,
                null,
                NamePart.folded(query.q()),
                query.overdue() ? lateBefore : null,
                null,
                order);
    }

    private static void needsSubmitted(String field, String what, boolean asked) {
        if (asked) {
            throw Problem.invalid(
                    field,
                    what + " chỉ dùng cùng state=SUBMITTED: hàng khác không chờ duyệt",
                    what + " goes with state=SUBMITTED only: other goods wait for nobody");
        }
    }
}
