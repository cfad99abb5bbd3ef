package vn.sanvat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.place.Address;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;

/** Goods of one maker, whose commune was merged, and the ways to find them. */
@ServiceTest
abstract class GoodsToFind {

    /** A second is promised; a machine that builds several things at once may take longer. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    static final long PAUSE_NANOS = 5_000_000;

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Search search;

    Cooperative maker;

    @BeforeEach
    void aMakerInACommuneThatWasMerged() {
        maker = now(SomeCooperative.approved(
                cooperatives,
                new CooperativeDraft(
                        Cooperative.Kind.COOPERATIVE,
                        "HTX Rào Nậy",
                        null,
                        null,
                        "0912345678",
                        null,
                        null,
                        null,
                        new Address(
                                "Thôn 1, xã Thạch Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình",
                                "18985@2004-07-08",
                                LocalDate.of(2024, 1, 1)),
                        null,
                        null,
                        null,
                        List.of(),
                        null)));
    }

    List<String> ids(String query, String... filter) {
        return results(query, filter).items().stream().map(Results.Item::id).toList();
    }

    Results results(String query, String... filter) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add("q", query);
        for (int i = 0; i + 1 < filter.length; i += 2) {
            parameters.add(filter[i], filter[i + 1]);
        }
        return now(search.find(parameters));
    }

    Product approved(String name, Category category) {
        var product = now(catalog.create(new ProductDraft(
                maker.id(),
                new Product.Content(
                        Localized.vietnamese(name),
                        category,
                        Localized.vietnamese("Làm ở quê."),
                        new LabelText(
                                List.of(new LabelText.Ingredient(Localized.vietnamese(name), BigDecimal.valueOf(100))),
                                Localized.vietnamese("Dùng ngay."),
                                Localized.vietnamese("Nơi khô mát."),
                                null,
                                List.of(),
                                Localized.vietnamese("Tự nhiên"),
                                Localized.vietnamese("Việt Nam")),
                        List.of(new Pack(
                                Pack.NO_ID,
                                Quantity.of("200", Quantity.Unit.G),
                                new Pack.Packaging(Localized.vietnamese("túi"), null),
                                null,
                                45_000,
                                360,
                                false)),
                        List.of(),
                        null,
                        category == Category.HONEY ? "https://video.example/mat-ong" : null))));
        var submitted = now(listings.submit(product.id(), product.revision(), "maker"));
        return now(listings.approve(
                submitted.id(), submitted.revision(), "admin", Localized.of("Dùng cho kiểm thử", "For a test")));
    }

    /** Until it is so, within a bound. */
    static void await(BooleanSupplier so) {
        long start = System.nanoTime();
        var end = start + LONGEST.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a change is found").isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        System.out.printf("Search: found after %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(20)));
    }
}
