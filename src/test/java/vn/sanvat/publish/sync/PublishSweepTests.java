package vn.sanvat.publish.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing;
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
import vn.sanvat.publish.publication.Publication.State;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Feed;
import vn.sanvat.store.FeedPosition;
import vn.sanvat.store.Leases;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.Recalls;

/** The sweep against a real store and a shop that behaves as Medusa does. Time stands still unless a test moves it. */
@ServiceTest
class PublishSweepTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Offers offers;

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

    private StubMedusa shop;
    private Goods goods;
    private Instant now;
    private PublishSweep sweep;

    @BeforeEach
    void open() {
        shop = new StubMedusa();
        goods = new Goods(catalog, listings, cooperatives);
        now = Instant.now();
        InstantSource source = () -> now;
        var clock = source.withZone(ZoneOffset.UTC);
        sweep = sweepOf(clock, Stubs.connectorTo(shop, clock));
    }

    private PublishSweep sweepOf(Clock clock, TradePlatform... platforms) {
        return new PublishSweep(
                List.of(platforms),
                new ProductChangeDetection(catalog, cooperatives, store, clock),
                new RecallDetection(lots, offers, store, clock),
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

    private void sweep() {
        sweep.sweep().block(BOUND);
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private Publication publication(String product) {
        return store.find(Publication.id("medusa", product))
                .blockOptional(BOUND)
                .orElseThrow();
    }

    private Lot lot(Product product, String number) {
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

    private void recall(Lot lot) {
        recalls.recall(
                        lot.id(),
                        lot.revision(),
                        Localized.of("Có mốc.", "Mould."),
                        Localized.of("Hãy trả lại.", "Return it."),
                        "admin")
                .block(BOUND);
    }

    private String descriptionOf(String product) {
        return shop.with(product).getFirst().path("description").asString("");
    }

    private PlatformState platform() {
        return platforms.find("medusa").blockOptional(BOUND).orElseThrow();
    }

    @Test
    void anApprovedListingIsPublishedAfterOneSweepWithProof() {
        var product = goods.approved("Bột nghệ");

        sweep();

        assertThat(shop.visible()).containsExactly(product.id());
        var publication = publication(product.id());
        assertThat(publication.state()).isEqualTo(State.PUBLISHED);
        assertThat(publication.retryAt()).isNull();
        assertThat(publication.proof()).isNotNull();
        assertThat(goods.find(product.id()).listing().state()).isEqualTo(Listing.State.PUBLISHED);
    }

    @Test
    void whatStandsIsNotSentAgain() {
        goods.approved("Bột nghệ");
        sweep();
        sweep();
        sweep();
        shop.forgetCalls();

        sweep();

        assertThat(shop.calls()).noneMatch(call -> call.startsWith("POST"));
    }

    @Test
    void anApprovedEditReachesThePlatform() {
        var product = goods.approved("Bột nghệ", 55_000);
        sweep();

        goods.repriced(product.id(), 60_000);
        sweep();

        var variant = shop.with(product.id()).getFirst().path("variants").get(0);
        assertThat(variant.path("prices").get(0).path("amount").asLong()).isEqualTo(60_000);
        assertThat(publication(product.id()).sourceRevision())
                .isEqualTo(Offers.approvedRevision(goods.find(product.id())));
    }

    @Test
    void theGoodsOfAHiddenMakerAreGoneAfterOneSweepAndBackAfterAnother() {
        var product = goods.approved("Bột nghệ");
        var other = goods.approved("Nghệ khô");
        sweep();
        assertThat(shop.visible()).containsExactlyInAnyOrder(product.id(), other.id());
        var maker =
                cooperatives.find(product.cooperative()).blockOptional(BOUND).orElseThrow();
        assertThat(other.cooperative()).isEqualTo(maker.id());

        var hidden = cooperatives
                .hide(maker.id(), maker.revision(), "officer", Localized.vietnamese("Xưởng đang sửa"))
                .blockOptional(BOUND)
                .orElseThrow();
        var revision = goods.find(product.id()).revision();
        sweep();

        assertThat(shop.visible()).isEmpty();
        assertThat(publication(product.id()).state()).isEqualTo(State.WITHDRAWN);
        assertThat(goods.find(product.id()).revision()).isEqualTo(revision);

        cooperatives.approve(hidden.id(), hidden.revision(), "officer").block(BOUND);
        sweep();

        assertThat(shop.visible()).containsExactlyInAnyOrder(product.id(), other.id());
        assertThat(publication(product.id()).state()).isEqualTo(State.PUBLISHED);
        assertThat(goods.find(product.id()).revision()).isEqualTo(revision);
    }

    @Test
    void aMakerHiddenWhileNobodySweptIsFoundByWhoNeverLookedForMakers() {
        var product = goods.approved("Bột nghệ");
        sweep();
        mongo.updateFirst(new Query(), new Update().unset("makers"), "platforms")
                .block(BOUND);
        var maker =
                cooperatives.find(product.cooperative()).blockOptional(BOUND).orElseThrow();
        cooperatives
                .hide(maker.id(), maker.revision(), "officer", Localized.vietnamese("Xưởng đang sửa"))
                .block(BOUND);

        sweep();

        assertThat(shop.visible()).isEmpty();
    }

    @Test
    void aWithdrawnListingIsGoneAfterOneSweep() {
        var product = goods.approved("Bột nghệ");
        sweep();

        goods.withdrawn(product.id());
        sweep();

        assertThat(shop.visible()).isEmpty();
        assertThat(publication(product.id()).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aRecalledLotIsSaidFirstOnThePlatformAfterOneSweep() {
        var product = goods.approved("Bột nghệ");
        var lot = lot(product, "L1");
        sweep();
        var before = descriptionOf(product.id());

        recall(lot);
        sweep();

        assertThat(before).doesNotContain("L1");
        assertThat(descriptionOf(product.id()))
                .startsWith("THU HỒI lô L1 (sản xuất 10/01/2026): Có mốc. Hãy trả lại.")
                .contains("RECALLED: lot L1 (produced 2026-01-10): Mould. Return it.");
        assertThat(shop.with(product.id())
                        .getFirst()
                        .path("metadata")
                        .path("sanvat_recalled_lots")
                        .asString(""))
                .isEqualTo("L1");
        assertThat(shop.visible()).containsExactly(product.id());
        assertThat(publication(product.id()).state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void aRecallGoesBeforeApprovalsThatWereThereEarlier() {
        var recalled = goods.approved("Nghệ");
        var lot = lot(recalled, "L1");
        sweep();
        goods.approved("Bột nghệ");
        goods.approved("Gạo");
        recall(lot);
        shop.failNextGet(500);

        sweep();

        var due = store.due("medusa", now.plusSeconds(3_600), 10)
                .map(Publication::product)
                .collectList()
                .blockOptional(BOUND)
                .orElseThrow();
        assertThat(due).hasSize(3).startsWith(recalled.id());
    }

    @Test
    void aRecallStaysUrgentThroughAnEdit() {
        var product = goods.approved("Bột nghệ");
        var lot = lot(product, "L1");
        sweep();
        recall(lot);
        shop.failNextGet(500);
        sweep();
        goods.repriced(product.id(), 60_000);
        shop.failNextGet(500);

        sweep();

        assertThat(publication(product.id()).state()).isEqualTo(State.WAITING);
        assertThat(publication(product.id()).urgency()).isEqualTo(Publication.URGENCY_RECALL);
    }

    @Test
    void aRecallIsSentOnce() {
        var product = goods.approved("Bột nghệ");
        var lot = lot(product, "L1");
        sweep();
        recall(lot);
        sweep();
        var settled = publication(product.id());
        shop.forgetCalls();

        sweep();
        sweep();

        assertThat(shop.calls()).noneMatch(call -> call.startsWith("POST"));
        assertThat(publication(product.id())).isEqualTo(settled);
    }

    @Test
    void aRecallLetsWhatThePlatformRefusedBeTriedAgain() {
        var product = goods.approved("BAD nghệ");
        var lot = lot(product, "L1");
        sweep();
        shop.forgetCalls();

        recall(lot);
        sweep();

        assertThat(shop.calls()).anyMatch(call -> call.startsWith("POST"));
    }

    @Test
    void aRecallOfWhatWasWithdrawnSendsNothing() {
        var product = goods.approved("Bột nghệ");
        var lot = lot(product, "L1");
        sweep();
        goods.withdrawn(product.id());
        sweep();
        shop.forgetCalls();

        recall(lot);
        sweep();

        assertThat(shop.calls()).noneMatch(call -> call.startsWith("POST"));
        assertThat(publication(product.id()).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aPackWithoutAGtinCarriesItsOwnLink() {
        var product = goods.approved("Bột nghệ");

        var offers =
                this.offers.ofProducts(List.of(product)).blockOptional(BOUND).orElseThrow();

        var offer = Objects.requireNonNull(offers.get(product.id()));
        assertThat(offer.packs().getFirst().gtin()).isNull();
        assertThat(offer.packs().getFirst().code()).matches("https?://.+/l/[0-9A-Z]{10}");
    }

    @Test
    void withdrawalsGoBeforeEverythingElse() {
        var product = goods.approved("Bột nghệ");
        sweep();
        goods.approved("Gạo");
        goods.withdrawn(product.id());
        shop.forgetCalls();
        shop.failNextPost(500, null);

        sweep();

        assertThat(publication(product.id()).state()).isEqualTo(State.WAITING);
        assertThat(shop.calls().stream().filter(call -> call.startsWith("POST")))
                .hasSize(1);
    }

    @Test
    void dyingBetweenTheCallAndItsBookkeepingMakesNoTwin() {
        var product = goods.approved("Bột nghệ");
        sweep();
        mongo.remove(new Query(), Publication.class).block(BOUND);
        mongo.remove(new Query(), PlatformState.class).block(BOUND);

        sweep();

        assertThat(shop.with(product.id())).hasSize(1);
        assertThat(publication(product.id()).state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void aLostAnswerIsAskedForAgainAndMakesNoTwin() {
        var product = goods.approved("Bột nghệ");
        shop.loseNextAnswer();

        sweep();
        var afterTheLoss = publication(product.id());
        passes(Duration.ofMinutes(1));
        sweep();

        assertThat(afterTheLoss.state()).isEqualTo(State.WAITING);
        assertThat(shop.with(product.id())).hasSize(1);
        assertThat(publication(product.id()).state()).isEqualTo(State.PUBLISHED);
        assertThat(publication(product.id()).attempts()).isZero();
    }

    @Test
    void whatThePlatformRefusesIsSaidInBothLanguagesAndNotSentUntilItChanges() {
        var product = goods.approved("BAD nghệ");
        sweep();
        shop.forgetCalls();
        passes(Duration.ofDays(2));

        sweep();

        var publication = publication(product.id());
        assertThat(publication.state()).isEqualTo(State.REJECTED);
        assertThat(publication.issues().getFirst().says().vi()).contains("không nhận");
        assertThat(publication.issues().getFirst().says().en()).contains("refuses");
        assertThat(shop.calls()).noneMatch(call -> call.startsWith("POST"));
        assertThat(goods.find(product.id()).listing().state()).isEqualTo(Listing.State.APPROVED);
    }

    @Test
    void theTimeThatThePlatformNamesIsObeyed() {
        var product = goods.approved("Bột nghệ");
        shop.failNextPost(429, "120");

        sweep();
        passes(Duration.ofSeconds(100));
        sweep();
        var early = publication(product.id()).state();
        passes(Duration.ofSeconds(30));
        sweep();

        assertThat(early).isEqualTo(State.WAITING);
        assertThat(publication(product.id()).state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void aRefusedAccountStopsTheRunAndBlamesNoItem() {
        var product = goods.approved("Bột nghệ");
        shop.revokeKey();

        sweep();
        var refused = platform().refused();
        shop.forgetCalls();
        sweep();

        assertThat(refused).isNotNull();
        assertThat(shop.calls()).isEmpty();
        assertThat(publication(product.id()).state()).isEqualTo(State.PENDING);

        shop.restoreKey();
        passes(Duration.ofMinutes(6));
        sweep();
        assertThat(publication(product.id()).state()).isEqualTo(State.PUBLISHED);
        assertThat(platform().refused()).isNull();
    }

    @Test
    void aPlatformThatKeepsFailingIsLeftAloneForAWhile() {
        goods.approved("Bột nghệ");
        for (int i = 0; i < 3; i++) {
            shop.failNextPost(500, null);
            sweep();
            passes(Duration.ofSeconds(20));
        }
        // The third failure has opened the circuit for 2 s, which have passed by now; a fourth opens it for 4 s.
        shop.failNextPost(500, null);
        sweep();

        assertThat(platform().failures()).isEqualTo(4);
        assertThat(platform().pausedAt(now)).isTrue();
    }

    @Test
    void reconciliationFindsWhatWasDeletedThere() {
        var product = goods.approved("Bột nghệ");
        sweep();
        for (int i = 0; i < 4; i++) {
            sweep();
        }
        shop.delete(product.id());

        passes(Duration.ofHours(7));
        for (int i = 0; i < 4; i++) {
            sweep();
        }

        assertThat(shop.visible()).containsExactly(product.id());
    }

    @Test
    void reconciliationTakesAwayWhatNobodyRemembers() {
        var product = goods.approved("Bột nghệ");
        sweep();
        goods.withdrawn(product.id());
        mongo.remove(new Query(), Publication.class).block(BOUND);

        for (int i = 0; i < 6; i++) {
            sweep();
        }

        assertThat(shop.visible()).isEmpty();
    }

    /** More products like this one, all changed in one millisecond, as an import makes them. */
    private List<String> twinsOfOneMillisecond(Product product, int count) {
        var one = Objects.requireNonNull(
                mongo.findById(product.id(), Document.class, "products").block(BOUND));
        var twins = IntStream.range(0, count)
                .mapToObj(i -> new Document(one).append("_id", "twin-%04d".formatted(i)))
                .toList();
        mongo.getCollection("products")
                .flatMapMany(products -> products.insertMany(twins))
                .blockLast(BOUND);
        return twins.stream().map(twin -> twin.getString("_id")).toList();
    }

    private List<String> detected() {
        return mongo.findAll(Publication.class)
                .map(Publication::product)
                .collectList()
                .blockOptional(BOUND)
                .orElseThrow();
    }

    @Test
    void allProductsOfOneMillisecondAreDetectedThoughTheyAreMoreThanAPage() {
        var twins = twinsOfOneMillisecond(goods.approved("Bột nghệ"), 250);

        sweep();

        assertThat(detected()).containsAll(twins);
    }

    @Test
    void aPositionThatWasKeptIsGoneOnWithAfterARestart() {
        var twins = twinsOfOneMillisecond(goods.approved("Bột nghệ"), 3);
        var at = goods.find(twins.getFirst()).updatedAt();
        var place = FeedPosition.at(new Cursor(at, twins.get(1)));
        var makersRead = FeedPosition.at(Cursor.before(now.plusSeconds(60)));
        platforms
                .save(PlatformState.unknown("medusa").changesRead(place).makersRead(makersRead))
                .block(BOUND);

        sweep();

        assertThat(detected()).contains(twins.get(2)).doesNotContain(twins.get(0), twins.get(1));
    }

    @Test
    void aProductThatBecomesVisibleLateIsDetected() {
        var early = goods.approved("Bột nghệ");
        var hidden = Objects.requireNonNull(
                mongo.findById(early.id(), Document.class, "products").block(BOUND));
        mongo.remove(new Query(where("_id").is(early.id())), "products").block(BOUND);
        goods.approved("Gạo");
        sweep();
        sweep();

        mongo.insert(hidden, "products").block(BOUND);
        sweep();

        assertThat(detected()).contains(early.id());
    }

    @Test
    void recallsOfOneMillisecondAreAllSent() {
        var products =
                IntStream.range(0, 3).mapToObj(i -> goods.approved("Nghệ " + i)).toList();
        products.forEach(product -> recall(lot(product, "L1")));
        mongo.updateMulti(new Query(where("recall").exists(true)), Update.update("recall.at", now), Lot.class)
                .block(BOUND);
        var recalls = new Feed<>(lots::recalledAfter, lot -> new Cursor(now, lot.id()), 1, Clock.systemUTC());
        var found = new ArrayList<String>();

        recalls.ahead(
                        FeedPosition.START,
                        10,
                        page -> Mono.fromRunnable(() -> page.forEach(lot -> found.add(lot.product()))))
                .block(BOUND);

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        products.stream().map(Product::id).toList());
    }

    @Test
    void aBatchOfProductsMayShowMorePicturesThanAreReadAtOnce() {
        var twins = twinsOfOneMillisecond(goods.approved("Bột nghệ"), 50);
        for (var twin : twins) {
            var pictures = IntStream.range(0, 12).mapToObj(i -> twin + "-" + i).toList();
            mongo.updateFirst(
                            new Query(where("_id").is(twin)),
                            new Update().set("listing.approved.content.photos", pictures),
                            "products")
                    .block(BOUND);
        }

        var offered = offers.of(twins).blockOptional(BOUND).orElseThrow();

        assertThat(offered).containsOnlyKeys(twins);
    }

    @Test
    void aPageThatThePlatformCouldNotBeAskedAboutIsReadAgain() {
        var product = goods.approved("Bột nghệ");
        for (int i = 0; i < 5; i++) {
            sweep();
        }
        shop.delete(product.id());
        passes(Duration.ofHours(7));
        sweep();
        assertThat(platform().reconciliation()).isNotNull();
        shop.failNextGet(503);

        sweep();
        var afterTheFailure = platform();
        for (int i = 0; i < 4; i++) {
            sweep();
        }

        assertThat(afterTheFailure.failures()).isEqualTo(1);
        assertThat(afterTheFailure.reconciliation()).isEqualTo(PlatformState.ReconciliationPosition.START);
        assertThat(platform().failures()).isZero();
        assertThat(shop.visible()).containsExactly(product.id());
    }

    @Test
    void aRemotePageThatCannotBeReadIsReadAgain() {
        goods.approved("Bột nghệ");
        sweep();
        while (platform().reconciliation() == null
                || platform().reconciliation().phase() == PlatformState.ReconciliationPosition.Phase.CATALOG) {
            sweep();
        }
        shop.failNextGet(503);

        sweep();
        var afterTheFailure = platform();
        sweep();

        assertThat(afterTheFailure.failures()).isEqualTo(1);
        assertThat(afterTheFailure.reconciliation()).isNotNull();
        assertThat(platform().reconciliation()).isNull();
    }

    @Test
    void ofTwoPlatformsEachIsKeptByItself() {
        InstantSource time = () -> now;
        var clock = time.withZone(ZoneOffset.UTC);
        var broken = new ScriptedPlatform("postmart", asked -> Mono.error(new IllegalStateException("broken")));
        var product = goods.approved("Bột nghệ").id();

        sweepOf(clock, broken, Stubs.connectorTo(shop, clock)).sweep().block(BOUND);

        assertThat(broken.asked).containsExactly(List.of(product));
        assertThat(shop.visible()).containsExactly(product);
        assertThat(publication(product).state()).isEqualTo(State.PUBLISHED);
        assertThat(store.find(Publication.id("postmart", product)).block(BOUND))
                .extracting(Publication::state)
                .isEqualTo(State.WAITING);
        assertThat(platforms.find("postmart").block(BOUND))
                .extracting(PlatformState::failures)
                .isEqualTo(1);
        assertThat(platform().failures()).isZero();
    }

    @Test
    void whatIsNotDueIsNotFound() {
        var waiting = Publication.pending("medusa", "x", Publication.Desired.PUBLISHED, 1, now.plusSeconds(60));
        var idle = Publication.pending("medusa", "y", Publication.Desired.PUBLISHED, 1, now)
                .published(1, "hash", null, null, now);
        var leaving = Publication.pending("medusa", "z", Publication.Desired.WITHDRAWN, 1, now);
        var coming = Publication.pending("medusa", "a", Publication.Desired.PUBLISHED, 1, now.minusSeconds(60));
        List.of(waiting, idle, leaving, coming).forEach(each -> store.save(each).block(BOUND));

        var due =
                store.due("medusa", now, 10).collectList().blockOptional(BOUND).orElseThrow();

        assertThat(due).extracting(Publication::product).containsExactly("z", "a");
    }
}
