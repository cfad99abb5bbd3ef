package vn.sanvat.site.card;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.media.Photo;
import vn.sanvat.media.Photos;
import vn.sanvat.place.AddressNow;
import vn.sanvat.place.Places;
import vn.sanvat.site.frame.Assets;
import vn.sanvat.site.frame.Picture;
import vn.sanvat.text.Dates;
import vn.sanvat.text.UnitPrice;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.web.Page;

/** Makes what the pages show of products and cooperatives out of the records, in a few queries for a whole page. */
@Component
public class Showcase {

    private static final int DRAWING_PX = 96;
    private static final int LANDSCAPE_WIDTH_PX = 320;
    private static final int LANDSCAPE_HEIGHT_PX = 180;

    private final Cooperatives cooperatives;
    private final Dossier dossier;
    private final LotFinder lots;
    private final Photos photos;
    private final Places places;
    private final Assets assets;
    private final Clock clock;

    Showcase(
            Cooperatives cooperatives,
            Dossier dossier,
            LotFinder lots,
            Photos photos,
            Places places,
            Assets assets,
            Clock clock) {
        this.cooperatives = cooperatives;
        this.dossier = dossier;
        this.lots = lots;
        this.photos = photos;
        this.places = places;
        this.assets = assets;
        this.clock = clock;
    }

    public LocalDate today() {
        return Dates.today(clock);
    }

    public Mono<Page<Good>> goods(Page<Product> page) {
        return goods(page.items()).map(goods -> new Page<>(goods, page.page(), page.size(), page.total()));
    }

    /** Of products that have public content, in their order. */
    public Mono<List<Good>> goods(List<Product> products) {
        var makers = products.stream().map(Product::cooperative).distinct().toList();
        var leads = products.stream()
                .map(Showcase::shown)
                .flatMap(content -> content.photos().stream().limit(1))
                .toList();
        return Mono.zip(named(makers), photographs(leads), stars(makers), recalled(products))
                .map(found -> products.stream()
                        .map(product -> good(
                                product,
                                found.getT1(),
                                found.getT2(),
                                found.getT3(),
                                found.getT4().contains(product.id())))
                        .toList());
    }

    public Mono<Page<Maker>> makers(Page<Cooperative> page) {
        return makers(page.items()).map(makers -> new Page<>(makers, page.page(), page.size(), page.total()));
    }

    public Mono<List<Maker>> makers(List<Cooperative> all) {
        var leads = all.stream()
                .flatMap(cooperative -> cooperative.pictures().stream().limit(1))
                .toList();
        var addresses = all.stream().map(Cooperative::address).toList();
        return Mono.zip(photographs(leads), places.asOfNow(addresses))
                .map(found -> IntStream.range(0, all.size())
                        .mapToObj(i -> maker(all.get(i), found.getT2().get(i), found.getT1()))
                        .toList());
    }

    private Maker maker(Cooperative cooperative, AddressNow address, Map<String, Photo> known) {
        return new Maker(cooperative, address.now(), first(known, cooperative.pictures(), landscape()));
    }

    public Mono<Maker> maker(Cooperative cooperative) {
        return makers(List.of(cooperative)).map(List::getFirst);
    }

    /** All pictures of a product; a drawing of ours where it has none. */
    public Mono<List<Picture>> pictures(List<String> ids, Category category) {
        return pictures(ids, drawing(category));
    }

    /** All pictures of a cooperative; a drawing of ours where it has none. */
    public Mono<List<Picture>> pictures(Cooperative cooperative) {
        return pictures(cooperative.pictures(), landscape());
    }

    /** Verified documents that cover a product, and a lot where one is asked for; in and out of date. */
    public Mono<List<Evidence>> proofs(String cooperative, String product, @Nullable String lot) {
        return dossier.covering(cooperative, product, lot)
                .filter(Evidence::verified)
                .collectList();
    }

    private static Product.Content shown(Product product) {
        return Objects.requireNonNull(product.shown(), "only products that everybody may see");
    }

    private Mono<List<Picture>> pictures(List<String> ids, Picture substitute) {
        return photographs(ids).map(known -> {
            var found = ids.stream()
                    .map(known::get)
                    .filter(Objects::nonNull)
                    .map(Picture::of)
                    .toList();
            return found.isEmpty() ? List.of(substitute) : found;
        });
    }

    /** The products of which somebody may still have a recalled pack. */
    private Mono<Set<String>> recalled(List<Product> products) {
        var today = today();
        return lots.recalledOf(products.stream().map(Product::id).toList())
                .filter(lot -> lot.recallConcerns(today))
                .map(Lot::product)
                .collect(Collectors.toSet());
    }

    private Good good(
            Product product,
            Map<String, Cooperative> makers,
            Map<String, Photo> known,
            List<Evidence> stars,
            boolean recalled) {
        var content = shown(product);
        var cheapest = content.packs().stream()
                .min(Comparator.comparingLong(Pack::priceVnd))
                .orElseThrow();
        var unitPrices = content.packs().stream()
                .map(pack -> UnitPrice.of(pack.priceVnd(), pack.net()))
                .filter(UnitPrice::comparable)
                .sorted(Comparator.comparingLong(UnitPrice::vnd))
                .toList();
        var maker = makers.get(product.cooperative());
        return new Good(
                product.id(),
                content.name(),
                maker == null ? "" : maker.name(),
                first(known, content.photos(), drawing(content.category())),
                cheapest,
                content.packs().stream().anyMatch(pack -> pack.priceVnd() > cheapest.priceVnd()),
                unitPrices.isEmpty() ? null : unitPrices.getFirst(),
                !unitPrices.isEmpty()
                        && unitPrices.getLast().vnd() > unitPrices.getFirst().vnd(),
                content.season() != null && content.season().holds(today().getMonth()),
                stars(product, stars),
                recalled);
    }

    private static @Nullable Integer stars(Product product, List<Evidence> all) {
        return all.stream()
                .filter(evidence -> evidence.scope().cooperative().equals(product.cooperative())
                        && evidence.scope().covers(product.id(), null))
                .map(Evidence::stars)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The OCOP certificates that are verified and valid today. */
    private Mono<List<Evidence>> stars(List<String> makers) {
        var today = today();
        return dossier.ofCooperatives(makers)
                .filter(evidence ->
                        evidence.kind() == Evidence.Kind.OCOP && evidence.verified() && evidence.validOn(today))
                .collectList();
    }

    private Mono<Map<String, Cooperative>> named(Collection<String> ids) {
        return cooperatives.findAll(ids).collectMap(Cooperative::id);
    }

    private Mono<Map<String, Photo>> photographs(Collection<String> ids) {
        return ids.isEmpty() ? Mono.just(Map.of()) : photos.findAll(ids).collectMap(Photo::id);
    }

    private static Picture first(Map<String, Photo> known, List<String> ids, Picture substitute) {
        return ids.stream()
                .limit(1)
                .map(known::get)
                .filter(Objects::nonNull)
                .map(Picture::of)
                .findFirst()
                .orElse(substitute);
    }

    private Picture drawing(Category category) {
        return Picture.ours(assets.picture(category.slug()), DRAWING_PX, DRAWING_PX);
    }

    private Picture landscape() {
        return Picture.ours(assets.picture("maker"), LANDSCAPE_WIDTH_PX, LANDSCAPE_HEIGHT_PX);
    }
}
