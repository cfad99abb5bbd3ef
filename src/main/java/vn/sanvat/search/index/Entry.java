package vn.sanvat.search.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.place.Address;
import vn.sanvat.place.Place;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.trace.Lot;

/**
 * All that the index needs to know of one shown product.
 *
 * @param content the approved one
 * @param evidence what covers the product; that which nobody has verified is not looked at
 * @param lots the newest ones, at most {@link #MAX_LOTS}
 */
public record Entry(
        Product product,
        Product.Content content,
        @Nullable Cooperative cooperative,
        List<Evidence> evidence,
        List<Lot> lots) {

    public static final int MAX_LOTS = 100;

    /** Empty for a product that is not shown. */
    public static @Nullable Entry of(
            Product product, @Nullable Cooperative cooperative, List<Evidence> evidence, List<Lot> lots) {
        var content = product.shown();
        if (content == null) {
            return null;
        }
        var covering = evidence.stream()
                .filter(Evidence::verified)
                .filter(one -> one.scope().covers(product.id(), null))
                .toList();
        return new Entry(product, content, cooperative, covering, lots);
    }

    /** The last day on which some lot is neither expired nor recalled; {@link LocalDate#MIN} where there is none. */
    public LocalDate stockUntil() {
        return lots.stream()
                .filter(lot -> lot.recall() == null)
                .map(lot -> lot.expiresOn() == null ? LocalDate.MAX : lot.expiresOn())
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    public List<Card.Certificate> certificates() {
        return evidence.stream()
                .limit(Byte.MAX_VALUE)
                .map(one -> new Card.Certificate(
                        one.kind(),
                        one.stars() == null ? 0 : one.stars(),
                        one.validFrom(),
                        one.validTo() == null ? LocalDate.MAX : one.validTo()))
                .toList();
    }

    public Set<Place> places(Gazetteer gazetteer) {
        var places = new LinkedHashSet<Place>();
        addresses().forEach(address -> {
            var unit = gazetteer.unit(address);
            if (unit != null) {
                places.addAll(gazetteer.around(unit.id()));
            }
        });
        return places;
    }

    /** The maker's address, and those printed on its lots. */
    List<Address> addresses() {
        var addresses = new ArrayList<Address>();
        if (cooperative != null) {
            addresses.add(cooperative.address());
        }
        lots.stream()
                .map(Lot::printedAddress)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(addresses::add);
        return addresses.stream().distinct().toList();
    }

    /** GTINs with 14 digits, codes and numbers of lots in lower case. */
    Stream<String> codes() {
        var gtins = content.packs().stream()
                .map(Pack::gtin)
                .filter(Objects::nonNull)
                .map(gtin -> gtin.digits());
        var ofLots =
                lots.stream().flatMap(lot -> Stream.of(lot.code(), lot.number().value()));
        return Stream.concat(gtins, ofLots).map(code -> code.toLowerCase(Locale.ROOT));
    }

    Card card(Gazetteer gazetteer, LocalDate today) {
        var unit = cooperative == null ? null : gazetteer.unit(cooperative.address());
        return new Card(
                product.id(),
                content.name(),
                content.category(),
                product.cooperative(),
                cooperative == null ? product.cooperative() : cooperative.name(),
                unit == null ? null : withProvince(unit, gazetteer),
                unit == null ? null : now(unit, gazetteer, today),
                content.photos().isEmpty() ? null : content.photos().getFirst(),
                content.packs().stream()
                        .map(pack -> new Card.Size(pack.id(), pack.net(), pack.priceVnd(), pack.soldByWeight()))
                        .toList(),
                certificates(),
                content.season(),
                content.film() != null,
                stockUntil());
    }

    private static @Nullable String now(Place unit, Gazetteer gazetteer, LocalDate today) {
        var now = gazetteer.now(unit, today);
        return now == null ? null : withProvince(now, gazetteer);
    }

    private static String withProvince(Place unit, Gazetteer gazetteer) {
        var province = gazetteer.province(unit);
        return province == null || province.equals(unit) ? unit.name() : unit.name() + ", " + province.name();
    }
}
