package vn.sanvat.publish.offer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.media.Photo;
import vn.sanvat.media.Photos;
import vn.sanvat.publish.offer.Offer.OfferedPack;
import vn.sanvat.publish.offer.Offer.Picture;
import vn.sanvat.publish.offer.Offer.RecalledLot;
import vn.sanvat.trace.CodeLinks;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.web.Problem;
import vn.sanvat.web.PublicUrls;

/** Makes offers of what the catalog shows, and tells the catalog what became of them. */
@Service
public class Offers {

    /** The largest picture that is made; a smaller original has smaller ones only. */
    private static final int MAX_PICTURE_PX = 1280;

    /** Of one product; more than any maker calls back. */
    private static final int MAX_RECALLS = 1_000;

    private static final int AT_ONCE = 8;

    /** {@link Photos#findAll} takes 500 at once; a batch of products may show more. */
    private static final int PHOTOS_AT_ONCE = 500;

    private final Catalog catalog;
    private final Listings listings;
    private final Cooperatives cooperatives;
    private final Photos photos;
    private final LotFinder lots;
    private final QrCodes codes;
    private final CodeLinks links;
    private final PublicUrls sites;

    Offers(
            Catalog catalog,
            Listings listings,
            Cooperatives cooperatives,
            Photos photos,
            LotFinder lots,
            QrCodes codes,
            CodeLinks links,
            PublicUrls sites) {
        this.catalog = catalog;
        this.listings = listings;
        this.cooperatives = cooperatives;
        this.photos = photos;
        this.lots = lots;
        this.codes = codes;
        this.links = links;
        this.sites = sites;
    }

    /** @throws Problem invalid, naming the product */
    public Mono<Product> product(String id) {
        return catalog.find(id)
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "product", "Không có sản phẩm \"" + id + "\"", "There is no product \"" + id + "\"")));
    }

    /** Those of them that the catalog shows, by id. */
    public Mono<Map<String, Offer>> of(List<String> products) {
        return catalog.findAll(products)
                .filter(product -> product.shown() != null)
                .collectList()
                .flatMap(this::ofProducts);
    }

    /** Those of them that the catalog shows, by id. */
    public Mono<Map<String, Offer>> ofProducts(List<Product> products) {
        var makers = products.stream().map(Product::cooperative).collect(Collectors.toSet());
        var pictures = products.stream()
                .flatMap(product -> shownPhotos(product).stream())
                .collect(Collectors.toSet());
        return Mono.zip(makersById(makers), photosById(pictures), ownCodes(products), recallsOf(products))
                .map(all -> offers(products, new Known(all.getT1(), all.getT2(), all.getT3(), all.getT4())));
    }

    /** What offers are made of besides the products: makers, photos, codes of packs and recalls of products, each by id. */
    private record Known(
            Map<String, Cooperative> makers,
            Map<String, Photo> photos,
            Map<String, QrCode> codes,
            Map<String, List<RecalledLot>> recalls) {}

    private Map<String, Offer> offers(List<Product> products, Known known) {
        var offers = new HashMap<String, Offer>();
        for (var product : products) {
            var shown = product.shown();
            var maker = known.makers().get(product.cooperative());
            if (shown != null && maker != null) {
                offers.put(product.id(), offer(product, shown, maker, known));
            }
        }
        return offers;
    }

    /**
     * Says that a platform shows it: nothing is done unless the listing waits for that. A change at the same moment wins, and
     * the next sweep says it again.
     */
    public Mono<Void> markPublished(String product, long approvedRevision) {
        return catalog.find(product)
                .filter(found -> found.listing().state() == Listing.State.APPROVED)
                .flatMap(found -> listings.markPublished(product, approvedRevision))
                .onErrorComplete(OptimisticLockingFailureException.class)
                .then();
    }

    /** 0 where nothing was approved. */
    public static long approvedRevision(Product product) {
        var approved = product.listing().approved();
        return approved == null ? 0 : approved.revision();
    }

    private Mono<Map<String, Cooperative>> makersById(Set<String> ids) {
        return cooperatives.findAll(ids).collectMap(Cooperative::id, Function.identity());
    }

    private Mono<Map<String, Photo>> photosById(Set<String> ids) {
        return Flux.fromIterable(ids)
                .buffer(PHOTOS_AT_ONCE)
                .concatMap(photos::findAll)
                .collectMap(Photo::id, Function.identity());
    }

    /** The codes of packs without a GTIN; the others need none. */
    private Mono<Map<String, QrCode>> ownCodes(List<Product> products) {
        return Flux.fromIterable(products)
                .mapNotNull(Product::shown)
                .flatMapIterable(Product.Content::packs)
                .filter(pack -> pack.gtin() == null)
                .flatMap(pack -> codes.ofPack(pack.id()).map(code -> Map.entry(pack.id(), code)), AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<String, List<RecalledLot>>> recallsOf(List<Product> products) {
        return Flux.fromIterable(products)
                .filter(product -> product.shown() != null)
                .flatMap(
                        product -> lots.recalledOf(product.id(), MAX_RECALLS)
                                .mapNotNull(Offers::recalled)
                                .collectList()
                                .map(recalls -> Map.entry(product.id(), recalls)),
                        AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static @Nullable RecalledLot recalled(Lot lot) {
        var recall = lot.recall();
        return recall == null
                ? null
                : new RecalledLot(lot.number().value(), lot.producedOn(), recall.reason(), recall.advice());
    }

    private static List<String> shownPhotos(Product product) {
        var shown = product.shown();
        return shown == null ? List.of() : shown.photos();
    }

    private Offer offer(Product product, Product.Content shown, Cooperative maker, Known known) {
        return new Offer(
                product.id(),
                approvedRevision(product),
                shown.name(),
                shown.category(),
                shown.description(),
                new Offer.Maker(maker.id(), maker.name(), maker.address().printed(), maker.phone()),
                packs(shown.packs(), known.codes()),
                shown.photos().stream()
                        .map(known.photos()::get)
                        .filter(Objects::nonNull)
                        .flatMap(each -> picture(each).stream())
                        .toList(),
                sites.url(product.path()),
                known.recalls().getOrDefault(product.id(), List.of()),
                shown.film());
    }

    private List<OfferedPack> packs(List<Pack> packs, Map<String, QrCode> codes) {
        var titles = PackTitles.of(packs);
        return packs.stream()
                .map(pack -> new OfferedPack(
                        pack.id(),
                        Objects.requireNonNull(titles.get(pack.id())),
                        publicGtin(pack),
                        pack.priceVnd(),
                        link(pack, codes.get(pack.id()))))
                .toList();
    }

    /** Numbers of restricted circulation mean something else in every shop. */
    private static @Nullable String publicGtin(Pack pack) {
        var gtin = pack.gtin();
        return gtin == null || gtin.restricted() ? null : gtin.digits();
    }

    private @Nullable String link(Pack pack, @Nullable QrCode ownCode) {
        var gtin = pack.gtin();
        if (gtin != null) {
            return sites.url(DigitalLink.of(gtin).path());
        }
        return ownCode == null ? null : links.of(pack, ownCode);
    }

    /** The long side of the picture of a photo that is offered. */
    public static Optional<Integer> picturePx(Photo photo) {
        return photo.longSidesPx().stream().filter(px -> px <= MAX_PICTURE_PX).max(Integer::compare);
    }

    private List<Picture> picture(Photo photo) {
        return picturePx(photo).map(px -> new Picture(sites.url(photo.path(px, "jpg")), photo.alt())).stream()
                .toList();
    }
}
