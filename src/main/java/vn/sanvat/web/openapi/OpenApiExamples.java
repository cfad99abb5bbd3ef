package vn.sanvat.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.web.ApiExamples;

/** Adds to every body an example that is taken, and to every list of choices what each of them means. */
final class OpenApiExamples implements OpenApiCustomizer, Ordered {

    private final ApiExamples examples;

    OpenApiExamples(ApiExamples examples) {
        this.examples = examples;
    }

    @Override
    public int getOrder() {
        return LAST_BUT_ONE;
    }

    /** After what makes schemas, before {@link OpenApiReferences}, which throws some away. */
    private static final int LAST_BUT_ONE = LOWEST_PRECEDENCE - 1;

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().getSchemas().values().forEach(this::fields);
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(this::operation);
    }

    private void operation(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> choice(parameter.getSchema()));
        }
        var body = operation.getRequestBody();
        if (body != null && body.getContent() != null) {
            body.getContent().values().stream()
                    .filter(content -> content.getExamples() == null && content.getExample() == null)
                    .forEach(content -> example(operation.getOperationId(), content));
        }
    }

    private void example(String operation, MediaType content) {
        // The library writes with the older Jackson: it is handed plain maps and lists.
        examples.body(operation)
                .ifPresent(body -> content.setExample(JsonMapper.shared().treeToValue(body, Object.class)));
    }

    private void fields(Schema<?> schema) {
        choice(schema);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::fields);
        }
        if (schema.getItems() != null) {
            fields(schema.getItems());
        }
    }

    private void choice(Schema<?> schema) {
        if (schema == null || schema.getEnum() == null) {
            return;
        }
        var values = schema.getEnum().stream().map(Objects::toString).toList();
        var words = examples.choice(values.stream().collect(Collectors.toSet()));
        if (!words.isEmpty()) {
            schema.setDescription(values.stream()
                            .map(value -> value + ": "
                                    + Objects.requireNonNull(words.get(value)).in(Locale.ENGLISH))
                            .collect(Collectors.joining("; "))
                    + " · "
                    + values.stream()
                            .map(value -> value + ": "
                                    + Objects.requireNonNull(words.get(value)).vi())
                            .collect(Collectors.joining("; ")));
        }
    }
}
