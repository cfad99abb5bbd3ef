package vn.sanvat.trace.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Journey;
import vn.sanvat.trace.Vocabulary;
import vn.sanvat.trace.epcis.EpcisEvent;
import vn.sanvat.trace.epcis.EventWriter;

/** A journey as the API answers it. */
public record JourneyView(
        String epcClass, List<StepView> steps, List<Journey.Gap> gaps, List<RecalledView> recalledInputs) {

    /**
     * @param title what people call the business step
     * @param level 0 for the lot itself, 1 for what went into it, and so on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            EpcisEvent event, @Nullable Localized title, int level, Journey.@Nullable CorrectedBy correctedBy) {}

    /** A lot that went into this one and was called back. */
    record RecalledView(String lotId, String code, String number, Instant at, Localized reason, Localized advice) {}

    /** @param writer that knows the corrections of the journey's events */
    public static JourneyView of(Journey journey, EventWriter writer) {
        return new JourneyView(
                journey.epcClass(),
                journey.steps().stream().map(step -> step(step, writer)).toList(),
                journey.gaps(),
                journey.recalledInputs().stream().map(JourneyView::recalled).toList());
    }

    private static StepView step(Journey.Step step, EventWriter writer) {
        var vocabulary = Vocabulary.step(step.event().why().bizStep());
        return new StepView(
                writer.write(step.event()),
                vocabulary == null ? null : vocabulary.title(),
                step.level(),
                step.correctedBy());
    }

    private static RecalledView recalled(Journey.RecalledInput input) {
        var recall = input.recall();
        return new RecalledView(
                input.lotId(), input.code(), input.number(), recall.at(), recall.reason(), recall.advice());
    }
}
