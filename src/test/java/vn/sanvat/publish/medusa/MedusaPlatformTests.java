package vn.sanvat.publish.medusa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sanvat.publish.AccountRefused;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.publish.Some;
import vn.sanvat.publish.TradePlatform.RemoteListing;
import vn.sanvat.publish.offer.Offer;

class MedusaPlatformTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Duration BOUND = Duration.ofSeconds(20);

    private StubMedusa shop;
    private MedusaPlatform medusa;

    @BeforeEach
    void open() {
        shop = new StubMedusa();
        medusa = platform(StubMedusa.KEY);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private MedusaPlatform platform(String key) {
        return new MedusaPlatform(
                new MedusaSettings(
                        shop.url(), key, StubMedusa.CHANNEL, "https://shop.example", Duration.ofMillis(1_500)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<PublishOutcome> upsert(Offer... offers) {
        return medusa.upsert(List.of(offers)).blockOptional(BOUND).orElseThrow();
    }

    private List<PublishOutcome> withdraw(String... products) {
        return medusa.withdraw(List.of(products)).blockOptional(BOUND).orElseThrow();
    }

    @Test
    void aNewOfferStandsInTheShopWithItsPacksPricesAndCodes() {
        var outcomes = upsert(Some.offer("bot-nghe"));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(PublishOutcome.Accepted.class, accepted -> {
            assertThat(accepted.remote().url()).isEqualTo("https://shop.example/products/bot-nghe");
            assertThat(accepted.proof().requestSha256()).hasSize(64);
            assertThat(accepted.proof().at()).isEqualTo(NOW);
        });
        var there = shop.with("bot-nghe").getFirst();
        assertThat(there.path("status").asString()).isEqualTo("published");
        assertThat(there.path("variants").get(0).path("sku").asString()).isEqualTo("bot-nghe-100");
        assertThat(there.path("variants").get(0).path("barcode").asString()).isEqualTo("09521234567899");
        assertThat(there.path("variants")
                        .get(0)
                        .path("prices")
                        .get(0)
                        .path("amount")
                        .asLong())
                .isEqualTo(55_000);
        assertThat(there.path("variants").get(1).path("barcode").isNull()).isTrue();
        assertThat(there.path("description").asString()).contains("HTX Nghệ Vàng", "Finely ground.");
    }

    @Test
    void anOfferThatTheShopHasAlreadyIsNotSentAgain() {
        upsert(Some.offer("bot-nghe"));
        shop.forgetCalls();

        var outcomes = upsert(Some.offer("bot-nghe"));

        assertThat(outcomes).singleElement().isInstanceOf(PublishOutcome.Unchanged.class);
        assertThat(shop.calls()).containsExactly("GET /admin/products");
    }

    @Test
    void aChangedOfferUpdatesItsPacksAndAddsNewOnes() {
        upsert(Some.offer("bot-nghe"));
        var first = shop.with("bot-nghe").getFirst().path("variants").get(0).path("id");

        var outcomes = upsert(Some.offer(
                "bot-nghe",
                "Bột nghệ mới",
                List.of(Some.pack("bot-nghe", 100, 56_000), Some.pack("bot-nghe", 500, 220_000))));

        assertThat(outcomes).singleElement().isInstanceOf(PublishOutcome.Accepted.class);
        var there = shop.with("bot-nghe").getFirst();
        assertThat(there.path("title").asString()).isEqualTo("Bột nghệ mới");
        assertThat(there.path("variants").size()).isEqualTo(2);
        assertThat(there.path("variants").get(0).path("id")).isEqualTo(first);
        assertThat(there.path("variants").get(1).path("sku").asString()).isEqualTo("bot-nghe-500");
    }

    @Test
    void aLostAnswerMakesNoTwin() {
        shop.loseNextAnswer();

        var lost = upsert(Some.offer("bot-nghe"));
        var again = upsert(Some.offer("bot-nghe"));

        assertThat(lost).singleElement().isInstanceOf(PublishOutcome.TryLater.class);
        assertThat(again).singleElement().isInstanceOf(PublishOutcome.Unchanged.class);
        assertThat(shop.with("bot-nghe")).hasSize(1);
    }

    @Test
    void ofTwinsOursStaysAndTheOthersGo() {
        shop.put("bot-nghe-by-hand", "bot-nghe", "published");
        upsert(Some.offer("khac"));
        shop.rename("khac", "bot-nghe");
        shop.put("bot-nghe-by-hand-2", "bot-nghe", "published");

        upsert(Some.offer("bot-nghe", "Bột nghệ", List.of(Some.pack("khac", 100, 1_000))));

        assertThat(shop.visible()).containsExactly("bot-nghe");
        assertThat(shop.with("bot-nghe")).hasSize(3);
    }

    @Test
    void aBadItemIsFoundByHalvingAndTheOthersStand() {
        var offers = Stream.concat(
                        Some.offers(10).stream(),
                        Stream.of(Some.offer("xau", "BAD name", List.of(Some.pack("xau", 100, 1)))))
                .toArray(Offer[]::new);

        var outcomes = upsert(offers);

        assertThat(outcomes).hasSize(11);
        assertThat(outcomes)
                .filteredOn(PublishOutcome.Accepted.class::isInstance)
                .hasSize(10);
        assertThat(outcomes)
                .filteredOn(PublishOutcome.Rejected.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(PublishOutcome.Rejected.class, rejected -> {
                    assertThat(rejected.product()).isEqualTo("xau");
                    assertThat(rejected.issues().getFirst().says().vi()).contains("không nhận (400)");
                });
        assertThat(shop.visible()).hasSize(10);
        assertThat(shop.calls()).hasSizeLessThanOrEqualTo(2 + 2 * 11 - 1);
    }

    @Test
    void aHandleOfSomebodyElsesProductIsSaidAndNotOverwritten() {
        shop.put("bot-nghe", null, "published");

        var outcomes = upsert(Some.offer("bot-nghe"));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        PublishOutcome.Rejected.class,
                        rejected ->
                                assertThat(rejected.issues().getFirst().field()).isEqualTo("id"));
        assertThat(shop.with("bot-nghe")).isEmpty();
    }

    @Test
    void aSkuOfSomebodyElsesProductIsRefusedForGood() {
        upsert(Some.offer("khac", "Khác", List.of(Some.pack("bot-nghe", 100, 1_000))));

        var outcomes = upsert(Some.offer("bot-nghe"));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        PublishOutcome.Rejected.class,
                        rejected -> assertThat(
                                        rejected.issues().getFirst().says().en())
                                .contains("sku: bot-nghe-100, already exists"));
    }

    @Test
    void aWithdrawnProductIsGoneAndComesBackWhenItIsOfferedAgain() {
        upsert(Some.offer("bot-nghe"));

        var gone = withdraw("bot-nghe");
        var visibleThen = shop.visible();
        var back = upsert(Some.offer("bot-nghe"));

        assertThat(gone).singleElement().isInstanceOf(PublishOutcome.Accepted.class);
        assertThat(visibleThen).isEmpty();
        assertThat(back).singleElement().isInstanceOf(PublishOutcome.Accepted.class);
        assertThat(shop.visible()).containsExactly("bot-nghe");
    }

    @Test
    void withdrawingWhatIsNotThereChangesNothing() {
        assertThat(withdraw("bot-nghe")).singleElement().isInstanceOf(PublishOutcome.Unchanged.class);
        assertThat(shop.calls()).containsExactly("GET /admin/products");
    }

    @Test
    void aRefusedKeyEndsTheRunAndIsNotSaidInTheMessage() {
        var stranger = platform("sk_wrong");

        assertThatThrownBy(() -> stranger.upsert(Some.offers(2)).block(BOUND))
                .isInstanceOf(AccountRefused.class)
                .hasMessageContaining("401")
                .hasMessageNotContaining("sk_wrong");
    }

    @Test
    void aBusyShopIsObeyedWhenItSaysWhenToComeBack() {
        shop.failNextPost(429, "120");

        assertThat(upsert(Some.offer("bot-nghe")))
                .singleElement()
                .isInstanceOfSatisfying(
                        PublishOutcome.TryLater.class,
                        later -> assertThat(later.retryAt()).isEqualTo(NOW.plusSeconds(120)));
    }

    @Test
    void aBusyShopMayNameADate() {
        shop.failNextPost(503, "Mon, 23 Nov 2026 03:05:00 GMT");

        assertThat(upsert(Some.offer("bot-nghe")))
                .singleElement()
                .isInstanceOfSatisfying(
                        PublishOutcome.TryLater.class,
                        later -> assertThat(later.retryAt()).isEqualTo(NOW.plusSeconds(300)));
    }

    @Test
    void aBrokenShopIsTriedLaterAndNoItemIsToBlame() {
        shop.failNextPost(500, null);

        assertThat(upsert(Some.offer("a-1"), Some.offer("a-2")))
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(PublishOutcome.TryLater.class));
    }

    @Test
    void aShopThatCannotBeAskedIsNotTold() {
        shop.failNextGet(502);

        assertThat(upsert(Some.offer("bot-nghe"))).singleElement().isInstanceOf(PublishOutcome.TryLater.class);
        assertThat(shop.with("bot-nghe")).isEmpty();
    }

    @Test
    void aSilentShopIsGivenUpAfterTheTimeout() {
        shop.beSilentOnce();

        assertThat(upsert(Some.offer("bot-nghe"))).singleElement().isInstanceOf(PublishOutcome.TryLater.class);
    }

    @Test
    void aShopThatIsNotThereIsTriedLater() {
        shop.close();

        assertThat(upsert(Some.offer("bot-nghe"))).singleElement().isInstanceOf(PublishOutcome.TryLater.class);
    }

    @Test
    void theListIsReadToItsEndAndOnlyOursCount() {
        for (var offers = Some.offers(60);
                !offers.isEmpty();
                offers = offers.subList(Math.min(20, offers.size()), offers.size())) {
            medusa.upsert(offers.subList(0, Math.min(20, offers.size()))).block(BOUND);
        }
        shop.put("cua-nguoi-khac", "khac", "published");

        assertThat(listed()).hasSize(60).doesNotContain("khac");
    }

    /** What is found while the list is read page by page, and something is done after the first page. */
    private Set<String> listed(Runnable... meanwhile) {
        var found = new TreeSet<String>();
        var page = medusa.list(null).blockOptional(BOUND).orElseThrow();
        List.of(meanwhile).forEach(Runnable::run);
        for (int i = 0; i < 20 && page.nextPageToken() != null; i++) {
            page.listings().stream().map(RemoteListing::product).forEach(found::add);
            page = medusa.list(page.nextPageToken()).blockOptional(BOUND).orElseThrow();
        }
        assertThat(page.nextPageToken()).isNull();
        page.listings().stream().map(RemoteListing::product).forEach(found::add);
        return found;
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,10", "45,60", "1,120", "50,50", "49,51"})
    void whatIsRemovedWhileTheListIsReadHidesNothingElse(int from, int to) {
        var all = new TreeSet<String>();
        for (int i = 1; i <= 130; i++) {
            shop.putOurs("nghe-" + i);
            all.add("nghe-" + i);
        }

        var found = listed(() -> IntStream.rangeClosed(from, to).forEach(i -> shop.delete("nghe-" + i)));

        IntStream.rangeClosed(from, to).forEach(i -> all.remove("nghe-" + i));
        assertThat(found).containsAll(all);
    }

    @Test
    void whatStandsBehindAHundredTwinsIsFound() {
        for (int i = 0; i < 120; i++) {
            shop.put("twin-" + i, "nhieu-ban", "draft");
        }
        upsert(Some.offer("bot-nghe"));
        shop.forgetCalls();

        var outcomes = upsert(Some.offer("nhieu-ban"), Some.offer("bot-nghe"));
        var there = medusa.status(List.of("nhieu-ban", "bot-nghe"))
                .blockOptional(BOUND)
                .orElseThrow();

        assertThat(outcomes)
                .filteredOn(PublishOutcome.Unchanged.class::isInstance)
                .hasSize(1);
        assertThat(there).hasSize(121).extracting(RemoteListing::product).contains("bot-nghe");
        assertThat(shop.with("bot-nghe")).hasSize(1);
    }

    /** Pages of 50 that overlap by one: twenty hold 981. */
    @ParameterizedTest
    @CsvSource({"980,Unchanged", "981,TryLater"})
    void aLookUpHasAnEndAndWhatLiesBehindItIsNotGuessed(int twins, String outcome) {
        for (int i = 0; i < twins; i++) {
            shop.put("twin-" + i, "nhieu-ban", "draft");
        }

        assertThat(withdraw("nhieu-ban"))
                .singleElement()
                .satisfies(each -> assertThat(each.getClass().getSimpleName()).isEqualTo(outcome));
    }

    @Test
    void aPriceOfNothingIsRefusedBeforeItIsSent() {
        var issues = medusa.validate(Some.offer("x", "X", List.of(Some.pack("x", 100, 0), Some.pack("x", 100, 5))));

        assertThat(issues).extracting(issue -> issue.field()).containsExactly("packs[0].priceVnd", "packs[1]");
    }

    @Test
    void theSecretKeyIsNotInTheSettingsText() {
        assertThat(new MedusaSettings("http://x", "sk_secret", "sc", null, Duration.ofSeconds(1)))
                .asString()
                .doesNotContain("sk_secret");
    }
}
