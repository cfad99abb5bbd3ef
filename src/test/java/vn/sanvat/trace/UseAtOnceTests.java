package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.trace.event.CaptureChecks;
import vn.sanvat.trace.event.EventLockStore;
import vn.sanvat.trace.event.EventLocks;
import vn.sanvat.trace.event.EventReferences;
import vn.sanvat.trace.event.EventStore;
import vn.sanvat.trace.journey.EventGraphReader;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Problem;

/** No more is used than exists, and nothing is made of itself, however many record at once and wherever. */
@ServiceTest
class UseAtOnceTests {

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    LotStore lots;

    @Autowired
    EventReferences goods;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    Cooperatives cooperatives;

    /** Both as patient as they need be: their clocks stand still. */
    private Events here;

    private Events there;
    private Run runs;

    @BeforeEach
    void twoInstances() {
        var now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        here = instance(now);
        there = instance(now);
        runs = new Run(Run.maker(cooperatives), now.instant());
    }

    private Events instance(Clock clock) {
        var store = new EventStore(mongo);
        var walker = new EventGraphReader(store);
        return new Events(
                store,
                walker,
                lots,
                goods,
                new CaptureChecks(store, walker, goods),
                new EventLocks(new EventLockStore(mongo), store, ids, clock),
                clock);
    }

    @Test
    void ofFiftyRunsAtOnceTenFindEnoughAndTheOthersAreToldTheAmounts() {
        Awaited.value(here.capture(runs.harvest("roots", "100", "KGM")));

        var answers = atOnce(IntStream.range(0, 50)
                .mapToObj(i ->
                        (i % 2 == 0 ? here : there).capture(runs.run("run-" + i, "powder-" + i, "2", "roots", "10")))
                .toList());

        assertThat(answers).filteredOn(String::isEmpty).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> !answer.isEmpty())
                .allMatch(answer -> answer.equals("CONFLICT inputQuantityList[0].quantity: This takes 10 kg of"
                        + " \"urn:sanvat:material:roots\"; 0 kg are left of the 100 kg on record"));
        assertThat(used("roots")).isEqualByComparingTo("100");
    }

    @Test
    void ofRunsAtOnceThatWouldMakeACircleOneIsRefused() {
        for (int length : List.of(2, 3, 4, 7)) {
            var answers = atOnce(IntStream.range(0, length)
                    .mapToObj(i -> (i % 2 == 0 ? here : there)
                            .capture(runs.run(
                                    length + "-" + i,
                                    "of-" + length + "-" + (i + 1) % length,
                                    "1",
                                    "of-" + length + "-" + i,
                                    "1")))
                    .toList());

            assertThat(answers)
                    .as("a circle of %d", length)
                    .filteredOn(String::isEmpty)
                    .hasSize(length - 1);
            assertThat(answers)
                    .filteredOn(answer -> !answer.isEmpty())
                    .allMatch(answer -> answer.contains("goods cannot be made of themselves"));
        }
    }

    /** @return for each an empty text where it was recorded, and what was refused otherwise, in the order of the answers */
    private static List<String> atOnce(List<Mono<Events.Captured>> captures) {
        return Awaited.value(Flux.fromIterable(captures)
                .flatMap(
                        capture -> capture.map(captured -> "")
                                .onErrorResume(Problem.class, refusal -> Mono.just(said(refusal)))
                                .subscribeOn(Schedulers.parallel()),
                        captures.size())
                .collectList());
    }

    private static String said(Problem refusal) {
        var fault = refusal.faults().getFirst();
        return refusal.kind() + " " + fault.field() + ": " + fault.says().en();
    }

    private BigDecimal used(String material) {
        var sum = BigDecimal.ZERO;
        for (var event : Awaited.value(
                new EventStore(mongo).using(List.of(Run.material(material))).collectList())) {
            sum = sum.add(Objects.requireNonNull(event.inputs().getFirst().quantity()));
        }
        return sum;
    }
}
