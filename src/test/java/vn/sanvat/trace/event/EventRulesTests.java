package vn.sanvat.trace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Action;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.Reading;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.TraceEvent.When;
import vn.sanvat.trace.TraceEvent.Where;
import vn.sanvat.trace.TraceEvent.Why;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;

/** What must be true of an event by itself, at both sides of each limit. */
class EventRulesTests {

    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
    private static final Where NOWHERE = new Where(null, null);
    private static final Why HARVESTING = why("harvesting");

    @Test
    void aPhonesClockMayBeFiveMinutesAheadAndNoMore() {
        accepts(at(NOW.plus(Duration.ofMinutes(5))));
        refuses(at(NOW.plus(Duration.ofMinutes(5)).plusMillis(1)), "eventTime");
    }

    @Test
    void eventsAreOfTheYearsFrom1990() {
        accepts(at(OffsetDateTime.parse("1990-01-01T00:00:00+07:00")));
        refuses(at(OffsetDateTime.parse("1989-12-31T23:59:59.999+07:00")), "eventTime");
    }

    @ParameterizedTest
    @CsvSource({"0.000001,", "1000000000,", "0.0000010,", "0,0", "-1,-1", "0.0000001,0", "1000000000.000001,1"})
    void aQuantityIsMoreThanNothingAndWithinItsLimits(BigDecimal quantity, @Nullable String refused) {
        var event = harvest(new Quantified("urn:a:b", null, quantity, "KGM"));

        if (refused == null) {
            accepts(event);
        } else {
            refuses(event, "quantityList[0].quantity");
        }
    }

    @Test
    void aListHoldsAHundredQuantitiesEachOfItsOwnClass() {
        accepts(harvest(quantities(100)));
        refuses(harvest(quantities(101)), "quantityList");
        refuses(harvest(quantity("urn:a:b"), quantity("urn:a:b")), "quantityList[1].epcClass");
    }

    @Test
    void notesReadingsAndNamesAreBounded() {
        accepts(why(HARVESTING, note(1_000), 20));
        refuses(why(HARVESTING, note(1_001), 0), "sanvat:note");
        refuses(why(HARVESTING, Localized.of("x", "x".repeat(1_001)), 0), "sanvat:note");
        refuses(why(HARVESTING, note(1), 21), "sanvat:readings");
        accepts(where(new Where(note(1_000), null)));
        refuses(where(new Where(note(1_001), null)), "sanvat:readPointName");
    }

    @Test
    void aUriHasThreeHundredVisibleCharactersAtMost() {
        accepts(harvest(quantity("urn:" + "x".repeat(296))));
        refuses(harvest(quantity("urn:" + "x".repeat(297))), "quantityList[0].epcClass");
        accepts(where(new Where(null, null, "https://a")));
        refuses(where(new Where(null, null, "a")), "bizLocation.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"roots", "urn:", "ftp:x", "urn:củ", "urn:a b", ""})
    void otherTextsAreNoClasses(String text) {
        refuses(harvest(quantity(text)), "quantityList[0].epcClass");
    }

    @Test
    void anUnknownStepDispositionUnitOrProcessIsNamed() {
        refuses(
                new ObjectEvent("urn:a:1", "htx", when(NOW), NOWHERE, why("dreaming"), Action.ADD, quantities(1), null),
                "bizStep");
        refuses(
                new ObjectEvent(
                        "urn:a:1",
                        "htx",
                        when(NOW),
                        NOWHERE,
                        new Why("harvesting", "lost-in-thought", null, List.of()),
                        Action.ADD,
                        quantities(1),
                        null),
                "disposition");
        refuses(harvest(new Quantified("urn:a:b", null, BigDecimal.ONE, "XYZ")), "quantityList[0].uom");
        refuses(run("alchemy", quantities(1), List.of(quantity("urn:b:b"))), "sanvat:process");
    }

    @Test
    void aRunHasInputsAndOutputsAndNoneIsBoth() {
        accepts(run(null, quantities(1), List.of(quantity("urn:b:b"))));
        refuses(run(null, List.of(), List.of(quantity("urn:b:b"))), "inputQuantityList");
        refuses(run(null, quantities(1), List.of()), "outputQuantityList");
        refuses(run(null, quantities(2), List.of(quantity("urn:a:1"))), "inputQuantityList[1].epcClass");
    }

    @Test
    void onlyACorrectionIsAboutNothing() {
        refuses(harvest(List.of()), "quantityList");
        accepts(new ObjectEvent(
                "urn:a:1",
                "htx",
                when(NOW),
                NOWHERE,
                HARVESTING,
                Action.ADD,
                List.of(),
                new TraceEvent.Correction("urn:a:0", note(1))));
    }

    @Test
    void whatCarriesIsAUri() {
        accepts(carried("urn:a:box"));
        accepts(carried(null));
        refuses(carried("box"), "parentID");
    }

    private static void accepts(TraceEvent event) {
        assertThatCode(() -> EventRules.check(event, NOW)).doesNotThrowAnyException();
    }

    private static void refuses(TraceEvent event, String field) {
        assertThatThrownBy(() -> EventRules.check(event, NOW))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Fault::field)
                                .containsExactly(field));
    }

    private static ObjectEvent at(Instant time) {
        return at(OffsetDateTime.ofInstant(time, ZoneOffset.ofHours(7)));
    }

    private static ObjectEvent at(OffsetDateTime time) {
        return new ObjectEvent(
                "urn:a:1", "htx", new When(time, NOW), NOWHERE, HARVESTING, Action.ADD, quantities(1), null);
    }

    private static ObjectEvent harvest(Quantified... quantities) {
        return harvest(List.of(quantities));
    }

    private static ObjectEvent harvest(List<Quantified> quantities) {
        return new ObjectEvent("urn:a:1", "htx", when(NOW), NOWHERE, HARVESTING, Action.ADD, quantities, null);
    }

    private static ObjectEvent why(Why why, Localized note, int readings) {
        var reading = new Reading(Localized.vietnamese("Độ ẩm"), BigDecimal.TEN, "%");
        return new ObjectEvent(
                "urn:a:1",
                "htx",
                when(NOW),
                NOWHERE,
                new Why(why.bizStep(), why.disposition(), note, Collections.nCopies(readings, reading)),
                Action.ADD,
                quantities(1),
                null);
    }

    private static ObjectEvent where(Where where) {
        return new ObjectEvent("urn:a:1", "htx", when(NOW), where, HARVESTING, Action.ADD, quantities(1), null);
    }

    private static TransformationEvent run(
            @Nullable String process, List<Quantified> inputs, List<Quantified> outputs) {
        return new TransformationEvent(
                "urn:a:1", "htx", when(NOW), NOWHERE, why("grinding"), inputs, outputs, process, null);
    }

    private static AggregationEvent carried(@Nullable String parent) {
        return new AggregationEvent(
                "urn:a:1", "htx", when(NOW), NOWHERE, why("packing"), Action.ADD, parent, quantities(1), null);
    }

    private static Why why(String step) {
        return new Why(step, null, null, List.of());
    }

    private static When when(Instant time) {
        return new When(OffsetDateTime.ofInstant(time, ZoneOffset.ofHours(7)), NOW);
    }

    private static Localized note(int characters) {
        return Localized.vietnamese("x".repeat(characters));
    }

    /** {@code urn:a:0}, {@code urn:a:1} and so on. */
    private static List<Quantified> quantities(int count) {
        return IntStream.range(0, count).mapToObj(i -> quantity("urn:a:" + i)).toList();
    }

    private static Quantified quantity(String epcClass) {
        return new Quantified(epcClass, null, BigDecimal.ONE, "KGM");
    }
}
