package vn.sanvat.publish;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.media.Photo;
import vn.sanvat.media.Photos;
import vn.sanvat.publish.Offer.OfferedPack;
import vn.sanvat.publish.Offer.Picture;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Sites;

/** Makes offers of what the catalog shows, and tells the catalog what became of them. */
@Service
public class Offers {

    /** The largest that is made; a smaller original has smaller pictures only. */
    private static final int LONGEST_SIDE_PX = 1280;

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Photos photos;
    private final Sites sites;

    Offers(Catalog catalog, Cooperatives cooperatives, Photos photos, Sites sites) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.photos = photos;
        this.sites = sites;
    }

    /** @throws Problem invalid, naming the product */
    Mono<Product> product(String id) {
        return catalog.find(id)
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "product", "Không có sản phẩm \"" + id + "\"", "There is no product \"" + id + "\"")));
    }

    /** At or after an instant, the oldest change first. */
    Flux<Product> changedSince(Instant since, int limit) {
        return catalog.changedSince(since, limit);
    }

    /** Those of them that the catalog shows, by id. */
    Mono<Map<String, Offer>> of(List<String> products) {
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
        return Mono.zip(makersById(makers), photosById(pictures), (maker, photo) -> {
            var offers = new HashMap<String, Offer>();
            for (var product : products) {
                var shown = product.shown();
                var cooperative = maker.get(product.cooperative());
                if (shown != null && cooperative != null) {
                    offers.put(product.id(), offer(product, shown, cooperative, photo));
                }
            }
            return offers;
        });
    }

    /**
     * Says that it stands on a platform: nothing is done unless the listing waits for that. A change at the same moment wins, and
     * the next sweep says it again.
     */
    Mono<Void> markPublished(String product) {
        return catalog.find(product)
                .filter(found -> found.listing().state() == Listing.State.APPROVED)
                .flatMap(found -> catalog.markPublished(product))
                .onErrorComplete(OptimisticLockingFailureException.class)
                .then();
    }

    /** 0 where nothing was approved. */
    static long approvedRevision(Product product) {
        var approved = product.listing().approved();
        return approved == null ? 0 : approved.revision();
    }

    private Mono<Map<String, Cooperative>> makersById(Set<String> ids) {
        return cooperatives.findAll(ids).collectMap(Cooperative::id, Function.identity());
    }

    private Mono<Map<String, Photo>> photosById(Set<String> ids) {
        return photos.findAll(ids).collectMap(Photo::id, Function.identity());
    }

    private static List<String> shownPhotos(Product product) {
        var shown = product.shown();
        return shown == null ? List.of() : shown.photos();
    }

    private Offer offer(Product product, Product.Content shown, Cooperative maker, Map<String, Photo> photo) {
        return new Offer(
                product.id(),
                approvedRevision(product),
                shown.name(),
                shown.category(),
                shown.description(),
                new Offer.Maker(maker.id(), maker.name(), maker.address().printed(), maker.phone()),
                packs(shown.packs()),
                shown.photos().stream()
                        .filter(photo::containsKey)
                        .map(photo::get)
                        .flatMap(each -> picture(each).stream())
                        .toList(),
                sites.url("/products/" + product.id()),
                List.of());
    }

    private List<Picture> picture(Photo photo) {
        return photo.longSidesPx().stream()
                .filter(px -> px <= LONGEST_SIDE_PX)
                .max(Integer::compare)
                .map(px -> new Picture(sites.url("/media/" + photo.id() + "/" + px + ".jpg"), photo.alt()))
                .stream()
                .toList();
    }

    /** Packs that read the same are told apart by their material, or in the end by their id. */
    private List<OfferedPack> packs(List<Pack> packs) {
        var taken = new TreeSet<String>();
        return packs.stream().map(pack -> offered(pack, taken)).toList();
    }

    private OfferedPack offered(Pack pack, Set<String> taken) {
        var title = title(pack);
        var material = pack.packaging().material();
        if (taken.contains(title.vi()) && material != null) {
            title = with(title, ", ", material);
        }
        if (taken.contains(title.vi())) {
            title = with(title, " · ", Localized.vietnamese(pack.id()));
        }
        taken.add(title.vi());
        var gtin = pack.gtin() == null || pack.gtin().restricted()
                ? null
                : pack.gtin().digits();
        return new OfferedPack(pack.id(), title, gtin, pack.priceVnd(), gtin == null ? null : sites.url("/01/" + gtin));
    }

    private static Localized title(Pack pack) {
        var net = pack.net().value().stripTrailingZeros().toPlainString().replace('.', ',') + " "
                + pack.net().unit().symbol();
        return with(pack.packaging().kind(), " ", Localized.vietnamese(net));
    }

    private static Localized with(Localized first, String between, Localized second) {
        var en = first.en() == null ? null : first.en() + between + (second.en() == null ? second.vi() : second.en());
        return new Localized(first.vi() + between + second.vi(), en);
    }
}
