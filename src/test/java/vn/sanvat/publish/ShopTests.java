package vn.sanvat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Listings;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.State;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.store.StoreForTests;

/**
 * The whole service, its scheduled sweep included, against a real Medusa shop that MEDUSA_URL, MEDUSA_SECRET_KEY,
 * MEDUSA_PUBLISHABLE_KEY and MEDUSA_SALES_CHANNEL name. It has a context of its own, because the sweep must run by itself here.
 */
@Tag("shop")
@EnabledIf("aShopIsNamed")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sanvat.sample.enabled=false", "sanvat.identity.admin-password=only-for-tests-7f3c"})
@ContextConfiguration(initializers = StoreForTests.class)
class ShopTests {

    private static final Duration PROMISE = Duration.ofSeconds(5);
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MS = 200;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    PublicationStore store;

    @Autowired
    ReactiveMongoTemplate mongo;

    private Goods goods;
    private String name;

    static boolean aShopIsNamed() {
        var named = System.getenv("MEDUSA_URL") != null;
        if (!named) {
            System.out.println("ShopTests are skipped: MEDUSA_URL names no Medusa shop");
        }
        return named;
    }

    @DynamicPropertySource
    static void shop(DynamicPropertyRegistry properties) {
        properties.add("sanvat.publish.medusa.url", () -> System.getenv("MEDUSA_URL"));
        properties.add("sanvat.publish.medusa.secret-key", () -> System.getenv("MEDUSA_SECRET_KEY"));
        properties.add("sanvat.publish.medusa.sales-channel", () -> System.getenv("MEDUSA_SALES_CHANNEL"));
    }

    @BeforeEach
    void open() {
        goods = new Goods(catalog, listings, cooperatives);
        // The shop remembers earlier runs.
        name = "Bột nghệ thử " + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void anApprovedListingStandsThereAndAWithdrawnOneIsGoneWithinFiveSeconds() {
        var product = goods.approved(name, 55_000).id();
        // The shop shows a product a moment before it has stored its prices.
        within("approved to visible", () -> seen(product).size() == 1 && price(product) == 55_000);
        until(() -> goods.find(product).listing().state() == Listing.State.PUBLISHED);

        goods.repriced(product, 61_000);
        System.out.printf(
                "edit approved to updated: %d ms%n",
                until(() -> price(product) == 61_000).toMillis());

        goods.withdrawn(product);
        within("withdrawn to gone", () -> seen(product).isEmpty());
    }

    @Test
    void dyingBetweenTheCallAndItsBookkeepingMakesNoTwin() {
        var product = goods.approved(name).id();
        within("approved to visible", () -> seen(product).size() == 1);
        until(() -> state(product) == State.PUBLISHED);

        mongo.remove(new Query(), Publication.class).block(BOUND);
        mongo.remove(new Query(), PlatformState.class).block(BOUND);
        until(() -> state(product) == State.PUBLISHED);

        assertThat(admin(product).path("count").asInt()).isEqualTo(1);
    }

    @Test
    void whatHasNotChangedIsNotTouchedThere() {
        var product = goods.approved(name).id();
        within("approved to visible", () -> seen(product).size() == 1);
        until(() -> state(product) == State.PUBLISHED);
        var before = admin(product).path("products").get(0).path("updated_at").asString();

        var row = store.find(Publication.id("medusa", product))
                .blockOptional(BOUND)
                .orElseThrow();
        store.save(row.retriedNow(Instant.now())).block(BOUND);
        until(() -> state(product) == State.PUBLISHED);

        assertThat(admin(product).path("products").get(0).path("updated_at").asString())
                .isEqualTo(before);
    }

    private State state(String product) {
        return store.find(Publication.id("medusa", product))
                .map(Publication::state)
                .defaultIfEmpty(State.PENDING)
                .blockOptional(BOUND)
                .orElseThrow();
    }

    /** What buyers see of it. */
    private JsonNode seen(String product) {
        return get("/store/products?external_id={id}&fields=id,title", product).path("products");
    }

    private JsonNode admin(String product) {
        return get("/admin/products?external_id={id}&fields=id,updated_at,variants.prices.amount", product);
    }

    private long price(String product) {
        return admin(product)
                .path("products")
                .path(0)
                .path("variants")
                .path(0)
                .path("prices")
                .path(0)
                .path("amount")
                .asLong(0);
    }

    private static JsonNode get(String path, String product) {
        return WebClient.create(URI.create(System.getenv("MEDUSA_URL")).toString())
                .get()
                .uri(path, Map.of("id", product))
                .headers(ShopTests::keys)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .blockOptional(BOUND)
                .orElseThrow();
    }

    private static void keys(HttpHeaders headers) {
        headers.set("x-publishable-api-key", System.getenv("MEDUSA_PUBLISHABLE_KEY"));
        headers.setBasicAuth(System.getenv("MEDUSA_SECRET_KEY"), "");
    }

    private static void within(String what, BooleanSupplier condition) {
        var took = until(condition);
        System.out.printf("%s: %d ms%n", what, took.toMillis());
        assertThat(took).as(what).isLessThan(PROMISE);
    }

    private static Duration until(BooleanSupplier condition) {
        var begun = Instant.now();
        while (!condition.getAsBoolean()) {
            var waited = Duration.between(begun, Instant.now());
            assertThat(waited).isLessThan(BOUND);
            LockSupport.parkNanos(Duration.ofMillis(LOOK_EVERY_MS).toNanos());
        }
        return Duration.between(begun, Instant.now());
    }
}
