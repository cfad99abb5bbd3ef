package vn.sanvat.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem.Kind;

/** Adds to every operation what the filters do for it: problems, revision, idempotency key. */
final class OpenApiOperations implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String IF_MATCH = "If-Match";

    /** Of the protocol for resumable uploads. */
    private static final String TUS = "Tus-Resumable";

    /** What is a file and no JSON. */
    private static final List<String> FILES =
            List.of("application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv");

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        limits(operation);
        files(operation);
        var change = takes(operation, IF_MATCH);
        if (change) {
            parameter(
                    operation,
                    IF_MATCH,
                    true,
                    "The ETag of the revision that you read · ETag của bản đã đọc.",
                    "^\"[0-9]{1,18}\"$");
        }
        if (method == HttpMethod.POST && !makesFile(operation) && !keyless(operation)) {
            parameter(
                    operation,
                    "Idempotency-Key",
                    false,
                    "Sent again with the same key and body, it is done once; kept for 7 days · Gửi lại cùng khóa và nội"
                            + " dung thì chỉ làm một lần; giữ 7 ngày.",
                    "^[!-~]{1,64}$");
        }
        answers(path, method, operation, change);
    }

    private static void answers(String path, HttpMethod method, Operation operation, boolean change) {
        var answers = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(answers);
        if (method == HttpMethod.POST
                && !path.contains("{")
                && !makesFile(operation)
                && !keyless(operation)
                && answers.containsKey("200")) {
            var made = answers.remove("200").description("Created · Đã tạo");
            made.addHeaderObject("Location", header("Where it is · Địa chỉ"));
            answers.addApiResponse("201", made);
        }
        answers.forEach((status, answer) -> {
            if (status.startsWith("2") && path.contains("{")) {
                answer.addHeaderObject("ETag", header("The revision, in quotes · Số bản, trong dấu nháy."));
            }
        });
        for (var kind : problems(method, change, takes(operation, TUS))) {
            if (kind == Kind.KEY_REUSED && keyless(operation)) {
                continue;
            }
            var status = Integer.toString(kind.status().value());
            if (!answers.containsKey(status)) {
                answers.addApiResponse(status, answer(kind));
            }
        }
    }

    private static List<Kind> problems(HttpMethod method, boolean change, boolean versioned) {
        // A wrong password is refused at every address, whether it needs one or not.
        var kinds = new ArrayList<>(List.of(
                Kind.INVALID,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.TOO_MANY,
                Kind.BUSY));
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            kinds.addAll(
                    List.of(Kind.TOO_SLOW, Kind.CONFLICT, Kind.TOO_LARGE, Kind.UNSUPPORTED_MEDIA, Kind.NOT_STORED));
        }
        if (method == HttpMethod.POST) {
            kinds.add(Kind.KEY_REUSED);
        }
        if (versioned) {
            kinds.add(Kind.UNSUPPORTED_VERSION);
        }
        if (change) {
            kinds.addAll(List.of(Kind.STALE, Kind.REVISION_NEEDED));
        }
        return kinds;
    }

    /** Springdoc lists the header where the controller reads it. */
    private static boolean takes(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> header.equalsIgnoreCase(parameter.getName()));
    }

    /** Lines are answered while they are read, and carry keys of their own; and who asks what would be has nothing made. */
    private static boolean keyless(Operation operation) {
        return answer(operation).containsKey("application/x-ndjson")
                || operation.getOperationId().startsWith("check");
    }

    /** Nothing is made that stays: no address, no key. */
    private static boolean makesFile(Operation operation) {
        return FILES.stream().anyMatch(answer(operation)::containsKey);
    }

    /** Whether it is taken or given. */
    private static void files(Operation operation) {
        var taken = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        Stream.of(answer(operation), taken == null ? new Content() : taken)
                .forEach(content -> FILES.forEach(type -> {
                    var file = content.get(type);
                    if (file != null) {
                        file.setSchema(text().format("binary"));
                    }
                }));
    }

    private static Content answer(Operation operation) {
        var answer = operation.getResponses() == null
                ? null
                : operation.getResponses().get("200");
        return answer == null || answer.getContent() == null ? new Content() : answer.getContent();
    }

    /** What {@link Page.Request} and the addresses of records allow. */
    private static void limits(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            var schema = parameter.getSchema();
            if ("path".equals(parameter.getIn())) {
                schema.setPattern("^[!-~]{1,400}$");
            } else if ("page".equals(parameter.getName())) {
                schema.setMinimum(BigDecimal.ONE);
                schema.setMaximum(BigDecimal.valueOf(Page.Request.MAX_PAGE));
            } else if ("size".equals(parameter.getName())) {
                schema.setMinimum(BigDecimal.ONE);
                schema.setMaximum(BigDecimal.valueOf(Page.MAX_SIZE));
            }
        }
    }

    private static ApiResponse answer(Kind kind) {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(kind.title().en() + " · " + kind.title().vi())
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Header header(String description) {
        return new Header().description(description).schema(text());
    }

    private static void parameter(
            Operation operation, String name, boolean required, String description, String pattern) {
        if (operation.getParameters() == null) {
            operation.setParameters(new ArrayList<>());
        }
        operation.getParameters().removeIf(parameter -> name.equalsIgnoreCase(parameter.getName()));
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(name)
                .required(required)
                .description(description)
                .schema(text().pattern(pattern)));
    }

    private static Schema<?> problem() {
        var fault = object().addProperty("field", text())
                .addProperty("vi", text())
                .addProperty("en", text())
                .required(List.of("vi"));
        var errors = new Schema<>().items(fault);
        errors.setTypes(Set.of("array"));
        var status = new Schema<>();
        status.setTypes(Set.of("integer"));
        return object().description("RFC 9457 problem details, with every fault in both languages")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", status)
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("field", text())
                .addProperty("errors", errors)
                .addProperty("requestId", text())
                .required(List.of("type", "title", "status", "detail", "instance", "errors"));
    }

    private static Schema<?> object() {
        var schema = new Schema<>();
        schema.setTypes(Set.of("object"));
        return schema;
    }

    private static Schema<?> text() {
        var schema = new Schema<>();
        schema.setTypes(Set.of("string"));
        return schema;
    }
}
