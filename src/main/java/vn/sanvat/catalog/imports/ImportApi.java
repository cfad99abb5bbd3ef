package vn.sanvat.catalog.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.imports.Imports.Read;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Faults;
import vn.sanvat.web.NdjsonWriter;
import vn.sanvat.web.Problem;

/** Many products in one request, each line answered while the next ones are read. */
@RestController
@Tag(name = "import", description = "Import · Nhập hàng loạt")
@Needs(Permission.IMPORT_GOODS)
class ImportApi {

    /** Pieces of the body whose lines are judged together: a round trip and a commit are shared by many. Netty's have 8 KiB; up to twice as many are in memory. */
    private static final int BATCH = 64;

    /** Who sends line by line is answered line by line. */
    private static final Duration BATCH_WAIT = Duration.ofMillis(20);

    /** Neither a sender that falls silent nor a reader that does not read keeps its place for longer. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int MAX_REASON_LENGTH = 1_000;

    private static final String EXAMPLE = """
            {"code":"SP001","cooperative":"htx-thu","name":{"vi":"Bột nghệ"},"category":"SPICES",\
            "description":{"vi":"Nghệ trồng trên đồi."},"packs":[{"code":"200g","net":{"value":200,"unit":"G"},\
            "packaging":{"kind":{"vi":"Túi zip"}},"priceVnd":45000}]}
            {"code":"SP002","cooperative":"htx-thu","name":{"vi":"Mật ong"},"category":"HONEY",\
            "description":{"vi":"Mật ong rừng."}}
            """;

    private static final String EXAMPLE_ANSWER = """
            {"line":1,"code":"SP001","outcome":"created","id":"bot-nghe-3k7m9p2q4r"}
            {"line":2,"outcome":"refused","errors":[{"field":"category","vi":"category là …","en":"category is …"}]}
            """;

    private final Imports imports;
    private final ImportPlaces places;
    private final NdjsonWriter lines;

    ImportApi(Imports imports, ImportPlaces places, NdjsonWriter lines) {
        this.imports = imports;
        this.places = places;
        this.lines = lines;
    }

    @Operation(
            operationId = "importProducts",
            summary = "Import products · Nhập nhiều sản phẩm",
            description =
                    "NDJSON: one product a line, with its packs; at most 10,000 lines of 64 KiB. UTF-8. Each line is answered by"
                            + " one line, in order, while the rest is read: read while you send. A line is known by its cooperative"
                            + " and the code that you give it, so sending it again, in part or whole, answers unchanged; therefore no"
                            + " Idempotency-Key is used. A product is replaced whole, but photos that are absent are kept; a pack is"
                            + " known by its own code, or by quantity and packaging where it has none. Goods become drafts; with"
                            + " approve=true they are submitted and approved at once, lines that may not be are refused, and what was"
                            + " withdrawn stays so · Mỗi dòng một sản phẩm, trả lời từng dòng theo thứ tự; gửi lại không tạo trùng.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                            schema = @Schema(implementation = ImportLine.class),
                                            examples = @ExampleObject(name = "two lines", value = EXAMPLE))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "One answer a line, in order · Mỗi dòng một câu trả lời",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                            schema = @Schema(implementation = ImportAnswer.class),
                                            examples = @ExampleObject(name = "two answers", value = EXAMPLE_ANSWER))))
    @PostMapping(path = "/api/import", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<Void> take(
            @Parameter(description = "Submit and approve at once · Duyệt ngay") @RequestParam(defaultValue = "false")
                    boolean approve,
            @Parameter(
                            description =
                                    "Why goods with warnings are approved all the same · Lý do vẫn duyệt khi có cảnh báo")
                    @RequestParam
                    @Nullable
                    String override,
            @Parameter(hidden = true) ServerHttpRequest request,
            @Parameter(hidden = true) ServerHttpResponse response) {
        var faults = new Faults();
        var why = faults.optionalText("override", override, MAX_REASON_LENGTH);
        if (why != null) {
            faults.printable("override", why);
        }
        faults.refuse();
        var reason = why == null ? null : Localized.vietnamese(why);
        return Viewer.current()
                .flatMap(viewer -> lines.write(
                        response,
                        answers(request.getBody(), new ImportOptions(approve, reason, viewer.name(), false))));
    }

    private Flux<List<ImportAnswer>> answers(Flux<DataBuffer> body, ImportOptions options) {
        // Each piece is read as it comes, while the batch before is written.
        var answers = imports.read(Lines.of(body))
                .bufferTimeout(BATCH, BATCH_WAIT, true)
                .switchOnFirst((first, batches) ->
                        encoding(first.get()).<Flux<List<Read>>>map(Flux::error).orElse(batches))
                .concatMap(
                        batch -> options.approve()
                                ? imports.take(batch, options).contextWrite(AuditTrail::unseen)
                                : imports.take(batch, options),
                        1)
                .switchIfEmpty(Mono.error(
                        () -> Problem.invalid("body", "Chưa có dòng nào để nhập", "There is no line to import")))
                .timeout(SILENCE);
        return places.oneOf(answers);
    }

    /** A file in another encoding is seen at its first accents, and then nothing of it is done. */
    private static Optional<Problem> encoding(@Nullable List<Read> first) {
        return first == null
                ? Optional.empty()
                : first.stream()
                        .flatMap(read -> read.brokenOff().stream())
                        .findFirst()
                        .map(ImportApi::nothingDone);
    }

    private static Problem nothingDone(Problem brokenOff) {
        var says = brokenOff.faults().getFirst().says();
        return Problem.invalid(
                "body",
                says.vi() + "; các dòng trước đó cũng chưa nhập",
                says.in(Locale.ENGLISH) + ", nor were the lines before it");
    }
}
