package vn.sanvat.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import vn.sanvat.ServiceTest;

/** An empty string is no date, number, list, id or address, and not the absence of one: asked at every field that the API takes. */
@ServiceTest
class EmptyStringTests {

    /** Refused all the same, each of them for its own reason. */
    private static final Set<String> NAMED_BY_ITS_PARENT = Set.of("type");

    @Autowired
    WebTestClient http;

    @Autowired
    JsonMapper mapper;

    /** A field somewhere in a body, and a body in which only it is said. */
    private record Asked(HttpMethod method, String path, String field, JsonNode body, boolean text) {

        @Override
        public String toString() {
            return method + " " + path + " " + field;
        }
    }

    private JsonNode api = MissingNode.getInstance();

    @Test
    void whatIsNoPlainTextIsRefusedWhereItIsAnEmptyString() {
        var fields = fields();

        assertThat(fields.stream().map(Asked::field))
                .contains("expiresOn", "validTo", "packs", "packs[0].gtin", "season", "film", "address.place", "scan");
        // An administrator has no inbox, whatever he asks of it.
        assertThat(fields.stream()
                        .filter(field -> !field.text() && !field.path().startsWith("/api/inbox")))
                .hasSizeGreaterThan(100)
                .allSatisfy(field -> {
                    var answer = send(field);
                    assertThat(answer.path("status").asInt())
                            .as(field + " " + answer)
                            .isEqualTo(400);
                    assertThat(answer.path("errors").findValuesAsString("field"))
                            .as(field + " " + answer)
                            .contains(field.field());
                });
    }

    @Test
    void plainTextThatNobodyAsksForMayBeEmpty() {
        assertThat(fields().stream().filter(Asked::text)).isNotEmpty().allSatisfy(field -> {
            var answer = send(field);
            assertThat(answer.path("errors").findValuesAsString("field"))
                    .as(field + " " + answer)
                    .doesNotContain(field.field());
        });
    }

    private List<Asked> fields() {
        api = mapper.readTree(read("/api/openapi.json"));
        var fields = new ArrayList<Asked>();
        for (var path : api.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var content = operation.getValue().path("requestBody").path("content");
                var schema = content.has(MediaType.APPLICATION_JSON_VALUE)
                        ? content.path(MediaType.APPLICATION_JSON_VALUE).path("schema")
                        : mapper.missingNode();
                var method = HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT));
                var where = new ArrayList<Step>();
                walk(
                        schema,
                        where,
                        new HashSet<>(),
                        (steps, said) -> fields.add(asked(method, path.getKey(), steps, said)));
            }
        }
        return fields;
    }

    private record Step(String name, boolean inList, JsonNode beside) {}

    private interface Found {
        void field(List<Step> steps, JsonNode schema);
    }

    private void walk(JsonNode given, List<Step> steps, Set<String> within, Found found) {
        var reference = given.path("$ref").asString("");
        if (!reference.isEmpty() && !within.add(reference)) {
            return;
        }
        var schema = resolved(given);
        for (var one : schema.path("oneOf")) {
            walk(one, steps, new HashSet<>(within), found);
        }
        var type = mapper.createObjectNode();
        var name = schema.path("properties").path("type").path("enum").path(0).asString("");
        if (!name.isEmpty() || reference.endsWith("Event")) {
            type.put("type", name.isEmpty() ? reference.substring(reference.lastIndexOf('/') + 1) : name);
        }
        for (var property : schema.path("properties").properties()) {
            if (property.getValue().path("readOnly").asBoolean(false)
                    || NAMED_BY_ITS_PARENT.contains(property.getKey())) {
                continue;
            }
            var said = resolved(property.getValue());
            var list = said.has("items");
            var here = new ArrayList<>(steps);
            here.add(new Step(property.getKey(), false, type));
            found.field(here, said);
            var inside = new ArrayList<>(steps);
            inside.add(new Step(property.getKey(), list, type));
            var next = list ? said.path("items") : property.getValue();
            if (resolved(next).has("properties")) {
                walk(next, inside, new HashSet<>(within), found);
            }
        }
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : api.path("components").path("schemas").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private Asked asked(HttpMethod method, String path, List<Step> steps, JsonNode schema) {
        var field = new StringBuilder();
        JsonNode body = mapper.getNodeFactory().stringNode("");
        for (var step : steps) {
            field.append(field.isEmpty() ? "" : ".").append(step.name()).append(step.inList() ? "[0]" : "");
        }
        for (var step : steps.reversed()) {
            var parent = ((ObjectNode) step.beside()).deepCopy();
            parent.set(step.name(), step.inList() ? mapper.createArrayNode().add(body) : body);
            body = parent;
        }
        return new Asked(method, path, field.toString(), body, plainText(schema));
    }

    /** As the document says it: a string of no form that may be empty. */
    private static boolean plainText(JsonNode schema) {
        return schema.path("type").asString("").equals("string")
                && !schema.has("format")
                && !schema.has("enum")
                && !schema.has("pattern")
                && schema.path("minLength").asInt(0) == 0;
    }

    private JsonNode send(Asked field) {
        return mapper.readTree(http.mutate()
                .responseTimeout(Duration.ofSeconds(60))
                .build()
                .method(field.method())
                .uri(field.path().replaceAll("\\{[^}]+}", "nothing"))
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(field.body().toString())
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    private byte[] read(String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }
}
