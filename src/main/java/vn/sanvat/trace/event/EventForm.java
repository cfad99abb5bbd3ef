package vn.sanvat.trace.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.When;
import vn.sanvat.trace.journey.EventGraph;
import vn.sanvat.web.Problem;

/** Events compared with what is known: the same one again, or goods made of themselves. */
public final class EventForm {

    private EventForm() {}

    /** One way to write each number, so that an event that comes back from the store equals the one that was sent. */
    public static TraceEvent plain(TraceEvent event, Instant recordTime) {
        return event.with(
                new When(event.when().eventTime(), recordTime), plain(event.inputs()), plain(event.outputs()));
    }

    static TraceEvent recordedAt(TraceEvent event, Instant recordTime) {
        return event.with(new When(event.when().eventTime(), recordTime), event.inputs(), event.outputs());
    }

    /** True for the same event recorded twice; when it was recorded does not matter. */
    public static boolean same(TraceEvent known, TraceEvent event) {
        var sameTime = plain(event, known.when().recordTime());
        return plain(known, known.when().recordTime()).equals(sameTime);
    }

    /** @throws Problem naming the input that was made of what the event brings forth, or the inputs where that cannot be told */
    public static void checkCycle(TraceEvent event, EventGraph fromInputs) {
        if (fromInputs.cutShort()) {
            throw Problem.invalid(
                    "inputQuantityList",
                    "Nguồn gốc của đầu vào dài quá mức cho phép: " + EventGraph.MAX_LEVELS + " bậc, "
                            + EventGraph.MAX_EVENTS + " sự kiện",
                    "The past of the inputs is longer than allowed: " + EventGraph.MAX_LEVELS + " levels, "
                            + EventGraph.MAX_EVENTS + " events");
        }
        for (int i = 0; i < event.outputs().size(); i++) {
            var epcClass = event.outputs().get(i).epcClass();
            if (fromInputs.visited().contains(epcClass)) {
                throw Problem.invalid(
                        EventRules.outputsField(event) + "[" + i + "].epcClass",
                        "Đầu vào đã được làm ra từ \"" + epcClass + "\"; hàng không thể làm ra từ chính nó",
                        "The inputs were made of \"" + epcClass + "\"; goods cannot be made of themselves");
            }
        }
    }

    private static List<Quantified> plain(List<Quantified> quantities) {
        return quantities.stream()
                .map(one -> new Quantified(one.epcClass(), one.name(), plain(one.quantity()), one.uom()))
                .toList();
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
