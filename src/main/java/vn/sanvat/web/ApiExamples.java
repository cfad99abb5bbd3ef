package vn.sanvat.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.text.Localized;

/**
 * Worked examples of the API, read from {@code openapi/} on the class path: the page shows them, the OpenAPI description repeats them, and
 * a test sends them. {@code $name} stands for a value that an earlier answer gave.
 */
@Component
public class ApiExamples {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final List<Step> walk = read("walk", new TypeReference<>() {});
    private final Map<String, JsonNode> bodies = read("bodies", new TypeReference<>() {});
    private final Map<String, String> values = read("values", new TypeReference<>() {});
    private final Map<Set<String>, Map<String, Localized>> choices = choices();

    /**
     * One request of the walk from registering a maker to a recall.
     *
     * @param operation its name in the OpenAPI description; none for a page
     * @param signedIn absent where it needs an account
     * @param file what is sent instead of JSON: a picture of this name
     */
    public record Step(
            @Nullable String operation,
            Localized title,
            Localized says,
            String method,
            String path,
            @Nullable Boolean signedIn,
            @Nullable Map<String, String> headers,
            @Nullable JsonNode body,
            @Nullable String file,
            Answer answer) {

        public boolean needsAccount() {
            return signedIn == null || signedIn;
        }

        public Map<String, String> sentHeaders() {
            return headers == null ? Map.of() : headers;
        }
    }

    /**
     * What comes back.
     *
     * @param body some of its fields; those with {@code $name} give the value that later requests need
     * @param page what stands in it, where it is a page
     */
    public record Answer(
            int status,
            @Nullable Map<String, String> headers,
            @Nullable JsonNode body,
            @Nullable List<String> page) {

        public Map<String, String> shownHeaders() {
            return headers == null ? Map.of() : headers;
        }
    }

    /** From registering a maker to a recall, in order. */
    public List<Step> walk() {
        return walk;
    }

    /** The body of an operation with values such as answers give them. */
    public Optional<JsonNode> body(String operation) {
        return walk.stream()
                .filter(step -> operation.equals(step.operation()) && step.body() != null)
                .findFirst()
                .map(Step::body)
                .or(() -> Optional.ofNullable(bodies.get(operation)))
                .map(body -> MAPPER.readTree(filled(body.toString(), values)));
    }

    /** What each of these values means; empty where nobody has said it. */
    public Map<String, Localized> choice(Set<String> of) {
        return choices.getOrDefault(of, Map.of());
    }

    /** @return the text with every {@code $name} that is known replaced; the longest name first */
    public static String filled(String text, Map<String, String> values) {
        var filled = text;
        var names = values.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (var name : names) {
            filled = filled.replace("$" + name, values.get(name));
        }
        return filled;
    }

    private static Map<Set<String>, Map<String, Localized>> choices() {
        var known = new LinkedHashMap<Set<String>, Map<String, Localized>>();
        read("enums", new TypeReference<List<LinkedHashMap<String, Localized>>>() {})
                .forEach(choice -> known.put(Set.copyOf(choice.keySet()), choice));
        return known;
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (var file = new ClassPathResource("openapi/" + name + ".json").getInputStream()) {
            return MAPPER.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
