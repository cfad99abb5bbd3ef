package vn.sanvat.catalog.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.DraftRules;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.web.Exact;
import vn.sanvat.web.Faults;

/**
 * One product of an import.
 *
 * @param code the caller's own; with the cooperative it says which product is meant, however often it is sent
 * @param packs those of the content, each with the caller's code
 * @param photos those of the content; absent to keep those that the product has
 */
record ImportLine(
        String code,
        String cooperative,
        @JsonUnwrapped Product.Content content,
        @Nullable List<PackLine> packs,
        @Nullable List<String> photos) {

    /** @param code the caller's own, unique in the product; where absent, quantity and kind of packaging stand for it */
    record PackLine(
            @Exact @Nullable String code, @JsonUnwrapped Pack pack) {

        /** What tells it from the product's other packs. */
        String key() {
            return code == null
                    ? "=" + pack.net().value().stripTrailingZeros().toPlainString() + " "
                            + pack.net().unit() + " " + pack.packaging().kind().vi()
                    : code;
        }
    }

    /**
     * What the line says, each pack with an id that is the same whenever it is sent.
     *
     * @throws vn.sanvat.web.Problem invalid, with all that is wrong
     */
    Product.Content checked() {
        var given = packs == null ? List.<PackLine>of() : packs;
        checkCodes(given);
        var said = content.withPacks(given.stream().map(PackLine::pack).toList())
                .withPhotos(photos == null ? List.of() : photos);
        var checked = DraftRules.checked(said, List.of());
        return checked.withPacks(IntStream.range(0, given.size())
                .mapToObj(i -> checked.packs()
                        .get(i)
                        .withId(ImportIds.pack(cooperative, code, given.get(i).key())))
                .toList());
    }

    private void checkCodes(List<PackLine> given) {
        var faults = new Faults();
        faults.text("code", code, ImportItem.MAX_CODE_LENGTH);
        var keys = new HashSet<String>();
        for (int i = 0; i < given.size(); i++) {
            faults.optionalText("packs[" + i + "].code", given.get(i).code(), ImportItem.MAX_CODE_LENGTH);
            if (!keys.add(given.get(i).key())) {
                faults.add(
                        "packs[" + i + "].code",
                        "Có hai quy cách giống nhau; hãy ghi code khác nhau cho mỗi quy cách",
                        "Two packs are alike; give each a code of its own");
            }
        }
        faults.refuse();
    }
}
