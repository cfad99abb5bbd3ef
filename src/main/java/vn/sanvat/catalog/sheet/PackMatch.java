package vn.sanvat.catalog.sheet;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import vn.sanvat.catalog.Pack;
import vn.sanvat.text.PlainText;
import vn.sanvat.text.Quantity;

/** Which pack of a product a row is about: by its code; else by its barcode; else by quantity and packaging, where no barcode says otherwise. */
final class PackMatch {

    private static final int GTIN_DIGITS = 14;

    private PackMatch() {}

    /** @return none for a pack that is new */
    static OptionalInt find(SheetRow row, List<Pack> packs) {
        var id = row.text(SheetColumn.PACK);
        if (id != null) {
            return first(packs, pack -> pack.id().equals(id));
        }
        var gtin = row.text(SheetColumn.GTIN);
        var digits = gtin == null ? null : "0".repeat(Math.max(0, GTIN_DIGITS - gtin.length())) + gtin;
        var byGtin =
                first(packs, pack -> pack.gtin() != null && pack.gtin().digits().equals(digits));
        if (byGtin.isPresent()) {
            return byGtin;
        }
        var net = row.text(SheetColumn.NET);
        var kind = row.text(SheetColumn.PACKAGING);
        if (net == null || kind == null) {
            return OptionalInt.empty();
        }
        var quantity = Quantity.parse(net);
        var packaging = PlainText.line(kind);
        return first(
                packs,
                pack -> quantity.isPresent()
                        && (digits == null || pack.gtin() == null)
                        && same(pack.net(), quantity.get())
                        && pack.packaging().kind().vi().equals(packaging));
    }

    static boolean same(Quantity one, Quantity other) {
        return one.unit() == other.unit() && one.value().compareTo(other.value()) == 0;
    }

    private static OptionalInt first(List<Pack> packs, Predicate<Pack> matches) {
        return IntStream.range(0, packs.size())
                .filter(i -> matches.test(packs.get(i)))
                .findFirst();
    }
}
