package vn.sanvat.site.api;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A type as the page names it.
 *
 * @param before and after: what stands round the name of a schema, such as the brackets of a list
 * @param schema to which the page leads; none where the type is plain
 */
public record ApiType(String before, @Nullable String schema, String after) {

    static ApiType of(JsonNode schema) {
        if (schema.has("$ref")) {
            return new ApiType("", lastSegment(schema.path("$ref").asString()), "");
        }
        if (schema.has("items")) {
            var inner = of(schema.path("items"));
            return new ApiType("[ " + inner.before(), inner.schema(), inner.after() + " ]");
        }
        if (schema.has("enum")) {
            return plain(
                    schema.path("enum").valueStream().map(JsonNode::asString).collect(Collectors.joining(" | ")));
        }
        var type = schema.path("type");
        var name = type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" | "))
                : type.asString("");
        return plain(schema.has("format") ? name + " (" + schema.path("format").asString() + ")" : name);
    }

    private static ApiType plain(String name) {
        return new ApiType(name, null, "");
    }

    private static String lastSegment(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
