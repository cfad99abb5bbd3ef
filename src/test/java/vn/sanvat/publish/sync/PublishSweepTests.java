package vn.sanvat.publish.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Listing;
import vn.sanvat.publish.medusa.Stubs;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.State;
import vn.sanvat.text.Localized;

/** What a sweep does to a shop, whatever happens to either on the way. */
class PublishSweepTests extends SweptShop {

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
    void aWithdrawnListingIsGoneAfterOneSweep() {
        var product = goods.approved("Bột nghệ");
        sweep();

        goods.withdrawn(product.id());
        sweep();

        assertThat(shop.visible()).isEmpty();
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
