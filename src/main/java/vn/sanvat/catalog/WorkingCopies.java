package vn.sanvat.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.text.Vietnamese;
import vn.sanvat.web.Problem;

/**
 * Which working copies are asked for, and in what order.
 *
 * @param state null for all
 * @param name a part of the folded name; null for all
 */
public record WorkingCopies(
        @Nullable State state,
        Catalog.Filter filter,
        @Nullable String name,
        Order order) {

    private static final int MAX_NAME_LENGTH = 100;

    /** By name, the longest waiting first, or the last changed first. */
    public enum Order {
        NAME,
        SUBMITTED,
        UPDATED
    }

    public static WorkingCopies of(@Nullable State state, Catalog.Filter filter) {
        return new WorkingCopies(state, filter, null, Order.NAME);
    }

    /** The same of these makers only. */
    WorkingCopies among(Set<String> cooperatives) {
        var narrowed = new Catalog.Filter(filter.category(), filter.cooperative(), cooperatives);
        return new WorkingCopies(state, narrowed, name, order);
    }

    /**
     * From what somebody has written.
     *
     * @throws Problem invalid for an order that is none, for one by submission of what is not submitted, and for a long text
     */
    static WorkingCopies asked(
            @Nullable State state, Catalog.Filter filter, @Nullable String q, @Nullable String sort) {
        var order = sort == null ? Order.NAME : order(sort);
        if (order == Order.SUBMITTED && state != State.SUBMITTED) {
            throw Problem.invalid(
                    "sort",
                    "sort=submitted chỉ dùng cùng state=SUBMITTED: hàng khác không chờ duyệt",
                    "sort=submitted goes with state=SUBMITTED only: other goods wait for nobody");
        }
        if (q != null && q.length() > MAX_NAME_LENGTH) {
            throw Problem.invalid(
                    "q",
                    "q dài " + q.length() + " ký tự, tối đa " + MAX_NAME_LENGTH,
                    "q has " + q.length() + " characters, at most " + MAX_NAME_LENGTH + " are allowed");
        }
        var folded = q == null ? "" : Vietnamese.fold(q).strip();
        return new WorkingCopies(state, filter, folded.isEmpty() ? null : folded, order);
    }

    private static Order order(String text) {
        return Arrays.stream(Order.values())
                .filter(order -> order.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "sort",
                        "Không xếp được theo \"" + text + "\"; được dùng: name, submitted, updated",
                        "Nothing is sorted by \"" + text + "\"; allowed are: name, submitted, updated"));
    }
}
