package vn.sanvat.publish;

import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/**
 * One thing that keeps an offer off a platform.
 *
 * @param field of the product that is at fault, as a JSON path such as {@code packs[0].priceVnd}; absent where none is
 * @param says what was wrong and what is allowed
 */
public record OfferIssue(@Nullable String field, Localized says) {

    /** Says it in both languages. */
    public static OfferIssue of(@Nullable String field, String vi, String en) {
        return new OfferIssue(field, Localized.of(vi, en));
    }
}
