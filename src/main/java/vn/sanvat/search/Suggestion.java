package vn.sanvat.search;

import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/**
 * Something that may be searched for.
 *
 * @param value what goes into the query, or into the filter of its kind
 * @param product the id of the only one that bears the name; absent where several do, and of what is no product
 */
public record Suggestion(
        Kind kind, String value, Localized text, @Nullable String product) {

    /** What it is. */
    public enum Kind {
        PRODUCT,
        CATEGORY,
        COOPERATIVE
    }
}
