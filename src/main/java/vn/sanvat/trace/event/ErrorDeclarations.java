package vn.sanvat.trace.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Correction;
import vn.sanvat.trace.TraceEvent.When;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;

/** Errors said as EPCIS says them: the erroneous event once more, with an error declaration. Decision 0021. */
public final class ErrorDeclarations {

    private static final String FIELD = "errorDeclaration";

    private ErrorDeclarations() {}

    /** What is recorded of a declaration: an event that takes the place of the erroneous one, and is about no goods. */
    public static TraceEvent takingBack(TraceEvent erroneous, Correction declaration) {
        var declared = Objects.requireNonNull(declaration.declared());
        var id = UUID.nameUUIDFromBytes((FIELD + " " + erroneous.id()).getBytes(StandardCharsets.UTF_8));
        return erroneous.takenBack("urn:uuid:" + id, new When(declared.time(), Instant.EPOCH), declaration);
    }

    /** Whether the declaration says what is recorded: the same events are true instead. */
    public static boolean known(@Nullable TraceEvent correction, Correction declaration) {
        var corrects = correction == null ? null : correction.corrects();
        return correction != null
                && corrects != null
                && instead(correction, corrects)
                        .equals(Objects.requireNonNull(declaration.declared()).correctiveEventIds());
    }

    /** The events that are true in the place of the one that was corrected. */
    public static List<String> instead(TraceEvent correction, Correction corrects) {
        return corrects.declared() == null
                ? List.of(correction.id())
                : corrects.declared().correctiveEventIds();
    }

    public static Problem otherwise(TraceEvent correction) {
        return Problem.conflict(
                FIELD,
                "Sự kiện này đã được đính chính khác bởi " + correction.id() + "; hãy đính chính sự kiện đó",
                "This event was corrected otherwise by " + correction.id() + "; correct that one");
    }

    public static Problem unknown(String eventId) {
        return Problem.invalid(
                "eventID",
                "Chưa ghi sự kiện \"" + eventId + "\"; errorDeclaration chỉ nói về sự kiện đã ghi",
                "There is no event \"" + eventId + "\"; an errorDeclaration tells of one that was recorded");
    }

    /** In the words of what was sent: the client knows nothing of the event that takes the other back. */
    public static Problem inItsFields(Problem problem) {
        return new Problem(
                problem.kind(),
                problem.faults().stream()
                        .map(fault -> "eventTime".equals(fault.field())
                                ? new Fault(FIELD + ".declarationTime", fault.says())
                                : new Fault(FIELD, fault.says()))
                        .toList());
    }
}
