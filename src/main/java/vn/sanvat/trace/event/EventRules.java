package vn.sanvat.trace.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.AggregationEvent;
import vn.sanvat.trace.TraceEvent.ObjectEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.Vocabulary;
import vn.sanvat.trace.epcis.EpcisContext;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;

/** What must be true of an event by itself, before anything else is asked. Fields are named as in EPCIS JSON. */
public final class EventRules {

    /** Clocks of phones are off by minutes, not by more. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final int MAX_QUANTITIES = 100;
    private static final int MAX_READINGS = 20;
    private static final int MAX_NOTE = 1_000;
    private static final int MAX_URI = 300;
    private static final int MAX_DECIMALS = 6;
    private static final BigDecimal MAX_QUANTITY = new BigDecimal("1000000000");
    private static final String URI_FORM = "(urn|https?):[!-~]+";

    private final List<Fault> faults = new ArrayList<>();

    private EventRules() {}

    /**
     * @param now the time of recording
     * @throws Problem naming every fault
     */
    public static void check(TraceEvent event, Instant now) {
        var rules = new EventRules();
        rules.uri("eventID", event.id());
        rules.when(event, now);
        rules.why(event.why());
        rules.what(event);
        rules.place(event.where());
        if (!rules.faults.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, rules.faults);
        }
    }

    /** What a JSON list of this event's outputs is called in EPCIS. */
    static String outputsField(TraceEvent event) {
        return switch (event) {
            case ObjectEvent object -> "quantityList";
            case TransformationEvent transformation -> "outputQuantityList";
            case AggregationEvent aggregation -> "childQuantityList";
        };
    }

    private void when(TraceEvent event, Instant now) {
        var time = event.when().eventTime();
        if (time.toInstant().isAfter(now.plus(CLOCK_SKEW))) {
            fault(
                    "eventTime",
                    "eventTime là " + time + "; không được muộn hơn bây giờ, " + now,
                    "eventTime is " + time + "; allowed are times up to now, " + now);
        }
        if (time.getYear() < 1990) {
            fault(
                    "eventTime",
                    "eventTime là " + time + "; phải từ năm 1990",
                    "eventTime is " + time + "; allowed are the years from 1990");
        }
    }

    private void why(TraceEvent.Why why) {
        if (Vocabulary.step(why.bizStep()) == null) {
            notIn("bizStep", why.bizStep(), Vocabulary.stepIds());
        }
        if (why.disposition() != null && !Vocabulary.dispositionIds().contains(why.disposition())) {
            notIn("disposition", why.disposition(), Vocabulary.dispositionIds());
        }
        atMost(EpcisContext.NOTE, length(why.note()), MAX_NOTE);
        atMost(EpcisContext.READINGS, why.readings().size(), MAX_READINGS);
    }

    private void what(TraceEvent event) {
        var outputs = outputsField(event);
        quantities(outputs, event.outputs());
        quantities("inputQuantityList", event.inputs());
        if (event instanceof TransformationEvent transformation) {
            var process = transformation.process();
            if (process != null && Yields.process(process) == null) {
                notIn(EpcisContext.PROCESS, process, Yields.processIds());
            }
            if (event.inputs().isEmpty() != event.outputs().isEmpty()) {
                missing(event.inputs().isEmpty() ? "inputQuantityList" : outputs);
            }
        }
        // A correction may take an event back as a whole: then nothing stands in its place.
        if (event.outputs().isEmpty() && event.inputs().isEmpty() && event.corrects() == null) {
            missing(outputs);
        }
        if (event instanceof AggregationEvent aggregation && aggregation.parent() != null) {
            uri("parentID", aggregation.parent());
        }
        var made =
                new HashSet<>(event.outputs().stream().map(Quantified::epcClass).toList());
        for (int i = 0; i < event.inputs().size(); i++) {
            var epcClass = event.inputs().get(i).epcClass();
            if (made.contains(epcClass)) {
                fault(
                        "inputQuantityList[" + i + "].epcClass",
                        "\"" + epcClass + "\" vừa là đầu vào vừa là đầu ra; hàng không thể làm ra từ chính nó",
                        "\"" + epcClass + "\" is both input and output; goods cannot be made of themselves");
            }
        }
    }

    private void quantities(String field, List<Quantified> quantities) {
        atMost(field, quantities.size(), MAX_QUANTITIES);
        var seen = new HashSet<String>();
        for (int i = 0; i < quantities.size(); i++) {
            var path = field + "[" + i + "].";
            var one = quantities.get(i);
            epcClass(path + "epcClass", one.epcClass());
            if (!seen.add(one.epcClass())) {
                fault(
                        path + "epcClass",
                        "\"" + one.epcClass() + "\" có hai lần trong danh sách",
                        "\"" + one.epcClass() + "\" is twice in the list");
            }
            if (one.quantity() != null) {
                amount(path + "quantity", one.quantity());
            }
            if (one.uom() != null && Vocabulary.unit(one.uom()) == null) {
                notIn(path + "uom", one.uom(), Vocabulary.unitCodes());
            }
        }
    }

    private void amount(String field, BigDecimal quantity) {
        if (quantity.signum() <= 0
                || quantity.compareTo(MAX_QUANTITY) > 0
                || quantity.stripTrailingZeros().scale() > MAX_DECIMALS) {
            fault(
                    field,
                    field + " là " + quantity + "; phải lớn hơn 0, tối đa " + MAX_QUANTITY + ", tối đa " + MAX_DECIMALS
                            + " số lẻ",
                    field + " is " + quantity + "; allowed are more than 0, at most " + MAX_QUANTITY + ", at most "
                            + MAX_DECIMALS + " decimals");
        }
    }

    private void epcClass(String field, String epcClass) {
        uri(field, epcClass);
        if (epcClass.startsWith(DigitalLink.CANONICAL_HOST + "/01/")) {
            try {
                DigitalLink.parseStrictly(epcClass);
            } catch (InvalidIdentifier e) {
                fault(field, e.vietnamese(), e.english());
            }
        }
    }

    private void place(TraceEvent.Where where) {
        atMost(EpcisContext.READ_POINT_NAME, length(where.readPoint()), MAX_NOTE);
        if (where.bizLocation() != null) {
            uri("bizLocation.id", where.bizLocation());
        }
    }

    private void uri(String field, String uri) {
        atMost(field, uri.length(), MAX_URI);
        if (!uri.matches(URI_FORM)) {
            fault(
                    field,
                    "\"" + shown(uri)
                            + "\" không phải là một URI urn: hoặc https:, như urn:sanvat:material:nghe-tuoi-2026-01",
                    "\"" + shown(uri)
                            + "\" is not a URI with urn: or https:, such as urn:sanvat:material:nghe-tuoi-2026-01");
        }
    }

    private void notIn(String field, String value, Set<String> allowed) {
        var list = String.join(", ", allowed);
        fault(
                field,
                field + " là \"" + shown(value) + "\"; phải là một trong: " + list,
                field + " is \"" + shown(value) + "\"; allowed are: " + list);
    }

    private void missing(String field) {
        fault(field, "Thiếu " + field, field + " is missing");
    }

    private void atMost(String field, int length, int max) {
        if (length > max) {
            fault(
                    field,
                    field + " dài " + length + "; tối đa " + max,
                    field + " has a length of " + length + "; allowed are " + max);
        }
    }

    private static int length(@Nullable Localized text) {
        var english = text == null ? null : text.en();
        return text == null ? 0 : Math.max(text.vi().length(), english == null ? 0 : english.length());
    }

    private static String shown(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }

    private void fault(String field, String vi, String en) {
        faults.add(new Fault(field, Localized.of(vi, en)));
    }

    /** @return the classes of all quantities, once each */
    public static Set<String> classes(Collection<? extends TraceEvent> events) {
        var classes = new HashSet<String>();
        for (var event : events) {
            event.inputs().forEach(input -> classes.add(input.epcClass()));
            event.outputs().forEach(output -> classes.add(output.epcClass()));
        }
        return classes;
    }
}
