package vn.sanvat.trace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.sanvat.trace.Run.quantity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Run;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Action;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.Vocabulary.Dimension;
import vn.sanvat.trace.event.Balance.FilledLot;
import vn.sanvat.trace.event.Yields.Amount;
import vn.sanvat.web.Problem;

/** How much of one class is left, by what is on record. */
class BalanceTests {

    private final Run runs = new Run("htx", Instant.parse("2026-01-10T00:00:00Z"));
    private final List<TraceEvent> recorded = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "100,KGM, 100,KGM, 100.000001,KGM",
        "0.1,TNE, 100000,GRM, 100000.000001,GRM",
        "2000,MLT, 2,LTR, 2.000001,LTR",
        "12,C62, 12,C62, 12.000001,C62",
    })
    void allThatWasHarvestedCanBeUsedAndNoMore(
            String harvested, String unit, String all, String unitOfAll, String more, String unitOfMore) {
        record(runs.harvest("roots", harvested, unit));

        refused(run("more", quantity("roots", more, unitOfMore)), "inputQuantityList[0].quantity");
        accepted(run("all", quantity("roots", all, unitOfAll)));
    }

    @Test
    void whatOtherRunsUsedIsNotLeft() {
        record(runs.harvest("roots", "100", "KGM"), run("first", quantity("roots", "60", "KGM")));

        assertThatThrownBy(() -> check(run("second", quantity("roots", "40.5", "KGM"))))
                .hasMessageContaining("This takes 40.5 kg")
                .hasMessageContaining("40 kg are left of the 100 kg on record");
        accepted(run("second", quantity("roots", "40", "KGM")));
    }

    @Test
    void severalHarvestsOfOneClassAddUp() {
        record(runs.harvest("one", null, List.of(quantity("roots", "60", "KGM"))));
        record(runs.harvest("two", null, List.of(quantity("roots", "40", "KGM"))));

        refused(run("more", quantity("roots", "100.1", "KGM")), "inputQuantityList[0].quantity");
        accepted(run("all", quantity("roots", "100", "KGM")));
    }

    @Test
    void theSecondInputIsNamedWhereItIsTheOneThatIsShort() {
        record(runs.harvest("roots", "100", "KGM"), runs.harvest("salt", "1", "KGM"));

        refused(
                run("both", quantity("roots", "100", "KGM"), quantity("salt", "1.1", "KGM")),
                "inputQuantityList[1].quantity");
        accepted(run("both", quantity("roots", "100", "KGM"), quantity("salt", "1", "KGM")));
    }

    @Test
    void whatIsNotKnownIsNotHeldAgainstAnybody() {
        record(run("earlier", quantity("bought", "5", "KGM")));
        record(runs.harvest("one", null, List.of(quantity("roots", "60", "KGM"))));
        record(runs.harvest("two", null, List.of(quantity("roots", null, null))));
        record(runs.harvest("eggs", "30", "C62"));

        accepted(run("neverReceived", quantity("bought", "1000", "KGM")));
        accepted(run("oneHarvestWasNotWeighed", quantity("roots", "1000", "KGM")));
        accepted(run("harvestedInPieces", quantity("eggs", "1000", "KGM")));
        accepted(run("notWeighed", quantity("eggs", null, null)));
    }

    @Test
    void packsOfALotAreWeighedByTheirNetContent() {
        var net =
                new FilledLot(Quantity.of("1", Quantity.Unit.PIECE), new Amount(Dimension.MASS, new BigDecimal("0.2")));
        record(run("packing", quantity("roots", "5", "KGM"), "packs", quantity("packs", "10", null)));

        assertThatThrownBy(() -> check(run("repacking", quantity("packs", "2.1", "KGM")), net))
                .hasMessageContaining("2 kg are left of the 2 kg");
        assertThatThrownBy(() -> check(run("repacking", quantity("packs", "11", "C62")), net))
                .hasMessageContaining("This takes 2.2 kg");
        assertThatCode(() -> check(run("repacking", quantity("packs", "2", "KGM")), net))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(run("repacking", quantity("packs", "10", null)), net))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(run("volume", quantity("packs", "99", "LTR")), net))
                .doesNotThrowAnyException();
    }

    @Test
    void ofALotThatNoEventBroughtForthNoMoreIsUsedThanWasFilled() {
        var fortyPacks = new FilledLot(
                Quantity.of("40", Quantity.Unit.PIECE), new Amount(Dimension.MASS, new BigDecimal("0.5")));
        record(run("gifts", quantity("packs", "15", "KGM")));

        assertThatThrownBy(() -> check(run("more", quantity("packs", "5.1", "KGM")), fortyPacks))
                .hasMessageContaining("This takes 5.1 kg")
                .hasMessageContaining("5 kg are left of the 20 kg that were filled");
        assertThatThrownBy(() -> check(run("more", quantity("packs", "11", "C62")), fortyPacks))
                .hasMessageContaining("This takes 5.5 kg");
        assertThatCode(() -> check(run("all", quantity("packs", "10", "C62")), fortyPacks))
                .doesNotThrowAnyException();
    }

    @Test
    void whatWasFilledSaysNothingOfAnotherMeasure() {
        var byWeight = new FilledLot(Quantity.of("20", Quantity.Unit.KG), null);

        assertThatThrownBy(() -> check(run("more", quantity("packs", "20001", "GRM")), byWeight))
                .hasMessageContaining(
                        "20 kg are left of the 20 kg that were filled; if that is wrong, correct the lot");
        assertThatCode(() -> check(run("pieces", quantity("packs", "99", "C62")), byWeight))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(run("litres", quantity("packs", "99", "LTR")), byWeight))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sowing", "growing", "stocking_fish", "feeding"})
    void whatIsPutInToGrowDoesNotLimitWhatComesOut(String step) {
        record(runs.object("begun", step, Action.ADD, null, List.of(quantity("fish", "10", "KGM"))));

        accepted(run("all", quantity("fish", "1000", "KGM")));
    }

    @ParameterizedTest
    @CsvSource({"harvesting,OBSERVE", "receiving,OBSERVE", "packing,ADD", "receiving,ADD"})
    void goodsThatBeginLimitWhatCanBeUsed(String step, Action action) {
        record(runs.object("begun", step, action, null, List.of(quantity("roots", "10", "KGM"))));

        refused(run("more", quantity("roots", "11", "KGM")), "inputQuantityList[0].quantity");
    }

    @ParameterizedTest
    @CsvSource({"washing,OBSERVE", "shipping,OBSERVE"})
    void goodsThatAreOnlySeenBringNothingForth(String step, Action action) {
        record(runs.harvest("roots", "10", "KGM"));
        record(runs.object("seen", step, action, null, List.of(quantity("roots", "10", "KGM"))));

        refused(run("more", quantity("roots", "11", "KGM")), "inputQuantityList[0].quantity");
        accepted(run("all", quantity("roots", "10", "KGM")));
    }

    @Test
    void whatWasDestroyedOrSoldIsNotLeftAndNoMoreOfItThanThereIs() {
        record(runs.harvest("roots", "100", "KGM"));
        refused(
                runs.object("tooMuch", "destroying", Action.DELETE, null, List.of(quantity("roots", "101", "KGM"))),
                "quantityList[0].quantity");
        record(runs.object("spoilt", "destroying", Action.DELETE, null, List.of(quantity("roots", "30", "KGM"))));

        refused(run("more", quantity("roots", "71", "KGM")), "inputQuantityList[0].quantity");
        accepted(run("rest", quantity("roots", "70", "KGM")));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void whatIsCarriedIsNeitherMadeNorUsed(Action action) {
        record(runs.harvest("roots", "100", "KGM"));
        var harvest = runs.harvest("roots", "100", "KGM");
        record(new AggregationEvent(
                "carried",
                "htx",
                harvest.when(),
                harvest.where(),
                harvest.why(),
                action,
                "urn:box",
                List.of(quantity("roots", "50", "KGM")),
                null));

        refused(run("more", quantity("roots", "101", "KGM")), "inputQuantityList[0].quantity");
        accepted(run("all", quantity("roots", "100", "KGM")));
    }

    @Test
    void aHarvestIsNotCorrectedToLessThanWasUsed() {
        record(runs.harvest("roots", "100", "KGM"), run("used", quantity("roots", "60", "KGM")));

        assertThatThrownBy(
                        () -> check(runs.harvest("less", "harvest-roots", List.of(quantity("roots", "59.9", "KGM")))))
                .hasMessageContaining("With this correction 59.9 kg of")
                .hasMessageContaining("but 60 kg are used already");
        refused(
                runs.harvest("less", "harvest-roots", List.of(quantity("roots", "59900", "GRM"))),
                "sanvat:corrects.eventID");
        accepted(runs.harvest("less", "harvest-roots", List.of(quantity("roots", "60", "KGM"))));
    }

    @Test
    void whatWasUsedIsNotTakenBackNorGivenAnotherMeasureOrName() {
        record(runs.harvest("roots", "100", "KGM"), run("used", quantity("roots", "60", "KGM")));

        refused(runs.harvest("never", "harvest-roots", List.of()), "sanvat:corrects.eventID");
        refused(
                runs.harvest("unweighed", "harvest-roots", List.of(quantity("roots", null, null))),
                "sanvat:corrects.eventID");
        refused(
                runs.harvest("counted", "harvest-roots", List.of(quantity("roots", "500", "C62"))),
                "sanvat:corrects.eventID");
        refused(
                runs.harvest("other", "harvest-roots", List.of(quantity("leaves", "100", "KGM"))),
                "sanvat:corrects.eventID");
        refused(
                runs.object(
                        "onlySeen",
                        "storing",
                        Action.OBSERVE,
                        "harvest-roots",
                        List.of(quantity("roots", "100", "KGM"))),
                "sanvat:corrects.eventID");
    }

    @Test
    void whatNobodyUsedCanBeTakenBack() {
        record(runs.harvest("roots", "100", "KGM"));

        accepted(runs.harvest("never", "harvest-roots", List.of()));
    }

    @Test
    void aHarvestThatWasNotWeighedIsNotCorrectedToLessThanWasUsed() {
        record(runs.harvest("roots", null, "KGM"), run("used", quantity("roots", "60", "KGM")));

        refused(
                runs.harvest("weighed", "harvest-roots", List.of(quantity("roots", "59", "KGM"))),
                "sanvat:corrects.eventID");
        accepted(runs.harvest("weighed", "harvest-roots", List.of(quantity("roots", "60", "KGM"))));
    }

    @Test
    void aRunIsCorrectedWithinWhatIsLeftWithoutIt() {
        record(runs.harvest("roots", "100", "KGM"));
        record(run("first", quantity("roots", "60", "KGM")), run("second", quantity("roots", "30", "KGM")));

        refused(corrected("first", quantity("roots", "70.1", "KGM")), "inputQuantityList[0].quantity");
        accepted(corrected("first", quantity("roots", "70", "KGM")));
        record(corrected("first", quantity("roots", "20", "KGM")));
        accepted(run("third", quantity("roots", "50", "KGM")));
        refused(run("third", quantity("roots", "50.1", "KGM")), "inputQuantityList[0].quantity");
    }

    @Test
    void aRunIsNotCorrectedToMakeLessThanWasUsedOfIt() {
        record(runs.harvest("roots", "100", "KGM"));
        record(run("grinding", quantity("roots", "60", "KGM"), "powder", quantity("powder", "10", "KGM")));
        record(run("packing", quantity("powder", "9", "KGM")));

        refused(
                runs.run(
                        "less",
                        "grinding",
                        List.of(quantity("roots", "60", "KGM")),
                        List.of(quantity("powder", "8", "KGM"))),
                "sanvat:corrects.eventID");
        accepted(runs.run(
                "less", "grinding", List.of(quantity("roots", "60", "KGM")), List.of(quantity("powder", "9", "KGM"))));
    }

    /** Records kept before the rule, or a harvest that was written down late. */
    @Test
    void whatIsShortAlreadyMayBecomeLessSoButNotMore() {
        record(run("used", quantity("roots", "100", "KGM")), runs.harvest("roots", "50", "KGM"));

        refused(run("more", quantity("roots", "1", "KGM")), "inputQuantityList[0].quantity");
        refused(
                runs.harvest("less", "harvest-roots", List.of(quantity("roots", "49", "KGM"))),
                "sanvat:corrects.eventID");
        accepted(runs.harvest("better", "harvest-roots", List.of(quantity("roots", "80", "KGM"))));
        accepted(corrected("used", quantity("roots", "90", "KGM")));
        refused(corrected("used", quantity("roots", "101", "KGM")), "inputQuantityList[0].quantity");
    }

    @Test
    void whatIsCorrectedToHaveBeenMadeMayBeLessThanWasUsedWhereNothingWasKnownBefore() {
        record(run("used", quantity("powder", "100", "KGM")));
        record(run("grinding", quantity("roots", "60", "KGM"), "dust", quantity("dust", "50", "KGM")));

        accepted(runs.run(
                "named",
                "grinding",
                List.of(quantity("roots", "60", "KGM")),
                List.of(quantity("powder", "50", "KGM"))));
    }

    @Test
    void whatALotSaysIsNotHeldAgainstTheEventThatSaysIt() {
        var lot = new FilledLot(Quantity.of("100", Quantity.Unit.KG), null);
        record(run("used", quantity("packs", "100", "KGM")));
        record(run("first", quantity("roots", "60", "KGM"), "dust", quantity("dust", "50", "KGM")));
        record(run("second", quantity("roots", "60", "KGM"), "dust", quantity("dust", "50", "KGM")));

        for (var made : List.of(
                quantity("packs", "50", "KGM"), quantity("packs", null, null), quantity("packs", "30", "C62"))) {
            assertThatCode(() -> check(
                            runs.run("named", "first", List.of(quantity("roots", "60", "KGM")), List.of(made)), lot))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatALotSaysMakesNoRoomWhereTheEventThatSaidItIsTakenBack() {
        var lot = new FilledLot(Quantity.of("100", Quantity.Unit.KG), null);
        record(run("packing", quantity("roots", "60", "KGM"), "packs", quantity("packs", "50", "KGM")));
        record(run("used", quantity("packs", "40", "KGM")));

        assertThatThrownBy(() ->
                        check(runs.run("never", "packing", List.of(), List.of(quantity("dust", "50", "KGM"))), lot))
                .hasMessageContaining("0 kg of", "are used already");
    }

    @Test
    void aLotThatSaysLessThanWasUsedGivesNoMore() {
        var lot = new FilledLot(Quantity.of("10", Quantity.Unit.KG), null);
        record(run("used", quantity("packs", "15", "KGM")));

        assertThatThrownBy(() -> check(run("more", quantity("packs", "1", "KGM")), lot))
                .hasMessageContaining("0 kg are left of the 10 kg that were filled");
    }

    private void record(TraceEvent... events) {
        recorded.addAll(List.of(events));
    }

    private TraceEvent run(String id, Quantified... inputs) {
        return runs.run(id, null, List.of(inputs), List.of(quantity("of-" + id, "1", "KGM")));
    }

    private TraceEvent run(String id, Quantified input, String output, Quantified made) {
        assertThat(made.epcClass()).isEqualTo(Run.material(output));
        return runs.run(id, null, List.of(input), List.of(made));
    }

    private TraceEvent corrected(String run, Quantified input) {
        return runs.run("correction-of-" + run, run, List.of(input), List.of(quantity("of-" + run, "1", "KGM")));
    }

    private void accepted(TraceEvent event) {
        assertThatCode(() -> check(event)).doesNotThrowAnyException();
    }

    private void refused(TraceEvent event, String field) {
        assertThatThrownBy(() -> check(event)).isInstanceOfSatisfying(Problem.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Problem.Kind.CONFLICT);
            assertThat(refusal.faults()).extracting(Problem.Fault::field).containsExactly(field);
        });
    }

    private void check(TraceEvent event) {
        check(event, null);
    }

    /** Of all classes, which is more than is asked for, and must not matter. */
    private void check(TraceEvent event, @Nullable FilledLot lot) {
        var all = new ArrayList<>(recorded);
        all.add(event);
        for (var epcClass : EventRules.classes(all)) {
            Balance.check(event, epcClass, recorded, epcClass.endsWith("packs") ? lot : null);
        }
    }
}
