package vn.sanvat.publish.medusa;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be sent for one product.
 *
 * @param create the product, where the shop does not have it
 * @param updates of products that it has; more than one where somebody has made a twin, which goes out of the shop
 * @param newValues of the option, which must exist before a variant may use them
 */
record MedusaWork(
        String product,
        @Nullable Map<String, @Nullable Object> create,
        List<Map<String, @Nullable Object>> updates,
        @Nullable NewValues newValues) {

    /**
     * Values that the option lacks.
     *
     * @param on the product there
     * @param values not empty
     */
    record NewValues(String on, String option, List<String> values) {}
}
