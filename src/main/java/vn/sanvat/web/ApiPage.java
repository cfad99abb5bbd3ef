package vn.sanvat.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API shown to people: a page of its own without script, made from the OpenAPI description. */
@Hidden
@RestController
class ApiPage {

    private final OpenApiWebfluxResource descriptions;
    private final JsonMapper mapper;

    ApiPage(OpenApiWebfluxResource descriptions, JsonMapper mapper) {
        this.descriptions = descriptions;
        this.mapper = mapper;
    }

    @GetMapping(path = "/api", produces = MediaType.TEXT_HTML_VALUE)
    Mono<String> show(ServerHttpRequest request) throws JsonProcessingException {
        return descriptions.openapiJson(request, OpenApi.PATH, Locale.ROOT).map(json -> page(mapper.readTree(json)));
    }

    private static String page(JsonNode api) {
        var list = new StringBuilder();
        for (var path : api.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                list.append(operation(path.getKey(), operation.getKey(), operation.getValue()));
            }
        }
        return """
                <!doctype html>
                <html lang="vi">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>API – Sản Vật</title>
                <link rel="stylesheet" href="/api.css">
                </head>
                <body>
                <header>
                <p><a href="/">Sản Vật</a></p>
                <h1>API</h1>
                <p>%s</p>
                <p><a href="%s">OpenAPI 3.1 (JSON)</a></p>
                </header>
                <main>
                %s
                <h2 id="schemas">Dữ liệu · Schemas</h2>
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        text(api.path("info").path("description")),
                        OpenApi.PATH,
                        list,
                        schemas(api.path("components").path("schemas")));
    }

    private static String operation(String path, String method, JsonNode operation) {
        var name = method.toUpperCase(Locale.ROOT);
        return """
                <details>
                <summary><span class="method %s">%s</span> <code>%s</code> <span class="says">%s%s</span></summary>
                <div class="inside">%s%s<h3>Trả lời · Answers</h3><dl>%s</dl></div>
                </details>
                """.formatted(
                        method,
                        name,
                        escaped(path).replace("/", "/<wbr>"),
                        text(operation.path("summary")),
                        operation.has("security") ? " 🔒" : "",
                        parameters(operation.path("parameters")),
                        body(operation.path("requestBody")),
                        answers(operation.path("responses")));
    }

    private static String parameters(JsonNode parameters) {
        var list = new StringBuilder();
        for (var parameter : parameters) {
            list.append("<dt><code>%s</code> <small>%s%s</small></dt><dd>%s <small>%s</small></dd>"
                    .formatted(
                            text(parameter.path("name")),
                            text(parameter.path("in")),
                            parameter.path("required").asBoolean(false) ? ", bắt buộc · required" : "",
                            text(parameter.path("description")),
                            type(parameter.path("schema"))));
        }
        return list.isEmpty() ? "" : "<h3>Tham số · Parameters</h3><dl>" + list + "</dl>";
    }

    private static String body(JsonNode body) {
        var list = new StringBuilder();
        for (var content : body.path("content").properties()) {
            list.append("<p><code>%s</code> %s</p>"
                    .formatted(
                            escaped(content.getKey()), type(content.getValue().path("schema"))));
        }
        return list.isEmpty() ? "" : "<h3>Nội dung · Body</h3>" + list;
    }

    private static String answers(JsonNode answers) {
        var list = new StringBuilder();
        for (var answer : answers.properties()) {
            var schemas = new StringBuilder();
            for (var content : answer.getValue().path("content")) {
                schemas.append(' ').append(type(content.path("schema")));
            }
            list.append("<dt>%s</dt><dd>%s%s</dd>"
                    .formatted(escaped(answer.getKey()), text(answer.getValue().path("description")), schemas));
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
                    "<details id=\"%1$s\"><summary><code>%1$s</code></summary><dl class=\"inside\">%2$s</dl></details>"
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

    private static String text(JsonNode node) {
        return escaped(node.asString(""));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
