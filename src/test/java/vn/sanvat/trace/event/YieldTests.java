package vn.sanvat.trace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.Vocabulary.Dimension;
import vn.sanvat.web.Problem;

class YieldTests {

    @ParameterizedTest
    @CsvSource({
        "turmeric-starch, 300, KGM, 15.1, KGM",
        "turmeric-powder, 300, KGM, 75.1, KGM",
        "turmeric-powder, 0.3, TNE, 75100, GRM",
        "rice-milling, 100, KGM, 80.1, KGM",
        "peanut-oil, 3, KGM, 2, LTR",
    })
    void refusesMoreThanTheInputsCanYield(String process, String in, String inUnit, String out, String outUnit) {
        assertThatThrownBy(() -> Yields.check(run(process, in, inUnit, out, outUnit), Map.of()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.faults().getFirst().field()).isEqualTo("outputQuantityList");
                    assertThat(problem.faults().getFirst().says().en()).contains("at most");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "turmeric-starch, 300, 10, 0",
        "turmeric-starch, 300, 12, 1",
        "turmeric-starch, 300, 5, 1",
        "turmeric-powder, 300, 42, 0",
        "turmeric-powder, 300, 60, 1",
        "rice-milling, 100, 63, 0",
        "rice-milling, 100, 70, 1",
        "packing, 100, 100, 0",
    })
    void warnsOutsideTheUsualRangeOnly(String process, String in, String out, int warnings) {
        assertThat(Yields.check(run(process, in, "KGM", out, "KGM"), Map.of())).hasSize(warnings);
    }

    @Test
    void weighsPacksByTheirNetContent() {
        var net = Map.of("urn:sanvat:lot:A", new Yields.Amount(Dimension.MASS, new BigDecimal("0.2")));

        assertThat(Yields.check(run("packing", "100", "KGM", "500", null), net)).isEmpty();
        assertThatThrownBy(() -> Yields.check(run("packing", "100", "KGM", "501", null), net))
                .isInstanceOf(Problem.class);
    }

    @Test
    void saysThatItCannotTellWhereNothingWasWeighed() {
        assertThat(Yields.check(run("packing", "100", "KGM", "500", null), Map.of()))
                .hasSize(1);
    }

    @Test
    void aRunOfNoKnownProcessWarnsWhereMoreCameOutThanWentIn() {
        assertThat(Yields.check(run(null, "100", "KGM", "101", "KGM"), Map.of()))
                .hasSize(1);
        assertThat(Yields.check(run(null, "100", "KGM", "99", "KGM"), Map.of())).isEmpty();
    }

    @Test
    void whatFallsOffIsNoYield() {
        var run = run("rice-milling", "100", "KGM", "63", "KGM");
        var withBran = new TransformationEvent(
                run.id(),
                run.cooperative(),
                run.when(),
                run.where(),
                run.why(),
                run.inputs(),
                List.of(
                        run.outputs().getFirst(),
                        new Quantified(Yields.BY_PRODUCT + "bran", null, new BigDecimal("30"), "KGM")),
                run.process(),
                null);

        assertThat(Yields.check(withBran, Map.of())).isEmpty();
    }

    @Test
    void everyFactorNamesItsSourceAndItsMark() {
        for (var id : Yields.processIds()) {
            var process = Objects.requireNonNull(Yields.process(id));

            assertThat(process.source()).as(id).isNotBlank();
            assertThat(process.mark()).as(id).matches("[VB].*");
            assertThat(process.least()).as(id).isLessThanOrEqualTo(process.usualFrom());
            assertThat(process.usualFrom()).as(id).isLessThanOrEqualTo(process.usualTo());
        }
    }

    private static TransformationEvent run(
            @Nullable String process, String in, String inUnit, String out, @Nullable String outUnit) {
        return new TransformationEvent(
                "urn:uuid:1",
                "htx",
                new TraceEvent.When(OffsetDateTime.parse("2026-01-10T07:00:00+07:00"), Instant.EPOCH),
                new TraceEvent.Where(null, null),
                new TraceEvent.Why("other", null, null, List.of()),
                List.of(new Quantified("urn:m:in", null, new BigDecimal(in), inUnit)),
                List.of(new Quantified("urn:sanvat:lot:A", null, new BigDecimal(out), outUnit)),
                process,
                null);
    }
}
