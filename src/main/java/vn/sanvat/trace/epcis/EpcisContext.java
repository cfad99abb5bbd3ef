package vn.sanvat.trace.epcis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.sanvat.web.Problem;

/** The JSON-LD context of our events: the one of EPCIS 2.0, and the prefix under which stands what EPCIS has no field for. */
public final class EpcisContext {

    static final String PREFIX = "sanvat";
    public static final String COOPERATIVE = PREFIX + ":cooperative";
    public static final String PROCESS = PREFIX + ":process";
    public static final String READ_POINT_NAME = PREFIX + ":readPointName";
    static final String GOODS = PREFIX + ":goods";
    public static final String NOTE = PREFIX + ":note";
    public static final String READINGS = PREFIX + ":readings";
    public static final String CORRECTS = PREFIX + ":corrects";
    static final String WARNINGS = PREFIX + ":warnings";
    static final String REASON = PREFIX + ":reason";

    /** What the prefix stands for: the same wherever the service runs, so no address of a host. Decision 0021. */
    static final String VOCABULARY = "urn:sanvat:vocabulary:";

    private static final String EPCIS = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    /** GS1 serves the context under the version, and the newest without it. */
    private static final Pattern ANY_EPCIS =
            Pattern.compile("https://ref\\.gs1\\.org/standards/epcis/(2\\.[0-9.]+/)?epcis-context\\.jsonld");

    /** As it is answered. */
    static final Object ANSWERED = List.of(EPCIS, ours());

    private EpcisContext() {}

    /** @throws Problem naming {@code @context} where it is not that of EPCIS, or means something else by our prefix */
    static void check(@Nullable Object sent) {
        if (sent == null) {
            return;
        }
        var parts = sent instanceof List<?> list ? list : List.of(sent);
        if (parts.stream()
                .noneMatch(part ->
                        part instanceof String uri && ANY_EPCIS.matcher(uri).matches())) {
            throw Problem.invalid(
                    "@context", "@context phải có \"" + EPCIS + "\"", "@context must hold \"" + EPCIS + "\"");
        }
        for (var part : parts) {
            if (part instanceof Map<?, ?> terms
                    && !VOCABULARY.equals(terms.containsKey(PREFIX) ? terms.get(PREFIX) : VOCABULARY)) {
                throw Problem.invalid(
                        "@context",
                        "Trong @context, \"" + PREFIX + "\" phải là \"" + VOCABULARY + "\"",
                        "In @context, \"" + PREFIX + "\" must be \"" + VOCABULARY + "\"");
            }
        }
    }

    /** Texts are by language, as people's words are in JSON-LD; lists of ours are JSON, and mean what our API says. */
    private static Map<String, Object> ours() {
        var terms = new LinkedHashMap<String, Object>();
        terms.put(PREFIX, VOCABULARY);
        for (var text : List.of(READ_POINT_NAME, NOTE, REASON)) {
            terms.put(text, Map.of("@container", "@language"));
        }
        for (var list : List.of(GOODS, READINGS, CORRECTS, WARNINGS)) {
            terms.put(list, Map.of("@type", "@json"));
        }
        return terms;
    }
}
