package vn.sanvat.site.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.sanvat.site.api.ApiPage.Answer;
import vn.sanvat.site.api.ApiPage.ApiSchema;
import vn.sanvat.site.api.ApiPage.Body;
import vn.sanvat.site.api.ApiPage.Field;
import vn.sanvat.site.api.ApiPage.Group;
import vn.sanvat.site.api.ApiPage.Operation;
import vn.sanvat.site.api.ApiPage.Parameter;
import vn.sanvat.text.Localized;

/** Reads the OpenAPI description for the page, in one language. */
record ApiOperations(Locale reader) {

    /** Operations under the records that they are about, by name. */
    static List<Group> groups(JsonNode api, Locale reader) {
        return new ApiOperations(reader).groups(api);
    }

    static List<ApiSchema> schemas(JsonNode api, Locale reader) {
        return new ApiOperations(reader).schemas(api.path("components").path("schemas"));
    }

    private List<Group> groups(JsonNode api) {
        Map<String, List<Operation>> tagged = new TreeMap<>();
        for (var path : api.path("paths").properties()) {
            for (var entry : path.getValue().properties()) {
                var tag = entry.getValue().path("tags").path(0).asString("");
                tagged.computeIfAbsent(tag, each -> new ArrayList<>())
                        .add(operation(path.getKey(), entry.getKey(), entry.getValue()));
            }
        }
        var headings = new LinkedHashMap<String, String>();
        api.path("tags").forEach(tag -> headings.put(tag.path("name").asString(""), said(tag.path("description"))));
        return tagged.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(), headings.getOrDefault(group.getKey(), group.getKey()), group.getValue()))
                .toList();
    }

    private Operation operation(String path, String method, JsonNode operation) {
        return new Operation(
                operation.path("operationId").asString(""),
                method,
                path,
                said(operation.path("summary")),
                operation.has("security"),
                operation.path("parameters").valueStream().map(this::parameter).toList(),
                operation.path("requestBody").path("content").properties().stream()
                        .map(content -> body(content.getKey(), content.getValue()))
                        .toList(),
                operation.path("responses").properties().stream()
                        .map(answer -> answer(answer.getKey(), answer.getValue()))
                        .toList());
    }

    private Parameter parameter(JsonNode parameter) {
        return new Parameter(
                parameter.path("name").asString(""),
                parameter.path("in").asString(""),
                parameter.path("required").asBoolean(false),
                said(parameter.path("description")),
                ApiType.of(parameter.path("schema")));
    }

    private static Body body(String mediaType, JsonNode content) {
        var example = content.has("example")
                ? content.path("example")
                : content.path("examples").path(0).path("value");
        return new Body(
                mediaType,
                ApiType.of(content.path("schema")),
                example.isMissingNode() ? null : example.isString() ? example.asString() : example.toPrettyString());
    }

    private Answer answer(String status, JsonNode answer) {
        return new Answer(
                status,
                said(answer.path("description")),
                answer.path("content")
                        .valueStream()
                        .map(content -> ApiType.of(content.path("schema")))
                        .toList());
    }

    private List<ApiSchema> schemas(JsonNode schemas) {
        return schemas.properties().stream()
                .map(schema -> new ApiSchema(
                        schema.getKey(),
                        fields(schema.getValue()),
                        schema.getValue()
                                .path("oneOf")
                                .valueStream()
                                .map(ApiType::of)
                                .toList()))
                .toList();
    }

    private List<Field> fields(JsonNode schema) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return schema.path("properties").properties().stream()
                .map(field -> new Field(
                        field.getKey(),
                        required.contains(field.getKey()),
                        ApiType.of(field.getValue()),
                        field.getValue().has("enum") ? said(field.getValue().path("description")) : ""))
                .toList();
    }

    /** Our own descriptions say things in English and in Vietnamese. */
    private String said(JsonNode node) {
        var both = node.asString("").split(" · ", -1);
        return both.length == 2 ? Localized.of(both[1], both[0]).in(reader) : node.asString("");
    }
}
