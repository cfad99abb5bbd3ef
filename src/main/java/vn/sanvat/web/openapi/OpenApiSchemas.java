package vn.sanvat.web.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.web.Exact;
import vn.sanvat.web.json.InputText;
import vn.sanvat.web.json.JsonComponent;

/** Schemas that say what {@code StrictJsonDecoder} asks for: what is not {@code @Nullable} is required, GS1 keys are strings. */
final class OpenApiSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (raw == Gtin.class) {
            return text("GTIN", "^([0-9]{8}|[0-9]{12,14})$");
        }
        if (raw == LotNumber.class) {
            return text("GS1 lot number, character set 82", "^[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}$");
        }
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        if (schema != null && raw.isRecord()) {
            require(raw, schema, context.getDefinedModels());
        }
        if (schema != null && schema.getEnum() != null) {
            EnumTitles.of(raw).ifPresent(titles -> titles.tell(schema));
        }
        return schema;
    }

    private static Schema<?> text(String description, String pattern) {
        var schema = new Schema<String>().description(description).pattern(pattern);
        schema.setType("string");
        schema.setTypes(Set.of("string"));
        return schema;
    }

    /** What {@link InputText} and {@code StrictJsonDecoder} ask of every text: not blank where it is needed, and not endless. */
    private static void limit(Schema<?> property, boolean needed) {
        var text = property.getTypes() != null && property.getTypes().contains("string");
        if (!text || property.getEnum() != null || property.getFormat() != null || property.getPattern() != null) {
            return;
        }
        property.setMaxLength(InputText.MAX_LENGTH);
        if (needed) {
            property.setMinLength(1);
            property.setPattern("\\S");
        }
    }

    @SuppressWarnings("rawtypes")
    private static void require(Class<?> raw, Schema<?> schema, Map<String, Schema> models) {
        var reference = schema.get$ref();
        Schema<?> model = reference == null ? schema : models.get(reference.substring(reference.lastIndexOf('/') + 1));
        if (model == null || model.getProperties() == null) {
            return;
        }
        var taken = JsonComponent.flat(raw).map(JsonComponent::nameOf).collect(Collectors.toSet());
        List<String> required = JsonComponent.flat(raw)
                .filter(component -> !JsonComponent.optional(component))
                .map(JsonComponent::nameOf)
                .filter(model.getProperties()::containsKey)
                .toList();
        model.setTypes(Set.of("object"));
        model.setRequired(required.isEmpty() ? null : required);
        var exact = JsonComponent.flat(raw)
                .filter(component -> component.isAnnotationPresent(Exact.class))
                .map(JsonComponent::nameOf)
                .collect(Collectors.toSet());
        model.getProperties()
                .forEach((name, property) -> limit(property, required.contains(name) || exact.contains(name)));
        model.getProperties().forEach((name, property) -> property.setReadOnly(taken.contains(name) ? null : true));
        model.setAdditionalProperties(false);
    }
}
