package vn.sanvat.catalog.sheet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.sheet.GoodsSheets.Asked;
import vn.sanvat.catalog.sheet.file.SheetOutput.Format;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.store.TemporaryFolder;
import vn.sanvat.text.Dates;
import vn.sanvat.web.Language;
import vn.sanvat.web.NdjsonWriter;
import vn.sanvat.web.Problem;

/** Goods as a spreadsheet over HTTP. */
@RestController
@Tag(name = "sheets", description = "Sheets of goods · Bảng hàng")
@Needs(Permission.WRITE_GOODS)
@RequestMapping("/api/goods-sheet")
class GoodsSheetApi {

    /** 50,000 rows of goods as CSV have some 20 MB, as XLSX 6. */
    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final int CHUNK_BYTES = 64 * 1024;

    /** Neither a store that falls silent nor a reader that does not read keeps its place for longer. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a browser on Windows calls a CSV file. */
    private static final String WINDOWS_CSV = "application/vnd.ms-excel";

    private final GoodsSheets sheets;
    private final GoodsSheetExport export;
    private final TemporaryFolder temporary;
    private final NdjsonWriter lines;
    private final Clock clock;

    GoodsSheetApi(
            GoodsSheets sheets, GoodsSheetExport export, TemporaryFolder temporary, NdjsonWriter lines, Clock clock) {
        this.sheets = sheets;
        this.export = export;
        this.temporary = temporary;
        this.lines = lines;
        this.clock = clock;
    }

    @Operation(
            operationId = "goodsSheet",
            summary = "Goods as a spreadsheet · Tải bảng hàng",
            description =
                    "The working copies of one's own goods, a row for each pack: change cells and send it back · Mỗi quy cách một"
                            + " dòng; sửa rồi gửi lại. `lang=en` for English titles.")
    @GetMapping(produces = {XLSX, "text/csv"})
    Mono<ResponseEntity<Flux<DataBuffer>>> goods(
            @RequestParam @Nullable String cooperative,
            @RequestParam(defaultValue = "XLSX") Format format,
            @Parameter(hidden = true) ServerHttpRequest request) {
        return Viewer.current().map(viewer -> {
            if (cooperative != null) {
                viewer.need(Permission.WRITE_GOODS, cooperative);
            }
            return download(
                    format,
                    "san-pham",
                    export.goods(
                            cooperative, viewer, format, Language.of(request).locale()));
        });
    }

    @Operation(
            operationId = "takeGoodsSheet",
            summary = "Check a sheet of goods, or apply it · Kiểm tra hoặc ghi bảng hàng",
            description =
                    "XLSX, or CSV parted by commas, semicolons or tabs (UTF-8, UTF-16, Windows-1258); at most 50,000 rows and 32 MB. The"
                            + " titles of the columns are those of the sheet that is given out; a product is known by its code, a pack by"
                            + " its code, else by barcode, else by quantity and packaging. A blank cell changes nothing, `xóa` or `clear`"
                            + " empties it; a row that is not there changes nothing. Each row is answered by one line, in order, the"
                            + " header first; a row at fault does not stop the others. Nothing is done unless apply=true, and the same"
                            + " sheet twice changes nothing, so that no Idempotency-Key is used · Ô trống giữ nguyên; dòng lỗi không chặn"
                            + " dòng khác; gửi lại không tạo trùng.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {@Content(mediaType = XLSX), @Content(mediaType = "text/csv")}),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "One answer a row, in order · Mỗi dòng một câu trả lời",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                            schema = @Schema(implementation = SheetAnswer.class))))
    @PostMapping(consumes = {XLSX, "text/csv", WINDOWS_CSV, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    Mono<Void> take(
            @Parameter(description = "Write what it says; else it is only said what would change · Ghi thật")
                    @RequestParam(defaultValue = "false")
                    boolean apply,
            @Parameter(hidden = true) ServerHttpRequest request,
            @Parameter(hidden = true) ServerHttpResponse response) {
        var answers = Viewer.current()
                .flatMapMany(viewer -> whileOnDisk(
                        request,
                        path -> sheets.take(
                                path,
                                new Asked(viewer, apply, Language.of(request).locale()))));
        return lines.write(response, answers.timeout(SILENCE));
    }

    @Operation(
            operationId = "answeredGoodsSheet",
            summary = "A sheet with what is wrong in it · Bảng kèm chỗ cần sửa",
            description =
                    "The sheet that is sent, with a last column that says of each row what would change, or what is wrong and how to mend"
                            + " it. Nothing is done · Trả lại chính bảng đó, thêm một cột kết quả.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {@Content(mediaType = XLSX), @Content(mediaType = "text/csv")}))
    @PostMapping(
            path = "/answered",
            consumes = {XLSX, "text/csv", WINDOWS_CSV, MediaType.APPLICATION_OCTET_STREAM_VALUE},
            produces = {XLSX, "text/csv"})
    Mono<ResponseEntity<Flux<DataBuffer>>> answered(
            @RequestParam(defaultValue = "XLSX") Format format, @Parameter(hidden = true) ServerHttpRequest request) {
        return Viewer.current().map(viewer -> {
            var asked = new Asked(viewer, false, Language.of(request).locale());
            var made = whileOnDisk(
                    request, path -> export.answered(path, asked, format).flux());
            return download(format, "san-pham-ket-qua", made.single());
        });
    }

    /** What is made of a body while it lies on disk. */
    private <T> Flux<T> whileOnDisk(ServerHttpRequest request, Function<Path, Flux<T>> made) {
        return Flux.usingWhen(
                        Mono.fromCallable(temporary::newFile).subscribeOn(sheets.reading()),
                        path -> DataBufferUtils.write(limited(request.getBody()), path)
                                .thenMany(Flux.defer(() -> made.apply(path))),
                        this::delete)
                .onErrorMap(temporary::refusal);
    }

    private static Flux<DataBuffer> limited(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            var bytes = new AtomicLong();
            return body.doOnNext(piece -> {
                if (bytes.addAndGet(piece.readableByteCount()) > MAX_BYTES) {
                    DataBufferUtils.release(piece);
                    throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "body",
                            "Tệp lớn hơn 32 MB; hãy chia thành nhiều tệp",
                            "The file has more than 32 MB; split it");
                }
            });
        });
    }

    private Mono<Void> delete(Path path) {
        return Mono.<Void>fromRunnable(() -> {
                    try {
                        Files.deleteIfExists(path);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .subscribeOn(sheets.reading());
    }

    /** The file goes when the last byte, or the reader, has gone. */
    private ResponseEntity<Flux<DataBuffer>> download(Format format, String name, Mono<Path> made) {
        var file = name + "-" + Dates.today(clock) + (format == Format.XLSX ? ".xlsx" : ".csv");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Flux.usingWhen(
                        made,
                        path -> DataBufferUtils.read(path, DefaultDataBufferFactory.sharedInstance, CHUNK_BYTES),
                        this::delete));
    }
}
