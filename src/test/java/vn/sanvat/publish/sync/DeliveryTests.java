package vn.sanvat.publish.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listings;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.publish.AccountRefused;
import vn.sanvat.publish.Goods;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publication.Desired;
import vn.sanvat.publish.publication.Publication.State;
import vn.sanvat.publish.publication.PublicationStore;
import vn.sanvat.text.Localized;

/** Whatever a connector answers, each item that was asked for has one outcome. */
@ServiceTest
class DeliveryTests {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Offers offers;

    @Autowired
    PublicationStore store;

    private Delivery delivery;

    @BeforeEach
    void open() {
        delivery = new Delivery(offers, store, Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
    }

    private static PublishOutcome gone(String product) {
        return new PublishOutcome.Unchanged(product, null);
    }

    private static PublishOutcome later(String product) {
        return new PublishOutcome.TryLater(product, null, Localized.vietnamese("bận"));
    }

    static Stream<Function<List<String>, Mono<List<PublishOutcome>>>> answersThatLeaveTheSecondOut() {
        return Stream.of(
                asked -> Mono.just(List.of(gone("a"))),
                asked -> Mono.just(List.of(gone("a"), gone("stranger"))),
                asked -> Mono.just(List.of(gone("a"), gone("a"), gone("b"), later("b"))));
    }

    static Stream<Supplier<Mono<List<PublishOutcome>>>> noAnswers() {
        return Stream.of(
                () -> Mono.just(List.of()),
                Mono::empty,
                () -> Mono.error(new IllegalStateException("a fault of the connector")),
                () -> {
                    throw new IllegalStateException("a fault of the connector, at once");
                });
    }

    private void due(String product, Desired desired) {
        store.save(Publication.pending("scripted", product, desired, 1, NOW)).block(BOUND);
    }

    private Publication publication(String product) {
        return store.find(Publication.id("scripted", product))
                .blockOptional(BOUND)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("answersThatLeaveTheSecondOut")
    void aWithdrawalThatIsLeftOutIsBackedOff(Function<List<String>, Mono<List<PublishOutcome>>> answer) {
        due("a", Desired.WITHDRAWN);
        due("b", Desired.WITHDRAWN);
        var platform = new ScriptedPlatform("scripted", answer);

        var result = delivery.deliver(platform).block(BOUND);
        delivery.deliver(platform).block(BOUND);

        assertThat(result).isEqualTo(Delivery.Result.ANSWERED);
        assertThat(platform.asked).hasSize(1);
        assertThat(publication("a").state()).isEqualTo(State.WITHDRAWN);
        assertThat(publication("b").state()).isEqualTo(State.WAITING);
        assertThat(publication("b").attempts()).isEqualTo(1);
        assertThat(publication("b").retryAt()).isAfter(NOW);
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void aWithdrawalThatIsNotAnsweredIsBackedOffAndCountsAsAFailure(Supplier<Mono<List<PublishOutcome>>> answer) {
        due("a", Desired.WITHDRAWN);
        var platform = new ScriptedPlatform("scripted", asked -> answer.get());

        var result = delivery.deliver(platform).block(BOUND);
        delivery.deliver(platform).block(BOUND);

        assertThat(result).isEqualTo(Delivery.Result.FAILED);
        assertThat(platform.asked).hasSize(1);
        assertThat(publication("a").state()).isEqualTo(State.WAITING);
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void anOfferThatIsNotAnsweredIsBackedOffAndCountsAsAFailure(Supplier<Mono<List<PublishOutcome>>> answer) {
        var product =
                new Goods(catalog, listings, cooperatives).approved("Bột nghệ").id();
        due(product, Desired.PUBLISHED);
        var platform = new ScriptedPlatform("scripted", asked -> answer.get());

        var result = delivery.deliver(platform).block(BOUND);
        delivery.deliver(platform).block(BOUND);

        assertThat(result).isEqualTo(Delivery.Result.FAILED);
        assertThat(platform.asked).hasSize(1);
        assertThat(publication(product).state()).isEqualTo(State.WAITING);
    }

    @Test
    void aRefusedAccountIsNotTakenForAFaultOfItems() {
        due("a", Desired.WITHDRAWN);
        var platform = new ScriptedPlatform(
                "scripted", asked -> Mono.error(new AccountRefused(Localized.vietnamese("khóa sai"))));

        assertThatThrownBy(() -> delivery.deliver(platform).block(BOUND)).isInstanceOf(AccountRefused.class);
        assertThat(publication("a").state()).isEqualTo(State.PENDING);
    }
}
