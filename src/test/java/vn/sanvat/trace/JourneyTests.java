package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.sanvat.trace.Journey.Gap;
import vn.sanvat.trace.Journey.Step;
import vn.sanvat.trace.event.EventForm;
import vn.sanvat.trace.journey.EventGraph;
import vn.sanvat.web.Problem;

class JourneyTests {

    private static final Lot LOT = Diary.lot("urn:sanvat:lot:A");

    @Test
    void runsFromTheHarvestToTheLotOldestFirst() {
        var diary = new Diary()
                .seen("e1", "harvesting", "urn:m:roots")
                .made("e2", "urn:m:powder", "urn:m:roots")
                .made("e3", LOT.epcClass(), "urn:m:powder")
                .seen("e4", "shipping", LOT.epcClass())
                .lot(LOT);

        var journey = diary.published(LOT);

        assertThat(journey.steps())
                .extracting(step -> step.event().id(), Step::level)
                .containsExactly(tuple("e1", 2), tuple("e2", 1), tuple("e3", 0), tuple("e4", 0));
        assertThat(journey.gaps()).isEmpty();
    }

    @Test
    void aDiamondIsToldOnce() {
        var diary = new Diary()
                .seen("e1", "harvesting", "urn:m:paddy")
                .made("e2", "urn:m:white", "urn:m:paddy")
                .made("e3", "urn:m:broken", "urn:m:paddy")
                .made("e4", LOT.epcClass(), "urn:m:white", "urn:m:broken")
                .lot(LOT);

        assertThat(ids(diary.published(LOT))).containsExactly("e1", "e2", "e3", "e4");
    }

    @Test
    @Timeout(10)
    void aCycleInOldRecordsEndsTheWalk() {
        var diary = new Diary()
                .made("e1", "urn:m:a", "urn:m:b")
                .made("e2", "urn:m:b", "urn:m:a")
                .made("e3", LOT.epcClass(), "urn:m:a")
                .lot(LOT);

        assertThat(ids(diary.published(LOT))).contains("e1", "e3");
    }

    @Test
    void goodsThatWouldBeMadeOfThemselvesAreRefused() {
        var diary = new Diary().made("e1", "urn:m:b", "urn:m:a").made("e2", "urn:m:c", "urn:m:b");
        var event = Diary.made("e3", 5, "urn:m:a", null, "urn:m:c");

        var walk = diary.walk(EventGraph.from(EventGraph.Direction.BACKWARDS, List.of("urn:m:c")));

        assertThatThrownBy(() -> EventForm.checkCycle(event, walk))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactly("outputQuantityList[0].epcClass"));
    }

    @Test
    void aWalkDeeperThanTheLimitSaysThatItWasCutShort() {
        var diary = new Diary().lot(LOT);
        int depth = EventGraph.MAX_LEVELS + 10;
        diary.seen("h", "harvesting", "urn:m:" + depth);
        for (int i = depth; i > 0; i--) {
            diary.made("e" + i, "urn:m:" + (i - 1), "urn:m:" + i);
        }
        diary.made("last", LOT.epcClass(), "urn:m:0");

        var journey = diary.published(LOT);

        assertThat(journey.steps()).hasSize(EventGraph.MAX_LEVELS);
        assertThat(journey.gaps()).extracting(Gap::kind).contains(Gap.Kind.CUT_SHORT);
    }

    @Test
    void aWalkOverMoreEventsThanTheLimitSaysThatItWasCutShort() {
        var diary = new Diary().lot(LOT);
        for (int i = 0; i <= EventGraph.MAX_EVENTS; i++) {
            diary.seen("e" + i, "inspecting", LOT.epcClass());
        }

        var journey = diary.published(LOT);

        assertThat(journey.steps()).hasSize(EventGraph.MAX_EVENTS);
        assertThat(journey.gaps()).extracting(Gap::kind).contains(Gap.Kind.CUT_SHORT);
    }

    @Test
    void aCorrectedEventStaysAndSaysWhyAndItsInputsAreNotFollowed() {
        var diary = new Diary()
                .seen("wrong", "harvesting", "urn:m:wrong")
                .seen("right", "harvesting", "urn:m:right")
                .made("e1", LOT.epcClass(), "urn:m:wrong")
                .corrected("e2", "e1", LOT.epcClass(), "urn:m:right")
                .lot(LOT);

        var journey = diary.published(LOT);

        assertThat(ids(journey)).containsExactly("right", "e1", "e2");
        assertThat(step(journey, "e1").correctedBy())
                .isNotNull()
                .extracting(Journey.CorrectedBy::eventId, by -> by.reason().en())
                .containsExactly("e2", "a slip");
        assertThat(step(journey, "e2").correctedBy()).isNull();
    }

    @Test
    void aCorrectionOfACorrectionStandsInTheEnd() {
        var diary = new Diary()
                .seen("h", "harvesting", "urn:m:c")
                .made("e1", LOT.epcClass(), "urn:m:a")
                .corrected("e2", "e1", LOT.epcClass(), "urn:m:b")
                .corrected("e3", "e2", LOT.epcClass(), "urn:m:c")
                .lot(LOT);

        var journey = diary.published(LOT);

        assertThat(ids(journey)).containsExactly("h", "e1", "e2", "e3");
        assertThat(journey.steps().stream()
                        .filter(step -> step.correctedBy() == null)
                        .map(step -> step.event().id()))
                .containsExactly("h", "e3");
    }

    @Test
    void ofTwoCorrectionsOfOneEventTheLaterStands() {
        var diary = new Diary()
                .made("e1", LOT.epcClass(), "urn:m:a")
                .corrected("e2", "e1", LOT.epcClass(), "urn:m:b")
                .corrected("e3", "e1", LOT.epcClass(), "urn:m:c")
                .lot(LOT);

        var journey = diary.published(LOT);

        assertThat(step(journey, "e2").correctedBy())
                .isNotNull()
                .extracting(Journey.CorrectedBy::eventId)
                .isEqualTo("e3");
        assertThat(step(journey, "e3").correctedBy()).isNull();
    }

    @Test
    void anEventThatWasTakenBackIsShownAsCorrectedAndNotFollowed() {
        var diary = new Diary()
                .seen("h", "harvesting", "urn:m:a")
                .made("e1", LOT.epcClass(), "urn:m:a")
                .tookBack("e2", "e1")
                .lot(LOT);

        var journey = diary.published(LOT);

        assertThat(ids(journey)).containsExactly("e1");
        assertThat(step(journey, "e1").correctedBy()).isNotNull();
        assertThat(journey.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.NOTHING_RECORDED);
    }

    @Test
    void whatHappenedToTheMaterialLongAfterwardsIsNotToldOfTheLot() {
        var diary = new Diary()
                .seen("h", "harvesting", "urn:m:a")
                .made("e1", LOT.epcClass(), "urn:m:a")
                .add(Diary.object("later", "destroying", "urn:m:a", 72, null))
                .lot(LOT);

        assertThat(ids(diary.published(LOT))).containsExactly("h", "e1");
    }

    @Test
    void aStepThatWasNotedSomeHoursTooLateIsStillTold() {
        var diary = new Diary()
                .madeAt("e1", 2, LOT.epcClass(), "urn:m:a")
                .add(Diary.object("h", "harvesting", "urn:m:a", 9, null))
                .lot(LOT);

        assertThat(ids(diary.published(LOT))).containsExactly("e1", "h");
    }

    @Test
    void saysThatNothingWasRecorded() {
        assertThat(new Diary().lot(LOT).published(LOT).gaps())
                .extracting(Gap::kind)
                .containsExactly(Gap.Kind.NOTHING_RECORDED);
    }

    @Test
    void saysWhichMaterialHasNoOrigin() {
        var diary = new Diary()
                .seen("e0", "washing", "urn:m:roots")
                .seen("e1", "harvesting", "urn:m:honey")
                .made("e2", LOT.epcClass(), "urn:m:roots", "urn:m:honey")
                .lot(LOT);

        assertThat(diary.published(LOT).gaps())
                .extracting(Gap::kind, Gap::epcClass)
                .containsExactly(tuple(Gap.Kind.NO_ORIGIN, "urn:m:roots"));
    }

    @Test
    void anUnpublishedDiaryIsToldToItsKeeperOnly() {
        var lot = Diary.unpublished("urn:sanvat:lot:B");
        var diary = new Diary()
                .seen("h", "harvesting", "urn:m:a")
                .made("e1", lot.epcClass(), "urn:m:a")
                .lot(lot);

        var published = diary.published(lot);

        assertThat(published.steps()).isEmpty();
        assertThat(published.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.DIARY_NOT_PUBLISHED);
        assertThat(ids(diary.whole(lot))).containsExactly("h", "e1");
        assertThat(diary.whole(lot).gaps()).isEmpty();
    }

    @Test
    void theUnpublishedDiaryOfAnInputEndsThePublicJourneyAndItsRecallDoesNot() {
        var input = Diary.unpublished("urn:sanvat:lot:IN");
        var deeper = Diary.recalled(Diary.lot("urn:sanvat:lot:DEEP"));
        var diary = new Diary()
                .seen("h", "harvesting", "urn:m:a")
                .made("e0", deeper.epcClass(), "urn:m:a")
                .made("e1", input.epcClass(), deeper.epcClass())
                .made("e2", LOT.epcClass(), input.epcClass())
                .lot(LOT)
                .lot(input)
                .lot(deeper);

        var journey = diary.published(LOT);

        assertThat(ids(journey)).containsExactly("e2");
        assertThat(journey.gaps())
                .extracting(Gap::kind, Gap::epcClass)
                .containsExactly(tuple(Gap.Kind.DIARY_NOT_PUBLISHED, input.epcClass()));
        assertThat(journey.recalledInputs())
                .extracting(Journey.RecalledInput::lotId)
                .containsExactly(deeper.id());
    }

    @Test
    void theOutputsOfOneRunDoNotTellOfALotWhoseDiaryIsClosed() {
        var closed = Diary.unpublished("urn:sanvat:lot:CLOSED");
        var run = Diary.made("run", 3, LOT.epcClass(), null, "urn:m:a");
        var both = run.with(
                run.when(),
                run.inputs(),
                List.of(run.outputs().getFirst(), new TraceEvent.Quantified(closed.epcClass(), null, null, null)));
        var diary = new Diary()
                .seen("h", "harvesting", "urn:m:a")
                .add(both)
                .lot(LOT)
                .lot(closed);

        var shown = step(diary.published(LOT), "run").event();

        assertThat(shown.outputs()).extracting(TraceEvent.Quantified::epcClass).containsExactly(LOT.epcClass());
    }

    @Test
    void walksForwardsToWhatWasMadeOfALot() {
        var diary = new Diary()
                .made("e1", "urn:m:b", LOT.epcClass())
                .made("e2", "urn:m:c", "urn:m:b")
                .made("e3", "urn:m:x", "urn:m:y");
        var start = List.of(LOT.epcClass());

        var walk = diary.walk(EventGraph.from(EventGraph.Direction.FORWARDS, start));

        assertThat(walk.reached(start)).containsExactlyInAnyOrder("urn:m:b", "urn:m:c");
    }

    private static Step step(Journey journey, String id) {
        return journey.steps().stream()
                .filter(step -> step.event().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Journey journey) {
        return journey.steps().stream().map(step -> step.event().id()).toList();
    }
}
