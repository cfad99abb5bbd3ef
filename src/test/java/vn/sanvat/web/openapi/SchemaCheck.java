package vn.sanvat.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as the description of the API uses: fields, types, choices, patterns, one of several. */
record SchemaCheck(JsonNode api) {

    /** @return what is wrong with a value, each fault with its place; empty where the schema allows it */
    List<String> faults(JsonNode schema, JsonNode value, String place) {
        if (schema.has("$ref")) {
            return faults(api.at(schema.path("$ref").asString().substring(1)), value, place);
        }
        if (schema.has("oneOf")) {
            return schema.path("oneOf")
                            .valueStream()
                            .anyMatch(one -> faults(one, value, place).isEmpty())
                    ? List.of()
                    : List.of(place + " is none of them");
        }
        if (schema.has("properties")) {
            return object(schema, value, place);
        }
        var faults = new ArrayList<String>();
        if (schema.has("items")) {
            value.forEach(each -> faults.addAll(faults(schema.path("items"), each, place + "[]")));
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            faults.add(place + " is no choice");
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asString())
                        .matcher(value.asString())
                        .find()) {
            faults.add(place + " does not match");
        }
        if (!allowed(schema.path("type"), value)) {
            faults.add(place + " is no " + schema.path("type"));
        }
        return faults;
    }

    private List<String> object(JsonNode schema, JsonNode value, String place) {
        var faults = new ArrayList<String>();
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                faults.add(place + "." + name.asString() + " is missing");
            }
        });
        value.properties().forEach(field -> {
            var own = schema.path("properties").path(field.getKey());
            if (own.isMissingNode() || own.path("readOnly").asBoolean(false)) {
                faults.add(place + "." + field.getKey() + " is unknown");
            } else {
                faults.addAll(faults(own, field.getValue(), place + "." + field.getKey()));
            }
        });
        return faults;
    }

    private static boolean allowed(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(one -> allowed(one, value));
        }
        return switch (type.asString("")) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }
}
