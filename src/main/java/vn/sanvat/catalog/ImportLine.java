package vn.sanvat.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.CatalogApi.ProductRequest.LabelRequest;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.catalog.ProductDraft.PackDraft;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.web.Faults;

/**
 * One product of an import.
 *
 * @param code the caller's own; with the cooperative it says which product is meant, however often it is sent
 * @param photos absent to keep those that the product has
 */
record ImportLine(
        String code,
        String cooperative,
        Localized name,
        Category category,
        Localized description,
        @Nullable LabelRequest label,
        @Nullable List<PackLine> packs,
        @Nullable List<String> photos,
        @Nullable Season season) {

    static final int MAX_CODE_LENGTH = 64;

    /** @param code the caller's own, unique in the product; where absent, quantity and kind of packaging stand for it */
    record PackLine(
            @Nullable String code,
            Quantity net,
            Packaging packaging,
            @Nullable Gtin gtin,
            long priceVnd,
            @Nullable Integer shelfLifeDays,
            @Nullable Boolean soldByWeight) {

        PackDraft draft() {
            return new PackDraft(
                    null, net, packaging, gtin, priceVnd, shelfLifeDays, Boolean.TRUE.equals(soldByWeight));
        }

        /** What tells it from the product's other packs. */
        String key() {
            return code == null
                    ? "=" + net.value().stripTrailingZeros().toPlainString() + " " + net.unit() + " "
                            + packaging.kind().vi()
                    : code;
        }
    }

    /** @throws vn.sanvat.web.Problem invalid, with all that is wrong */
    ProductDraft checked() {
        var faults = new Faults();
        faults.text("code", code, MAX_CODE_LENGTH);
        var keys = new HashSet<String>();
        var given = packLines();
        for (int i = 0; i < given.size(); i++) {
            faults.optionalText("packs[" + i + "].code", given.get(i).code(), MAX_CODE_LENGTH);
            if (!keys.add(given.get(i).key())) {
                faults.add(
                        "packs[" + i + "].code",
                        "Có hai quy cách giống nhau; hãy ghi code khác nhau cho mỗi quy cách",
                        "Two packs are alike; give each a code of its own");
            }
        }
        faults.refuse();
        return DraftRules.checked(draft(), List.of());
    }

    /** The packs of a checked draft, each with an id that is the same whenever the line is sent. */
    List<Pack> packs(ProductDraft checked) {
        var packs = new ArrayList<Pack>();
        for (int i = 0; i < checked.packs().size(); i++) {
            var key = packLines().get(i).key();
            packs.add(checked.packs().get(i).withId(ImportIds.pack(cooperative, code, key)));
        }
        return List.copyOf(packs);
    }

    private List<PackLine> packLines() {
        return packs == null ? List.of() : packs;
    }

    private ProductDraft draft() {
        return new ProductDraft(
                cooperative,
                name,
                category,
                description,
                label == null ? LabelText.EMPTY : label.text(),
                packLines().stream().map(PackLine::draft).toList(),
                photos == null ? List.of() : photos,
                season);
    }
}
