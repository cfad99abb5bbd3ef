package vn.sanvat.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.Awaited;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.place.Address;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent.Correction;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.TraceEvent.When;
import vn.sanvat.trace.TraceEvent.Where;
import vn.sanvat.trace.TraceEvent.Why;

/** Events of one maker that bring materials forth and use them up; amounts are kg where no unit is named. */
public record Run(String cooperative, Instant at) {

    public static String maker(Cooperatives cooperatives) {
        var address = new Address("Xã Tuyên Phú, Quảng Trị", null, LocalDate.of(2026, 1, 1));
        var draft = new CooperativeDraft(
                Cooperative.Kind.COOPERATIVE,
                "HTX Cân Đủ",
                null,
                null,
                "0912345678",
                null,
                null,
                null,
                address,
                null,
                null,
                null,
                List.of(),
                null);
        return Awaited.value(SomeCooperative.approved(cooperatives, draft)).id();
    }

    public static String material(String name) {
        return "urn:sanvat:material:" + name;
    }

    public static Quantified quantity(String material, @Nullable String amount, @Nullable String uom) {
        return new Quantified(material(material), null, amount == null ? null : new BigDecimal(amount), uom);
    }

    public ObjectEvent harvest(String material, @Nullable String amount, String uom) {
        return harvest("harvest-" + material, null, List.of(quantity(material, amount, uom)));
    }

    /** A correction where {@code corrects} names an event. */
    public ObjectEvent harvest(String id, @Nullable String corrects, List<Quantified> quantities) {
        return object(id, "harvesting", TraceEvent.Action.ADD, corrects, quantities);
    }

    public ObjectEvent object(
            String id, String step, TraceEvent.Action action, @Nullable String corrects, List<Quantified> quantities) {
        return new ObjectEvent(
                id(id),
                cooperative,
                when(),
                new Where(null, null),
                why(step),
                action,
                quantities,
                correction(corrects));
    }

    public TransformationEvent run(String id, String output, String made, String input, String amount) {
        return run(id, null, List.of(quantity(input, amount, "KGM")), List.of(quantity(output, made, "KGM")));
    }

    public TransformationEvent run(
            String id, @Nullable String corrects, List<Quantified> inputs, List<Quantified> outputs) {
        return new TransformationEvent(
                id(id),
                cooperative,
                when(),
                new Where(null, null),
                why("grinding"),
                inputs,
                outputs,
                correction(corrects));
    }

    public static String id(String name) {
        return "urn:event:" + name;
    }

    private static @Nullable Correction correction(@Nullable String corrects) {
        return corrects == null ? null : new Correction(id(corrects), Localized.of("cân lại", "weighed again"));
    }

    private When when() {
        return new When(OffsetDateTime.ofInstant(at, ZoneOffset.ofHours(7)), Instant.EPOCH);
    }

    private static Why why(String step) {
        return new Why(step, null, null, List.of());
    }
}
