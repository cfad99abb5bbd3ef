package vn.sanvat.publish.medusa;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A product as the shop holds it.
 *
 * @param externalId our product's id; Medusa does not keep it unique
 * @param hash of the offer that it was made from, if we made it
 * @param option the id of the option that tells packs apart
 * @param optionValues of that option
 * @param variants ids by SKU
 */
record MedusaProduct(
        String id,
        @Nullable String externalId,
        String handle,
        boolean published,
        @Nullable String hash,
        @Nullable String option,
        Set<String> optionValues,
        Map<String, String> variants) {

    /** What the shop must tell for {@link #of}. */
    static final String FIELDS = "id,external_id,handle,status,metadata,variants.id,variants.sku,"
            + "options.id,options.title,options.values.value";

    static final String OPTION_TITLE = "Quy cách";
    static final String HASH = "sanvat_hash";

    static List<MedusaProduct> list(JsonNode products) {
        return StreamSupport.stream(products.spliterator(), false)
                .map(MedusaProduct::of)
                .toList();
    }

    static MedusaProduct of(JsonNode product) {
        var variants = new HashMap<String, String>();
        for (var variant : product.path("variants")) {
            variants.put(variant.path("sku").asString(""), variant.path("id").asString(""));
        }
        String option = null;
        var values = new HashSet<String>();
        for (var candidate : product.path("options")) {
            if (candidate.path("title").asString("").equals(OPTION_TITLE)) {
                option = candidate.path("id").asString();
                candidate
                        .path("values")
                        .forEach(value -> values.add(value.path("value").asString("")));
            }
        }
        return new MedusaProduct(
                product.path("id").asString(""),
                text(product.path("external_id")),
                product.path("handle").asString(""),
                product.path("status").asString("").equals("published"),
                text(product.path("metadata").path(HASH)),
                option,
                values,
                variants);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
