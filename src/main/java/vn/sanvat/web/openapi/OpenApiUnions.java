package vn.sanvat.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * "One of" several records is that and no more, and each of them stands by itself. The library says of each that it is all of them
 * too, which nothing can be that has no fields but its own.
 */
@SuppressWarnings({"rawtypes", "unchecked"})
final class OpenApiUnions implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var models = api.getComponents().getSchemas();
        for (var union : List.copyOf(models.values())) {
            var chosenBy = union.getDiscriminator();
            if (union.getOneOf() != null && chosenBy != null && chosenBy.getMapping() != null) {
                union.setProperties(null);
                union.setRequired(null);
                union.setType(null);
                union.setTypes(null);
                union.setAdditionalProperties(null);
                chosenBy.getMapping().forEach((value, reference) -> {
                    var name = reference.substring(reference.lastIndexOf('/') + 1);
                    models.computeIfPresent(name, (same, model) -> alone(model, chosenBy.getPropertyName(), value));
                });
            }
        }
    }

    private static Schema alone(Schema<?> model, String property, String value) {
        @Nullable List<Schema> parts = model.getAllOf();
        Schema<?> own = parts == null ? model : parts.getLast();
        var required = new ArrayList<String>(List.of(property));
        for (var part : List.of(model, own)) {
            if (part.getRequired() != null) {
                part.getRequired().stream()
                        .filter(name -> !required.contains(name))
                        .forEach(required::add);
            }
        }
        own.setRequired(required);
        own.setTypes(Set.of("object"));
        own.setAdditionalProperties(false);
        Map<String, Schema> properties = own.getProperties();
        var choice = new Schema<String>();
        choice.setTypes(Set.of("string"));
        choice.setEnum(List.of(value));
        properties.put(property, choice);
        properties.values().forEach(OpenApiUnions::anything);
        return own;
    }

    /** What may be of any type is called an object by the library. */
    private static void anything(Schema<?> value) {
        if (value.get$ref() == null
                && value.getProperties() == null
                && value.getAdditionalProperties() == null
                && value.getTypes() != null
                && value.getTypes().equals(Set.of("object"))) {
            value.setTypes(new TreeSet<>(List.of("array", "boolean", "number", "object", "string")));
        }
    }
}
