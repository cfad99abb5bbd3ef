package vn.sanvat.publish.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.text.Dates;

/** The export package over HTTP. */
@RestController
@Tag(name = "exports", description = "Export packages · Gói xuất")
@Needs(Permission.PUBLISH)
@RequestMapping("/api/exports")
class ExportApi {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final Exports exports;
    private final Clock clock;

    ExportApi(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    /** Makes the package anew and sends it; nothing of it is kept. */
    @Operation(operationId = "exportGoods", summary = "Make an export package · Tạo gói xuất")
    @PostMapping(produces = "application/zip")
    ResponseEntity<Flux<DataBuffer>> make() {
        var name = "sanvat-" + Dates.today(clock) + ".zip";
        return ResponseEntity.ok()
                .contentType(ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(exports.zip());
    }
}
