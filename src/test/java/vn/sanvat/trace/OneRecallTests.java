package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.sanvat.Awaited.value;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.AccountDirectory;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.RecallOrder.Notice;
import vn.sanvat.trace.RecallOrder.Ordered;
import vn.sanvat.trace.Recalls.Chosen;
import vn.sanvat.trace.recall.RecallStore;
import vn.sanvat.web.Problem;

/** A lot has one recall: what was true when it was looked at is not enough. Decision 0045. */
@ServiceTest
class OneRecallTests {

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    RecallStore store;

    @Autowired
    LotFinder finder;

    @Autowired
    Lots lots;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Ids ids;

    @Autowired
    Resends resends;

    @Autowired
    Clock clock;

    private Recalls here;
    private Recalls there;
    private Lot one;
    private Lot two;

    @BeforeEach
    void twoInstances() {
        here = instance();
        there = instance();
        one = value(mongo.insert(RecallSweepTests.lot("N01")));
        two = value(mongo.insert(RecallSweepTests.lot("N02")));
    }

    private Recalls instance() {
        return new Recalls(store, finder, lots, accounts, ids, resends, clock);
    }

    @Test
    void anOrderOfWhichALotWasTakenMeanwhileIsRefusedWholeAndTheOtherLotIsFree() {
        var chosen = List.of(chosen(0, one), chosen(1, two));
        value(there.order(List.of(chosen(0, two)), said("Trước"), said("Trước"), "an"));

        assertThatThrownBy(() ->
                        here.order(chosen, said("Sau"), said("Sau"), "binh").block())
                .isInstanceOfSatisfying(Problem.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Problem.Kind.CONFLICT);
                    assertThat(refusal.faults()).singleElement().satisfies(fault -> {
                        assertThat(fault.field()).isEqualTo("lots[1].code");
                        assertThat(fault.says().vi()).contains("Lô N02 đã được thu hồi");
                        assertThat(fault.says().en()).contains("Lot N02 was recalled on");
                    });
                });

        assertThat(stored(one).recalled()).isFalse();
        assertThat(reason(two)).isEqualTo("Trước");
        value(here.order(List.of(chosen(0, one)), said("Sau"), said("Sau"), "binh"));
        assertThat(reason(one)).isEqualTo("Sau");
    }

    @Test
    void whatAProcessThatDiedHadOrderedIsNobodyElsesAndTheSweepCarriesItOut() {
        mongo.insert(ordered("died", clock.instant().minus(Duration.ofMinutes(2)), two))
                .block();

        assertThatThrownBy(() -> here.order(List.of(chosen(0, one), chosen(1, two)), said("Sau"), said("Sau"), "binh")
                        .block())
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactly("lots[1].code"));
        there.sweep().block();

        assertThat(reason(two)).isEqualTo("Trước");
        assertThat(stored(one).recalled()).isFalse();
    }

    @Test
    void ofTenOrdersOnTwoInstancesOneIsGiven() {
        var given = Flux.range(0, 10)
                .flatMap(i -> (i % 2 == 0 ? here : there)
                        .order(List.of(chosen(0, one)), said("Lý do " + i), said("Lý do"), "an")
                        .onErrorResume(Problem.class, refused -> Mono.empty())
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList();

        assertThat(value(given))
                .singleElement()
                .satisfies(order -> assertThat(order.reason().vi()).isEqualTo(reason(one)));
        assertThat(value(mongo.findAll(RecallOrder.class).collectList())).hasSize(1);
    }

    private RecallOrder ordered(String id, Instant at, Lot... covered) {
        var all = Stream.of(covered).map(Ordered::of).toList();
        return new RecallOrder(
                id,
                0,
                1L,
                said("Trước"),
                said("Trước"),
                "an",
                all,
                List.of(Notice.of("nha")),
                null,
                at.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Chosen chosen(int at, Lot lot) {
        return new Chosen("lots[" + at + "].code", "lots[" + at + "].revision", lot, lot.revision());
    }

    private static Localized said(String vi) {
        return Localized.vietnamese(vi);
    }

    private Lot stored(Lot lot) {
        return value(mongo.findById(lot.id(), Lot.class));
    }

    private String reason(Lot lot) {
        return Objects.requireNonNull(stored(lot).recall()).reason().vi();
    }
}
