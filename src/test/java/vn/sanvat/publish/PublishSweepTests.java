package vn.sanvat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.publish.Publication.State;
import vn.sanvat.publish.medusa.StubMedusa;
import vn.sanvat.publish.medusa.Stubs;
import vn.sanvat.store.Leases;

/** The sweep against a real store and a shop that behaves as Medusa does. Time stands still unless a test moves it. */
@ServiceTest
class PublishSweepTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Autowired
    Catalog catalog;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Offers offers;

    @Autowired
    PublicationStore store;

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
        goods = new Goods(catalog, cooperatives);
        now = Instant.now();
        InstantSource source = () -> now;
        var clock = source.withZone(ZoneOffset.UTC);
        var notes = new Noting(offers, store, clock);
        sweep = new PublishSweep(
                List.of(Stubs.connectorTo(shop, clock)),
                notes,
                new Sending(offers, store, clock, new SecureRandom()),
                new Walking(offers, store, notes, clock, Duration.ofHours(6)),
                store,
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

    private PlatformState platform() {
        return store.platform("medusa").blockOptional(BOUND).orElseThrow();
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
    void aWithdrawnListingIsGoneAfterOneSweep() {
        var product = goods.approved("Bột nghệ");
        sweep();

        goods.withdrawn(product.id());
        sweep();

        assertThat(shop.visible()).isEmpty();
        assertThat(publication(product.id()).state()).isEqualTo(State.WITHDRAWN);
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
    void theSlowComparisonFindsWhatWasDeletedThere() {
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
    void theSlowComparisonTakesAwayWhatNobodyRemembers() {
        var product = goods.approved("Bột nghệ");
        sweep();
        goods.withdrawn(product.id());
        mongo.remove(new Query(), Publication.class).block(BOUND);

        for (int i = 0; i < 6; i++) {
            sweep();
        }

        assertThat(shop.visible()).isEmpty();
    }

    @Test
    void workThatIsNotDueIsNotFound() {
        var waiting = Publication.noted("medusa", "x", Publication.Wanted.STANDING, 1, now.plusSeconds(60));
        var idle = Publication.noted("medusa", "y", Publication.Wanted.STANDING, 1, now)
                .standing(1, "hash", null, null, now);
        var leaving = Publication.noted("medusa", "z", Publication.Wanted.GONE, 1, now);
        var coming = Publication.noted("medusa", "a", Publication.Wanted.STANDING, 1, now.minusSeconds(60));
        List.of(waiting, idle, leaving, coming).forEach(each -> store.save(each).block(BOUND));

        var due =
                store.due("medusa", now, 10).collectList().blockOptional(BOUND).orElseThrow();

        assertThat(due).extracting(Publication::product).containsExactly("z", "a");
    }
}
