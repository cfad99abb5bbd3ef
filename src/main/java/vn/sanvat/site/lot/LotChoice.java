package vn.sanvat.site.lot;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** One of several lots that bear the same number, as a page offers them to choose from. */
public record LotChoice(
        String code,
        String number,
        Localized product,
        @Nullable Pack pack,
        LocalDate producedOn,
        @Nullable LocalDate expiresOn,
        boolean recalled) {

    /** Empty for a lot of goods that the public has never seen. */
    static Optional<LotChoice> of(Lot lot, Product product) {
        return Optional.ofNullable(product.lastShown())
                .map(content -> new LotChoice(
                        lot.code(),
                        lot.number().value(),
                        content.name(),
                        product.pack(lot.pack()),
                        lot.producedOn(),
                        lot.expiresOn(),
                        lot.recalled()));
    }
}
