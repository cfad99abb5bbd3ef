package vn.sanvat.trace.code;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.trace.TraceAccess;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** QR codes over HTTP. */
@RestController
@Tag(name = "codes", description = "QR codes · Mã QR")
@RequestMapping("/api/codes")
class CodeApi {

    private final QrCodes codes;
    private final LotFinder lots;
    private final TraceAccess access;

    CodeApi(QrCodes codes, LotFinder lots, TraceAccess access) {
        this.codes = codes;
        this.lots = lots;
        this.access = access;
    }

    /** What a code is asked for; the code of a lot is made with the lot. */
    record NewCode(String pack) {}

    /** Why a code is no longer printed. */
    record NewRetirement(Localized reason) {}

    /** @param pack or lot: the ids of what the code stands for, one of the two */
    record CodeView(
            String code,
            long revision,
            QrCode.State state,
            @Nullable String pack,
            @Nullable String lot,
            @Nullable Localized retiredBecause,
            Instant createdAt) {}

    @Operation(operationId = "getCode", summary = "Read a QR code · Xem mã QR")
    @Cached
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{code}")
    Mono<ResponseEntity<CodeView>> get(@PathVariable String code) {
        return codes.find(code)
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(code)))
                .map(CodeApi::answer);
    }

    /** The code of a pack: made at the first request, the same one at every other. */
    @Operation(operationId = "createCode", summary = "Give a pack its QR code · Cấp mã QR cho quy cách")
    @Needs(Permission.KEEP_LOTS)
    @PostMapping
    Mono<ResponseEntity<CodeView>> ofPack(@RequestBody NewCode wanted) {
        return Viewer.current()
                .flatMap(viewer -> access.need(Permission.KEEP_LOTS, viewer, wanted.pack()))
                .then(codes.ofPack(wanted.pack()))
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "pack",
                        "Không có quy cách \"" + wanted.pack() + "\" trong danh mục",
                        "There is no pack \"" + wanted.pack() + "\" in the catalog")))
                .map(code -> ResponseEntity.created(URI.create("/api/codes/" + code.id()))
                        .eTag(Revision.etag(code.revision()))
                        .body(view(code)));
    }

    @Operation(operationId = "retireCode", summary = "Retire a QR code · Thôi dùng mã QR")
    @Needs(Permission.RETIRE_CODES)
    @PostMapping("/{code}/retire")
    Mono<ResponseEntity<CodeView>> retire(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewRetirement retirement) {
        var seen = Revision.required(ifMatch);
        return Viewer.current()
                .delayUntil(viewer -> own(viewer, code))
                .flatMap(viewer -> codes.retire(code, seen, retirement.reason(), viewer.name()))
                .map(CodeApi::answer);
    }

    private Mono<Void> own(Viewer viewer, String code) {
        return viewer.mayForAll(Permission.RETIRE_CODES)
                ? Mono.empty()
                : codes.find(code)
                        .switchIfEmpty(Mono.error(() -> QrCodes.unknown(code)))
                        .flatMap(found -> found.lotId() == null
                                ? access.need(Permission.RETIRE_CODES, viewer, String.valueOf(found.packId()))
                                : lots.find(found.lotId())
                                        .switchIfEmpty(Mono.error(() -> QrCodes.unknown(code)))
                                        .flatMap(lot -> access.need(Permission.RETIRE_CODES, viewer, lot)));
    }

    private static ResponseEntity<CodeView> answer(QrCode code) {
        return ResponseEntity.ok().eTag(Revision.etag(code.revision())).body(view(code));
    }

    private static CodeView view(QrCode code) {
        var retirement = code.retirement();
        return new CodeView(
                code.id(),
                code.revision(),
                code.state(),
                code.packId(),
                code.lotId(),
                retirement == null ? null : retirement.reason(),
                code.createdAt());
    }
}
