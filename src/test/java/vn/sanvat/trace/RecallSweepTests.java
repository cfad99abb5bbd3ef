package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import vn.sanvat.ServiceTest;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.text.Dates;
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

    @Test
    void anOrderWhoseProcessDiedIsCarriedOutWhole() {
        mongo.insert(lot("N01")).block();
        mongo.insert(lot("N02")).block();
        order(now().minus(Duration.ofMinutes(2)), null, null, "N01", "N02");

        recalls.sweep().block();

        assertThat(value(mongo.findAll(Lot.class).collectList()))
                .hasSize(2)
                .allSatisfy(lot ->
                        assertThat(Objects.requireNonNull(lot.recall()).id()).isEqualTo("order"));
        assertThat(stored().carriedOutAt()).isNotNull();
    }

    @Test
    void aMakerThatGetsAnAccountLaterIsToldOnce() {
        order(now().minus(Duration.ofDays(3)), now().minus(Duration.ofDays(3)), null, "N01");
        recalls.tellTheUntold().block();
        assertThat(notice().toldAt()).isNull();

        people.account(Role.MANAGER, "nha");
        recalls.tellTheUntold().block();
        var told = stored();
        assertThat(notice().toldAt()).isNotNull();
        recalls.tellTheUntold().block();

        assertThat(stored()).isEqualTo(told);
    }

    @Test
    void whoHasOpenedItAndWhatIsLongPastIsToldNoMore() {
        people.account(Role.MANAGER, "nha");
        order(now().minus(Duration.ofDays(3)), now().minus(Duration.ofDays(3)), now(), "N01");
        recalls.tellTheUntold().block();
        assertThat(notice().toldAt()).isNull();

        mongo.remove(stored()).block();
        order(now().minus(Duration.ofDays(91)), now().minus(Duration.ofDays(91)), null, "N01");
        recalls.tellTheUntold().block();
        assertThat(notice().toldAt()).isNull();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private RecallOrder stored() {
        return value(mongo.findById("order", RecallOrder.class));
    }

    private Notice notice() {
        return stored().notices().getFirst();
    }

    private void order(Instant at, @Nullable Instant carriedOut, @Nullable Instant opened, String... numbers) {
        var lots =
                List.of(numbers).stream().map(number -> Ordered.of(lot(number))).toList();
        var notice = new Notice("nha", null, opened, opened == null ? null : "binh");
        mongo.insert(new RecallOrder("order", 0, WHY, WHY, "an", lots, List.of(notice), carriedOut, at))
                .block();
    }

    private Lot lot(String number) {
        return new Lot(
                "pack-nha:" + number,
                0,
                "CODE-" + number,
                "urn:sanvat:lot:" + number,
                "nha",
                "goods-nha",
                "pack-nha",
                new LotNumber(number),
                Dates.today(clock).minusDays(10),
                null,
                Quantity.of("1", Quantity.Unit.KG),
                null,
                true,
                null,
                clock.instant(),
                clock.instant());
    }
}
