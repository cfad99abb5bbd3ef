package vn.sanvat.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.identity.Account;
import vn.sanvat.store.Commands;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.QueryPlans;
import vn.sanvat.text.Dates;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.trace.RecallOrder;

@ServiceTest
class SampleGoodsTests {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> COLLECTIONS = List.of(
            "cooperatives", "products", "evidence", "lots", "events", "media", "media_files", "codes", "sample");

    @Autowired
    SampleGoods goods;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Catalog catalog;

    @Autowired
    Dossier dossier;

    @Autowired
    Events events;

    @Autowired
    QrCodes codes;

    @Autowired
    Commands commands;

    @Autowired
    List<Indexed> stores;

    @Autowired
    WebTestClient http;

    @Autowired
    Clock clock;

    @Test
    void anEmptyStoreGetsACommuneOfGoodsWithTheirTraps() {
        load();

        var products = all(Product.class);
        var lots = all(Lot.class);
        var packs = products.stream()
                .flatMap(product -> product.content().packs().stream())
                .toList();
        assertThat(all(Cooperative.class)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(products).hasSizeGreaterThanOrEqualTo(16).allSatisfy(product -> {
            assertThat(product.shown()).as("shown %s", product.id()).isNotNull();
            assertThat(product.content().photos()).isNotEmpty();
        });
        assertThat(packs).hasSizeGreaterThanOrEqualTo(40);
        assertThat(packs.stream().map(Pack::gtin).filter(Objects::nonNull))
                .hasSizeGreaterThan(20)
                .allSatisfy(gtin -> assertThat(gtin.digits()).startsWith("0952"));
        assertThat(packs).anyMatch(pack -> pack.gtin() == null).anyMatch(Pack::soldByWeight);
        assertThat(lots).hasSizeGreaterThanOrEqualTo(60);
        journeysReachTheirFirstStep(lots);
        trapsAreThere(lots);
    }

    private void journeysReachTheirFirstStep(List<Lot> lots) {
        for (var lot : lots) {
            var journey = get(events.journey(lot, known -> true));
            assertThat(journey.steps()).as("steps of %s", lot.id()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(journey.gaps()).as("gaps of %s", lot.id()).isEmpty();
        }
    }

    private void trapsAreThere(List<Lot> lots) {
        var today = LocalDate.now(clock.withZone(Dates.ZONE));
        assertThat(lots)
                .anyMatch(lot -> lot.recall() != null)
                .anyMatch(lot -> !lot.diaryPublished())
                .anyMatch(lot -> lot.expiredOn(today))
                .anyMatch(lot -> lot.expiresOn() == null)
                .anyMatch(lot -> lot.printedAddress() != null
                        && lot.printedAddress().printed().contains("huyện Tuyên Hóa"));
        var evidence = all(Evidence.class);
        assertThat(evidence)
                .anyMatch(one -> one.kind() == Evidence.Kind.OCOP && !one.validOn(today))
                .anyMatch(one -> one.kind() == Evidence.Kind.OCOP && one.validOn(today) && one.verified())
                .anyMatch(one -> one.kind() == Evidence.Kind.ORGANIC_IN_CONVERSION)
                .anyMatch(one -> !one.verified());
        assertThat(documents("events")).anyMatch(event -> event.containsKey("corrects"));
    }

    @Test
    void theMakerOfTheRecalledLotIsToldOfItAndHasNotOpenedIt() {
        load();

        var order = all(RecallOrder.class).getFirst();
        assertThat(order.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.toldAt()).isNotNull();
            assertThat(notice.openedAt()).isNull();
            assertThat(get(mongo.findById("mau-quan-ly", Account.class)).actsFor())
                    .containsExactly(notice.maker());
        });
    }

    @Test
    void loadingTwiceOrAgainAfterACrashChangesNothing() {
        load();
        var before = contents();

        load();
        assertThat(contents()).isEqualTo(before);

        // As if the process had died just before the note was completed.
        var note = Objects.requireNonNull(
                mongo.findById(SampleRun.ID, SampleRun.class).block(LIMIT));
        mongo.save(SampleRun.started(note.today())).block(LIMIT);
        load();
        assertThat(contents().keySet()).isEqualTo(before.keySet());
        for (var collection : COLLECTIONS) {
            assertThat(contents().get(collection)).as(collection).isEqualTo(before.get(collection));
        }
    }

    @Test
    void whereAnotherInstanceIsAboutItTheStartDoesNotWaitAndGoesOnShouldThatOneDie() {
        heldByAnotherUntil(clock.instant().plus(LIMIT));
        var start = new SampleStart(new SampleSettings(true, false), goods);

        start.run().block(LIMIT);
        start.tick().block(LIMIT);
        assertThat(ids("products")).isEmpty();

        heldByAnotherUntil(clock.instant());
        start.tick().block(LIMIT);
        assertThat(ids("products")).hasSizeGreaterThanOrEqualTo(16);
    }

    /** It would renew its lease if it were alive. */
    private void heldByAnotherUntil(Instant until) {
        mongo.save(new Document("_id", "sample").append("holder", "another").append("until", until), "lease")
                .block(LIMIT);
    }

    @Test
    void removingThemTakesThemAndNothingElse() {
        load();
        var lot = all(Lot.class).getFirst();
        var mine = get(catalog.find("bot-nghe-vang"));
        var packCode = get(codes.ofPack(mine.content().packs().getFirst().id()));
        mongo.save(new Document("_id", "cua-toi").append("cooperative", mine.cooperative()), "products")
                .block(LIMIT);

        http.delete().uri("/api/sample").exchange().expectStatus().isUnauthorized();
        http.delete()
                .uri("/api/sample")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(ids("products")).containsExactly("cua-toi");
        assertThat(ids("cooperatives")).containsExactly(mine.cooperative());
        for (var gone : List.of("lots", "events", "evidence")) {
            assertThat(ids(gone)).as(gone).isEmpty();
        }
        assertThat(ids("media")).hasSize(1);
        assertThat(get(codes.find(lot.code())).state()).isEqualTo(QrCode.State.RETIRED);
        assertThat(get(codes.find(packCode.id())).state()).isEqualTo(QrCode.State.RETIRED);
        load();
        assertThat(ids("products")).containsExactly("cua-toi");
    }

    @Test
    void aPackWhoseGoodsStayKeepsItsCode() {
        load();
        var goodsOfLot = all(Lot.class).getFirst();
        var code = get(codes.ofPack(goodsOfLot.pack()));
        mongo.save(
                        new Document("_id", "lo-cua-toi")
                                .append("product", goodsOfLot.product())
                                .append("code", "0000000000")
                                .append("epcClass", "urn:sanvat:lot:0000000000"),
                        "lots")
                .block(LIMIT);

        get(goods.remove());

        assertThat(ids("products")).containsExactly(goodsOfLot.product());
        assertThat(get(codes.find(code.id())).retirement()).isNull();
    }

    @Test
    void removingThemLooksAtNoCollectionAsAWhole() {
        load();

        var sent = commands.during(() -> get(goods.remove()));

        assertThat(sent).isNotEmpty();
        assertThat(new QueryPlans(mongo, stores).scans(sent)).isEmpty();
    }

    @Test
    void aStoreThatSomebodyUsesIsLeftAlone() {
        mongo.save(new Document("_id", "cua-toi"), "cooperatives").block(LIMIT);

        load();

        assertThat(ids("products")).isEmpty();
    }

    private void load() {
        goods.load().block(LIMIT);
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(LIMIT));
    }

    private <T> List<T> all(Class<T> kind) {
        return Objects.requireNonNull(mongo.findAll(kind).collectList().block(LIMIT));
    }

    private List<Document> documents(String collection) {
        return Objects.requireNonNull(
                mongo.findAll(Document.class, collection).collectList().block(LIMIT));
    }

    private Set<String> ids(String collection) {
        var ids = new TreeSet<String>();
        documents(collection).forEach(document -> ids.add(String.valueOf(document.get("_id"))));
        return ids;
    }

    private Map<String, Object> contents() {
        var contents = new HashMap<String, Object>();
        for (var collection : COLLECTIONS) {
            var revisions = new HashMap<String, Object>();
            documents(collection)
                    .forEach(document -> revisions.put(
                            String.valueOf(document.get("_id")), String.valueOf(document.get("revision"))));
            contents.put(collection, revisions);
        }
        return contents;
    }
}
