package vn.sanvat.catalog.identifier;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.sanvat.catalog.Product;

/**
 * An identifier that content bears, and nobody else's may.
 *
 * @param id a GTIN's digits or a pack's id
 * @param field which names it in a refusal
 */
public record Claim(String id, String pack, String field) {

    /** All that content bears. */
    public static List<Claim> of(Product.Content content) {
        var packs = content.packs();
        return IntStream.range(0, packs.size())
                .boxed()
                .<Claim>mapMulti((i, claims) -> {
                    var pack = packs.get(i);
                    claims.accept(new Claim(pack.id(), pack.id(), "packs[" + i + "].id"));
                    if (pack.gtin() != null) {
                        claims.accept(new Claim(pack.gtin().digits(), pack.id(), "packs[" + i + "].gtin"));
                    }
                })
                .toList();
    }

    /** What the working copy bears already cannot be taken from it while its revision stands. */
    public static List<Claim> added(Product.Content before, Product.Content after) {
        var borne = of(before).stream()
                .map(claim -> claim.id() + "/" + claim.pack())
                .collect(Collectors.toSet());
        return of(after).stream()
                .filter(claim -> !borne.contains(claim.id() + "/" + claim.pack()))
                .toList();
    }
}
