package vn.sanvat.search;

import vn.sanvat.text.Localized;

/**
 * Something that may be searched for.
 *
 * @param value what goes into the query, or into the filter of its kind
 */
public record Suggestion(Kind kind, String value, Localized text) {

    /** What it is. */
    public enum Kind {
        PRODUCT,
        CATEGORY,
        COOPERATIVE
    }
}
