package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;
import vn.sanvat.ServiceTest;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.identity.SentMessages;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.RecallOrder.Notice;
import vn.sanvat.trace.RecallOrder.Ordered;

/** What a recall left undone is done by the sweep. */
@ServiceTest
class RecallSweepTests {

    private static final Localized WHY = Localized.of("Độ ẩm vượt mức", "Too moist");

    @Autowired
    Recalls recalls;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @Autowired
    SentMessages messages;

    /** Of an order of its own for each test: messages stay. */
    private final String id = "order-" + UUID.randomUUID();

    @Test
    void anOrderWhoseProcessDiedIsCarriedOutWhole() {
        mongo.insert(lot("N01")).block();
        mongo.insert(lot("N02")).block();
        order(clock.instant().minus(Duration.ofMinutes(2)), null, null, "N01", "N02");

        recalls.sweep().block();

        assertThat(value(mongo.findAll(Lot.class).collectList()))
                .hasSize(2)
                .allSatisfy(lot ->
                        assertThat(Objects.requireNonNull(lot.recall()).id()).isEqualTo(id));
        assertThat(stored().carriedOutAt()).isNotNull();
    }

    @Test
    void aMakerThatGetsAnAccountLaterIsToldOnce() {
        order(clock.instant().minus(Duration.ofDays(3)), clock.instant().minus(Duration.ofDays(3)), null, "N01");
        recalls.tellTheUntold().block();
        assertThat(notice().toldAt()).isNull();

        people.account(Role.MANAGER, "nha");
        recalls.tellTheUntold().block();
        var told = stored();
        assertThat(notice().toldAt()).isNotNull();
        recalls.tellTheUntold().block();

        assertThat(stored()).isEqualTo(told);
        assertThat(messages.containing("/console/recalls/" + id)).hasSize(1);
    }

    @Test
    void anOrderThatFailsKeepsNoOtherWaiting() {
        mongo.insert(lot("N02")).block();
        mongo.insert(order("fails", clock.instant().minus(Duration.ofMinutes(3)), null, Notice.of("nha"), "GONE"))
                .block();
        order(clock.instant().minus(Duration.ofMinutes(2)), null, null, "N02");

        recalls.sweep().block();

        assertThat(stored().carriedOutAt()).isNotNull();
        assertThat(value(mongo.findById("fails", RecallOrder.class)).carriedOutAt())
                .isNull();
    }

    @Test
    void ofTwoSweepsAtOnceOneTellsTheMaker() {
        people.account(Role.MANAGER, "nha");
        order(clock.instant().minus(Duration.ofDays(3)), clock.instant().minus(Duration.ofDays(3)), null, "N01");

        Mono.when(recalls.tellTheUntold(), recalls.tellTheUntold()).block();

        assertThat(messages.containing("/console/recalls/" + id)).hasSize(1);
        assertThat(notice().toldAt()).isNotNull();
        assertThat(notice().tellingSince()).isNull();
    }

    @Test
    void whileAProcessTellsNobodyElseDoesUnlessItHasDied() {
        people.account(Role.MANAGER, "nha");
        toldSince(clock.instant().minus(Duration.ofMinutes(1)));
        recalls.tellTheUntold().block();
        assertThat(messages.containing("/console/recalls/" + id)).isEmpty();

        mongo.remove(stored()).block();
        toldSince(clock.instant().minus(Duration.ofMinutes(3)));
        recalls.tellTheUntold().block();

        assertThat(messages.containing("/console/recalls/" + id)).hasSize(1);
        assertThat(notice().toldAt()).isNotNull();
    }

    private void toldSince(Instant since) {
        var at = clock.instant().minus(Duration.ofDays(3));
        mongo.insert(order(id, at, at, Notice.of("nha").beingTold(since), "N01"))
                .block();
    }

    @Test
    void whatCouldNotBeSentIsSentAtTheNextTurn() {
        people.account(Role.MANAGER, "nha");
        order(clock.instant().minus(Duration.ofDays(3)), clock.instant().minus(Duration.ofDays(3)), null, "N01");
        messages.whileNoneCanBeSent(() -> recalls.tellTheUntold().block());
        assertThat(notice().toldAt()).isNull();

        recalls.tellTheUntold().block();

        assertThat(notice().toldAt()).isNotNull();
        assertThat(messages.containing("/console/recalls/" + id)).hasSize(1);
    }

    @Test
    void ofWhomNobodyCanTellNothingIsWrittenDown() {
        order(clock.instant().minus(Duration.ofDays(3)), clock.instant().minus(Duration.ofDays(3)), null, "N01");
        var before = stored();

        recalls.tellTheUntold().block();

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whoHasOpenedItAndWhatIsLongPastIsToldNoMore() {
        people.account(Role.MANAGER, "nha");
        order(
                clock.instant().minus(Duration.ofDays(3)),
                clock.instant().minus(Duration.ofDays(3)),
                clock.instant(),
                "N01");
        recalls.tellTheUntold().block();
        assertThat(notice().toldAt()).isNull();

        mongo.remove(stored()).block();
        order(clock.instant().minus(Duration.ofDays(91)), clock.instant().minus(Duration.ofDays(91)), null, "N01");
        recalls.tellTheUntold().block();
        assertThat(notice().toldAt()).isNull();
    }

    private RecallOrder stored() {
        return value(mongo.findById(id, RecallOrder.class));
    }

    private Notice notice() {
        return stored().notices().getFirst();
    }

    private void order(Instant at, @Nullable Instant carriedOut, @Nullable Instant opened, String... numbers) {
        var notice = Notice.of("nha");
        mongo.insert(order(id, at, carriedOut, opened == null ? notice : notice.opened(opened, "binh"), numbers))
                .block();
    }

    private static RecallOrder order(
            String id, Instant at, @Nullable Instant carriedOut, Notice notice, String... numbers) {
        var lots = Stream.of(numbers).map(number -> Ordered.of(lot(number))).toList();
        // No two have the same.
        var sequence = (long) id.hashCode();
        return new RecallOrder(id, 0, sequence, WHY, WHY, "an", lots, List.of(notice), carriedOut, at);
    }

    static Lot lot(String number) {
        return new Lot(
                "pack-nha:" + number,
                0,
                "CODE-" + number,
                "urn:sanvat:lot:" + number,
                "nha",
                "goods-nha",
                "pack-nha",
                new LotNumber(number),
                LocalDate.of(2026, 1, 10),
                null,
                Quantity.of("1", Quantity.Unit.KG),
                null,
                true,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
