package vn.sanvat.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import vn.sanvat.web.Exact;

/**
 * What a cooperative says about its product. A draft may be incomplete; what is there must be right.
 *
 * @param cooperative who makes it; needed when it is created, and the same ever after
 * @param content with ids of packs that the product has or had, and none of new ones
 */
public record ProductDraft(
        @Exact @Nullable String cooperative, @JsonUnwrapped Product.Content content) {}
