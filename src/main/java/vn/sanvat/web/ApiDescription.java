package vn.sanvat.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.TreeMap;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.text.Localized;

/** The API told to people: what stands in the page about it, made from the OpenAPI description. */
@Component
public class ApiDescription {

    /** Where machines read it. */
    public static final String PATH = "/api/openapi.json";

    private final OpenApiWebfluxResource descriptions;
    private final JsonMapper mapper;

    ApiDescription(OpenApiWebfluxResource descriptions, JsonMapper mapper) {
        this.descriptions = descriptions;
        this.mapper = mapper;
    }

    /** HTML without script: each operation under the records that it is about, then the schemas. */
    public Mono<String> html(ServerHttpRequest request, Locale reader) {
        return Mono.defer(() -> {
                    try {
                        // No path to cut off: the library cuts as many characters from whatever this host was called.
                        return descriptions.openapiJson(request, "", Locale.ROOT);
                    } catch (JsonProcessingException e) {
                        return Mono.error(e);
                    }
                })
                .map(json -> new Telling(reader).page(mapper.readTree(json)));
    }

    /** The description in one language. */
    private record Telling(Locale reader) {

        private static final Localized PARAMETERS = Localized.of("Tham số", "Parameters");
        private static final Localized BODY = Localized.of("Nội dung gửi", "Body");
        private static final Localized ANSWERS = Localized.of("Trả lời", "Answers");
        private static final Localized SCHEMAS = Localized.of("Dạng dữ liệu", "Schemas");
        private static final Localized REQUIRED = Localized.of("bắt buộc", "required");
        private static final Localized ACCOUNT = Localized.of("cần tài khoản", "needs an account");

        String page(JsonNode api) {
            var headings = new LinkedHashMap<String, String>();
            api.path("tags").forEach(tag -> headings.put(tag.path("name").asString(""), said(tag.path("description"))));
            var groups = new TreeMap<String, StringBuilder>();
            for (var path : api.path("paths").properties()) {
                for (var operation : path.getValue().properties()) {
                    groups.computeIfAbsent(
                                    operation.getValue().path("tags").path(0).asString(""), tag -> new StringBuilder())
                            .append(operation(path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
            var contents = new StringBuilder();
            var sections = new StringBuilder();
            groups.forEach((tag, operations) -> {
                var heading = headings.getOrDefault(tag, escaped(tag));
                contents.append("<li><a href=\"#%s\">%s</a></li>".formatted(escaped(tag), heading));
                sections.append("<section class=\"part\" id=\"%s\"><h2>%s</h2>%s</section>"
                        .formatted(escaped(tag), heading, operations));
            });
            var schemas = SCHEMAS.in(reader);
            return """
                    <ul class="jumps">%s<li><a href="#schemas">%s</a></li></ul>
                    %s
                    <section class="part" id="schemas"><h2>%s</h2>%s</section>
                    """.formatted(
                            contents,
                            schemas,
                            sections,
                            schemas,
                            schemas(api.path("components").path("schemas")));
        }

        private String operation(String path, String method, JsonNode operation) {
            return """
                    <details class="card">
                    <summary><span class="method %s">%s</span> <code>%s</code> <span class="says">%s%s</span></summary>
                    <div class="inside">%s%s<h3>%s</h3><dl>%s</dl></div>
                    </details>
                    """.formatted(
                            method,
                            method.toUpperCase(Locale.ROOT),
                            escaped(path).replace("/", "/<wbr>"),
                            said(operation.path("summary")),
                            operation.has("security") ? " <small>· " + ACCOUNT.in(reader) + "</small>" : "",
                            parameters(operation.path("parameters")),
                            body(operation.path("requestBody")),
                            ANSWERS.in(reader),
                            answers(operation.path("responses")));
        }

        private String parameters(JsonNode parameters) {
            var list = new StringBuilder();
            for (var parameter : parameters) {
                list.append("<dt><code>%s</code> <small>%s%s</small></dt><dd>%s <small>%s</small></dd>"
                        .formatted(
                                text(parameter.path("name")),
                                text(parameter.path("in")),
                                parameter.path("required").asBoolean(false) ? ", " + REQUIRED.in(reader) : "",
                                said(parameter.path("description")),
                                type(parameter.path("schema"))));
            }
            return list.isEmpty() ? "" : "<h3>" + PARAMETERS.in(reader) + "</h3><dl>" + list + "</dl>";
        }

        private String body(JsonNode body) {
            var list = new StringBuilder();
            for (var content : body.path("content").properties()) {
                list.append("<p><code>%s</code> %s</p>"
                        .formatted(
                                escaped(content.getKey()),
                                type(content.getValue().path("schema"))));
            }
            return list.isEmpty() ? "" : "<h3>" + BODY.in(reader) + "</h3>" + list;
        }

        private String answers(JsonNode answers) {
            var list = new StringBuilder();
            for (var answer : answers.properties()) {
                var schemas = new StringBuilder();
                for (var content : answer.getValue().path("content")) {
                    schemas.append(' ').append(type(content.path("schema")));
                }
                list.append("<dt>%s</dt><dd>%s%s</dd>"
                        .formatted(
                                escaped(answer.getKey()), said(answer.getValue().path("description")), schemas));
            }
            return list.toString();
        }

        private static String schemas(JsonNode schemas) {
            var list = new StringBuilder();
            for (var schema : schemas.properties()) {
                var fields = new StringBuilder();
                for (var field : schema.getValue().path("properties").properties()) {
                    var required = false;
                    for (var name : schema.getValue().path("required")) {
                        required |= name.asString("").equals(field.getKey());
                    }
                    fields.append("<dt><code>%s</code>%s</dt><dd>%s</dd>"
                            .formatted(escaped(field.getKey()), required ? " *" : "", type(field.getValue())));
                }
                list.append(
                        "<details class=\"card\" id=\"%1$s\"><summary><code>%1$s</code></summary><dl class=\"inside\">%2$s</dl></details>"
                                .formatted(escaped(schema.getKey()), fields));
            }
            return list.toString();
        }

        private static String type(JsonNode schema) {
            var reference = schema.path("$ref").asString("");
            if (!reference.isEmpty()) {
                var name = escaped(reference.substring(reference.lastIndexOf('/') + 1));
                return "<a href=\"#" + name + "\">" + name + "</a>";
            }
            if (schema.has("items")) {
                return "[ " + type(schema.path("items")) + " ]";
            }
            if (schema.has("enum")) {
                var values = new StringBuilder();
                for (var value : schema.path("enum")) {
                    values.append(values.isEmpty() ? "" : " | ").append(text(value));
                }
                return values.toString();
            }
            var format = text(schema.path("format"));
            return text(schema.path("type")) + (format.isEmpty() ? "" : " (" + format + ")");
        }

        /** Our own descriptions say things in English and in Vietnamese. */
        private String said(JsonNode node) {
            var both = node.asString("").split(" · ", -1);
            return escaped(both.length == 2 ? Localized.of(both[1], both[0]).in(reader) : node.asString(""));
        }

        private static String text(JsonNode node) {
            return escaped(node.asString(""));
        }

        private static String escaped(String text) {
            return HtmlUtils.htmlEscape(text, "UTF-8");
        }
    }
}
