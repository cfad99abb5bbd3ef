package vn.sanvat.media.upload;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.media.Photos;

/**
 * Photos in pieces over HTTP: tus 1.0.0 with its extensions creation and expiration (tus.io, "Resumable upload protocol"). What has come
 * becomes a photo at the door of photos, which checks it as it checks any other.
 */
@RestController
@Needs(Permission.WRITE_GOODS)
@Tag(name = "uploads", description = "Photos in pieces · Ảnh gửi từng phần")
@RequestMapping(UploadApi.PATH)
class UploadApi {

    static final String PATH = "/api/uploads";

    private static final int MAX_METADATA_CHARACTERS = 1_000;
    private static final String METADATA = "[ -~]{0," + MAX_METADATA_CHARACTERS + "}";
    private static final String NUMBER = "[0-9]{1,9}";

    private final Uploads uploads;

    UploadApi(Uploads uploads) {
        this.uploads = uploads;
    }

    @Operation(operationId = "describeUploads", summary = "Ask what can be sent in pieces · Hỏi cách gửi từng phần")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> describe() {
        return ResponseEntity.noContent()
                .header(TusHeaders.VERSIONS, TusHeaders.VERSION)
                .header(TusHeaders.EXTENSION, TusHeaders.EXTENSIONS)
                .header(TusHeaders.MAX_SIZE, Integer.toString(Photos.MAX_UPLOAD_BYTES))
                .build();
    }

    /** It ends after 24 hours; of one account the last 20 go on. */
    @Operation(operationId = "beginUpload", summary = "Begin to send a photo in pieces · Bắt đầu gửi ảnh từng phần")
    @PostMapping
    Mono<ResponseEntity<Void>> begin(
            @RequestHeader(name = TusHeaders.RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = TusHeaders.LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = TusHeaders.METADATA, required = false) @Nullable String metadata,
            ServerHttpResponse response) {
        checkVersion(version, response);
        if (metadata != null && !metadata.matches(METADATA)) {
            throw UploadRefusals.metadata(MAX_METADATA_CHARACTERS);
        }
        return uploads.begin(bytes(TusHeaders.LENGTH, length), metadata)
                .map(upload -> ResponseEntity.created(URI.create(PATH + "/" + upload.id()))
                        .headers(headers -> expires(headers, upload))
                        .build());
    }

    @Operation(operationId = "uploadOffset", summary = "Ask how much of it has come · Hỏi đã nhận được bao nhiêu")
    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    Mono<ResponseEntity<Void>> offset(
            @PathVariable String id,
            @RequestHeader(name = TusHeaders.RESUMABLE, required = false) @Nullable String version,
            ServerHttpResponse response) {
        checkVersion(version, response);
        return uploads.find(id)
                .map(upload -> ResponseEntity.ok()
                        .headers(headers -> {
                            offset(headers, upload);
                            headers.set(TusHeaders.LENGTH, Integer.toString(upload.lengthBytes()));
                            if (upload.metadata() != null) {
                                headers.set(TusHeaders.METADATA, upload.metadata());
                            }
                        })
                        .build());
    }

    /** At most 1 MB at a time. */
    @Operation(
            operationId = "uploadPiece",
            summary = "Send what comes next of it · Gửi phần tiếp theo",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = TusHeaders.PIECE,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PatchMapping(path = "/{id}", consumes = TusHeaders.PIECE)
    Mono<ResponseEntity<Void>> append(
            @PathVariable String id,
            @RequestHeader(name = TusHeaders.RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = TusHeaders.OFFSET, required = false) @Nullable String offset,
            @Parameter(hidden = true) @RequestBody(required = false) Flux<DataBuffer> body,
            ServerHttpResponse response) {
        checkVersion(version, response);
        int from = bytes(TusHeaders.OFFSET, offset);
        return DataBufferUtils.join(body, Uploads.MAX_PIECE_BYTES)
                .onErrorMap(DataBufferLimitException.class, e -> UploadRefusals.pieceTooLarge(Uploads.MAX_PIECE_BYTES))
                .map(UploadApi::taken)
                .defaultIfEmpty(new byte[0])
                .flatMap(bytes -> uploads.append(id, from, bytes))
                .map(upload -> ResponseEntity.status(HttpStatus.NO_CONTENT)
                        .headers(headers -> offset(headers, upload))
                        .build());
    }

    private static void offset(HttpHeaders headers, Upload upload) {
        headers.set(TusHeaders.OFFSET, Integer.toString(upload.offsetBytes()));
        expires(headers, upload);
    }

    private static void expires(HttpHeaders headers, Upload upload) {
        headers.setInstant(TusHeaders.EXPIRES, upload.endsAt());
    }

    private static void checkVersion(@Nullable String version, ServerHttpResponse response) {
        if (!TusHeaders.VERSION.equals(version)) {
            response.getHeaders().set(TusHeaders.VERSIONS, TusHeaders.VERSION);
            throw UploadRefusals.otherVersion();
        }
    }

    private static int bytes(String header, @Nullable String text) {
        if (text == null || !text.matches(NUMBER)) {
            throw UploadRefusals.noNumber(header, Photos.MAX_UPLOAD_BYTES);
        }
        return Integer.parseInt(text);
    }

    private static byte[] taken(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
