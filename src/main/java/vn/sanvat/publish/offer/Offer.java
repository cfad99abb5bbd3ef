package vn.sanvat.publish.offer;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.text.Localized;

/**
 * A product as it is offered to a platform, in nobody's format: the approved content, its maker, pictures and codes.
 *
 * @param product the catalog's id; a platform keeps it as its external id
 * @param revision the approved revision that this was made from
 * @param description plain text, paragraphs separated by an empty line
 * @param packs 1..20
 * @param pictures the first one leads
 * @param page the product's own page
 * @param recalls lots that buyers must not use, the latest first
 * @param film where a film about it is; for exports, since no platform shows it
 */
public record Offer(
        String product,
        long revision,
        Localized name,
        Category category,
        Localized description,
        Maker maker,
        List<OfferedPack> packs,
        List<Picture> pictures,
        String page,
        List<RecalledLot> recalls,
        @Nullable String film) {

    /** @param address as printed on the packs */
    public record Maker(
            String id,
            String name,
            String address,
            @Nullable String phone) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "Maker[id=" + id + "]";
        }
    }

    /**
     * @param id the catalog's, unique; platforms keep it as SKU
     * @param title told apart from the product's other packs, such as "Túi zip 100 g"
     * @param gtin 14 digits; never one of restricted circulation
     * @param priceVnd whole đồng
     * @param code the URL that the pack's QR code encodes
     */
    public record OfferedPack(
            String id,
            Localized title,
            @Nullable String gtin,
            long priceVnd,
            @Nullable String code) {}

    /** @param url that anybody may fetch */
    public record Picture(String url, @Nullable String alt) {}

    /** A lot that was called back. */
    public record RecalledLot(String number, LocalDate producedOn, Localized reason, Localized advice) {}

    /** SHA-256 of everything that a platform shows; revision and film are left out, because an approval may change nothing visible. */
    public String payloadHash() {
        return PayloadHash.ofValue(
                new Offer(product, 0, name, category, description, maker, packs, pictures, page, recalls, null));
    }
}
