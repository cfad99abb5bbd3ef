package vn.sanvat.publish.medusa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.publish.offer.Offer.OfferedPack;
import vn.sanvat.publish.offer.Offer.Picture;
import vn.sanvat.publish.offer.Offer.RecalledLot;
import vn.sanvat.text.Dates;

/** Offers in Medusa's words. Source: the admin API's validators of Medusa 2.21, which refuse unknown fields. */
final class MedusaBodies {

    private final String salesChannel;

    MedusaBodies(String salesChannel) {
        this.salesChannel = salesChannel;
    }

    /** An item of {@code create} in {@code POST /admin/products/batch}. */
    Map<String, @Nullable Object> create(Offer offer) {
        var body = shared(offer);
        body.put("handle", offer.product());
        body.put("external_id", offer.product());
        body.put(
                "options",
                List.of(Map.of(
                        "title",
                        MedusaProduct.OPTION_TITLE,
                        "values",
                        offer.packs().stream().map(pack -> pack.title().vi()).toList())));
        body.put(
                "variants",
                offer.packs().stream().map(pack -> variant(pack, null)).toList());
        return body;
    }

    /**
     * An item of {@code update}. The handle stays as it is there, because links lead to it; options are refused here since
     * Medusa 2.16; variants that are not named are removed.
     */
    Map<String, @Nullable Object> update(Offer offer, MedusaProduct there) {
        var body = shared(offer);
        body.put("id", there.id());
        body.put(
                "variants",
                offer.packs().stream()
                        .map(pack -> variant(pack, there.variants().get(pack.id())))
                        .toList());
        return body;
    }

    static Map<String, @Nullable Object> withdraw(MedusaProduct there) {
        return Map.of("id", there.id(), "status", "draft");
    }

    /** The body of {@code POST /admin/products/{id}/options/batch}, which may be sent again safely. */
    static Map<String, @Nullable Object> addValues(String option, List<String> values) {
        var added = values.stream().map(value -> Map.of("value", value)).toList();
        return Map.of("update", List.of(Map.of("product_option_id", option, "add", added)));
    }

    private Map<String, @Nullable Object> shared(Offer offer) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("title", offer.name().vi());
        body.put("subtitle", offer.name().en());
        body.put("status", "published");
        body.put("description", description(offer));
        body.put("metadata", metadata(offer));
        body.put(
                "images",
                offer.pictures().stream()
                        .map(picture -> Map.of("url", picture.url()))
                        .toList());
        body.put(
                "thumbnail",
                offer.pictures().stream().findFirst().map(Picture::url).orElse(null));
        body.put("sales_channels", List.of(Map.of("id", salesChannel)));
        return body;
    }

    private static Map<String, @Nullable Object> variant(OfferedPack pack, @Nullable String id) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        if (id != null) {
            body.put("id", id);
        }
        body.put("title", pack.title().vi());
        body.put("sku", pack.id());
        body.put("barcode", pack.gtin());
        // The cooperative keeps no stock there; a managed one would be sold out at once.
        body.put("manage_inventory", false);
        body.put("options", Map.of(MedusaProduct.OPTION_TITLE, pack.title().vi()));
        body.put("prices", List.of(Map.of("amount", pack.priceVnd(), "currency_code", "vnd")));
        return body;
    }

    private static Map<String, Object> metadata(Offer offer) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(MedusaProduct.HASH, offer.payloadHash());
        metadata.put("sanvat_page", offer.page());
        metadata.put("sanvat_maker", offer.maker().name());
        metadata.put("sanvat_category", offer.category().slug());
        if (!offer.recalls().isEmpty()) {
            metadata.put(
                    "sanvat_recalled_lots",
                    offer.recalls().stream().map(RecalledLot::number).collect(Collectors.joining(", ")));
        }
        for (var pack : offer.packs()) {
            if (pack.code() != null) {
                metadata.put("sanvat_code_" + pack.id(), pack.code());
            }
        }
        return metadata;
    }

    /** A description has an end; further recalls are told on the product's page. */
    private static final int MAX_TOLD_RECALLS = 20;

    /** What must not be missed comes first. */
    private static String description(Offer offer) {
        var paragraphs = new ArrayList<String>();
        offer.recalls().stream().limit(MAX_TOLD_RECALLS).forEach(recall -> paragraphs.addAll(notice(recall)));
        int more = offer.recalls().size() - MAX_TOLD_RECALLS;
        if (more > 0) {
            paragraphs.add("THU HỒI thêm " + more + " lô khác: " + offer.page());
            paragraphs.add("RECALLED: " + more + " more lots: " + offer.page());
        }
        paragraphs.add(offer.description().vi());
        if (offer.description().en() != null) {
            paragraphs.add(offer.description().en());
        }
        paragraphs.add(
                "Nhà sản xuất: " + offer.maker().name() + ", " + offer.maker().address());
        paragraphs.add("Nguồn gốc: " + offer.page());
        return paragraphs.stream().collect(Collectors.joining("\n\n"));
    }

    /** In both languages, with what nobody has translated in Vietnamese. */
    private static List<String> notice(RecalledLot recall) {
        var vi = "THU HỒI lô " + recall.number() + " (sản xuất " + Dates.format(recall.producedOn()) + "): "
                + recall.reason().vi() + " " + recall.advice().vi();
        var en = "RECALLED: lot " + recall.number() + " (produced " + recall.producedOn() + "): "
                + recall.reason().in(Locale.ENGLISH) + " " + recall.advice().in(Locale.ENGLISH);
        return List.of(vi, en);
    }
}
