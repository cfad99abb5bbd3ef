package vn.sanvat.publish.sync;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.publish.Goods;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.publish.medusa.StubMedusa;
import vn.sanvat.publish.medusa.Stubs;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.platform.PlatformStore;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.store.Leases;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.Recalls;

/** A shop that behaves as Medusa does, and the sweep that fills it from a real store. Time stands still unless a test moves it. */
@ServiceTest
abstract class SweptShop {

    static final Duration BOUND = Duration.ofSeconds(30);

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Offers offers;

    @Autowired
    LotFinder finder;

    @Autowired
    Lots lots;

    @Autowired
    Recalls recalls;

    @Autowired
    PublicationStore store;

    @Autowired
    PlatformStore platforms;

    @Autowired
    Leases leases;

    @Autowired
    ReactiveMongoTemplate mongo;

    StubMedusa shop;
    Goods goods;
    Instant now;
    PublishSweep sweep;

    @BeforeEach
    void open() {
        shop = new StubMedusa();
        goods = new Goods(catalog, listings, cooperatives);
        now = Instant.now();
        InstantSource source = () -> now;
        var clock = source.withZone(ZoneOffset.UTC);
        sweep = sweepOf(clock, Stubs.connectorTo(shop, clock));
    }

    PublishSweep sweepOf(Clock clock, TradePlatform... platforms) {
        return new PublishSweep(
                List.of(platforms),
                new ProductChangeDetection(catalog, cooperatives, store, clock),
                new RecallDetection(finder, offers, store, clock),
                new Delivery(offers, store, clock, new SecureRandom()),
                new Reconciliation(catalog, offers, store, clock, Duration.ofHours(6)),
                this.platforms,
                leases,
                clock);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    void sweep() {
        sweep.sweep().block(BOUND);
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    Publication publication(String product) {
        return store.find(Publication.id("medusa", product))
                .blockOptional(BOUND)
                .orElseThrow();
    }

    Lot lot(Product product, String number) {
        var draft = new Lots.Draft(
                product.content().packs().getFirst().id(),
                new LotNumber(number),
                LocalDate.of(2026, 1, 10),
                LocalDate.of(2027, 1, 10),
                Quantity.of("50", Quantity.Unit.PIECE),
                null,
                true);
        return lots.create(draft).blockOptional(BOUND).orElseThrow();
    }

    void recall(Lot lot) {
        recalls.recall(
                        lot.id(),
                        lot.revision(),
                        Localized.of("Có mốc.", "Mould."),
                        Localized.of("Hãy trả lại.", "Return it."),
                        "admin")
                .block(BOUND);
    }

    PlatformState platform() {
        return platforms.find("medusa").blockOptional(BOUND).orElseThrow();
    }
}
