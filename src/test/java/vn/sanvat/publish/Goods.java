package vn.sanvat.publish;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.place.Address;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.web.Problem;
import vn.sanvat.web.problem.ExceptionTranslator;

/** Approved, edited and withdrawn goods in a real catalog. */
public final class Goods {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final int MAX_RACES = 3;
    private static final Localized WHY = Localized.of("Chỉ để thử", "Only a test");

    private final Catalog catalog;
    private final Listings listings;
    private final String cooperative;

    public Goods(Catalog catalog, Listings listings, Cooperatives cooperatives) {
        this.catalog = catalog;
        this.listings = listings;
        this.cooperative = SomeCooperative.approved(
                        cooperatives,
                        new CooperativeDraft(
                                Cooperative.Kind.COOPERATIVE,
                                "HTX Nghệ Vàng Thạch Hóa",
                                null,
                                null,
                                "0912345678",
                                null,
                                null,
                                null,
                                new Address("Thôn 1, xã Thạch Hóa", null, LocalDate.of(2025, 1, 1)),
                                null,
                                12,
                                null,
                                List.of(),
                                null))
                .blockOptional(BOUND)
                .orElseThrow()
                .id();
    }

    public Product approved(String name) {
        return approved(name, 55_000);
    }

    public Product approved(String name, long priceVnd) {
        return approved(name, priceVnd, List.of());
    }

    /** @param photos ids of photos that are there */
    public Product approved(String name, long priceVnd, List<String> photos) {
        return approve(done(catalog.create(draft(name, Pack.NO_ID, priceVnd, photos))));
    }

    /** Another price, approved too. */
    public Product repriced(String product, long priceVnd) {
        var now = find(product);
        var pack = now.content().packs().getFirst().id();
        return approve(done(catalog.change(
                product, now.revision(), draft(now.content().name().vi(), pack, priceVnd, List.of()))));
    }

    /** Reads it once more where the sweep has written meanwhile that the listing is published, as a person is told to. */
    public Product withdrawn(String product) {
        return done(Mono.defer(() -> catalog.find(product))
                .flatMap(now -> listings.withdraw(product, now.revision(), WHY))
                .retryWhen(Retry.max(MAX_RACES)
                        .filter(e -> ExceptionTranslator.of(e).kind() == Problem.Kind.STALE)));
    }

    public Product find(String product) {
        return done(catalog.find(product));
    }

    private Product approve(Product draft) {
        var submitted = done(listings.submit(draft.id(), draft.revision(), "maker"));
        return done(listings.approve(submitted.id(), submitted.revision(), "admin", WHY));
    }

    private ProductDraft draft(String name, String pack, long priceVnd, List<String> photos) {
        return new ProductDraft(
                cooperative,
                new Product.Content(
                        Localized.of(name, name + " in English"),
                        Category.SPICES,
                        Localized.of("Nghệ xay mịn.", "Finely ground."),
                        new LabelText(
                                List.of(new Ingredient(Localized.of("Nghệ", "Turmeric"), new BigDecimal("100"))),
                                Localized.of("Pha với nước ấm", "With warm water"),
                                Localized.of("Nơi khô mát", "Cool and dry"),
                                Localized.of("Không có", "None"),
                                List.of(),
                                null,
                                Localized.of("Tuyên Phú, Quảng Trị", "Tuyên Phú, Quảng Trị")),
                        List.of(new Pack(
                                pack,
                                Quantity.of("100", Quantity.Unit.G),
                                new Packaging(Localized.of("Túi zip", "Zip bag"), null),
                                null,
                                priceVnd,
                                365,
                                false)),
                        photos,
                        null,
                        "https://video.example/bot-nghe"));
    }

    private static <T> T done(Mono<T> work) {
        return work.blockOptional(BOUND).orElseThrow();
    }
}
