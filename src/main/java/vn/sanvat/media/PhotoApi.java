package vn.sanvat.media;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.media.Photos.Caption;
import vn.sanvat.media.upload.Upload;
import vn.sanvat.media.upload.Uploads;
import vn.sanvat.store.TemporaryFolder;
import vn.sanvat.text.PlainText;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Faults;
import vn.sanvat.web.MultipartForms;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** Photos over HTTP. */
@RestController
@Tag(name = "photos", description = "Photos · Ảnh")
@RequestMapping("/api/photos")
class PhotoApi {

    private static final int MAX_TEXT_CHARACTERS = 500;

    /** The field that names an upload. */
    private static final String UPLOAD = "upload";

    private final Photos photos;
    private final Uploads uploads;
    private final MultipartForms forms;
    private final TemporaryFolder temporary;

    PhotoApi(Photos photos, Uploads uploads, MultipartForms forms, TemporaryFolder temporary) {
        this.photos = photos;
        this.uploads = uploads;
        this.forms = forms;
        this.temporary = temporary;
    }

    /** @param pictures addresses of the scaled pictures, smallest first, JPEG before WebP */
    record PhotoAnswer(
            String id,
            long revision,
            int widthPx,
            int heightPx,
            List<Integer> longSidesPx,
            @Nullable String alt,
            @Nullable String altEn,
            boolean illustration,
            @Nullable String credit,
            Instant createdAt,
            List<String> pictures) {

        static PhotoAnswer of(Photo photo) {
            return new PhotoAnswer(
                    photo.id(),
                    photo.revision(),
                    photo.widthPx(),
                    photo.heightPx(),
                    photo.longSidesPx(),
                    photo.alt(),
                    photo.altEn(),
                    photo.illustration(),
                    photo.credit(),
                    photo.createdAt(),
                    photo.longSidesPx().stream()
                            .flatMap(px -> List.of(ScaledPictures.JPG, ScaledPictures.WEBP).stream()
                                    .map(extension -> photo.path(px, extension)))
                            .toList());
        }
    }

    record CaptionRequest(
            @Nullable String alt,
            @Nullable String altEn,
            @Nullable Boolean illustration,
            @Nullable String credit) {}

    /** @param upload the last part of the address at which the pieces were sent */
    record PhotoInPieces(
            String upload,
            @Nullable String alt,
            @Nullable String altEn,
            @Nullable Boolean illustration,
            @Nullable String credit) {}

    /** What a form sends: {@code file}, and what a caption says. Only described; the form is read part by part. */
    record PhotoForm(
            @Schema(type = "string", format = "binary") String file,
            @Nullable String alt,
            @Nullable String altEn,
            @Nullable Boolean illustration,
            @Nullable String credit) {}

    /** The fields: {@code file}, and if wanted {@code alt}, {@code altEn}, {@code illustration} and {@code credit}. */
    @UploadsPhoto
    @Needs(Permission.WRITE_GOODS)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<PhotoAnswer>> upload(ServerWebExchange exchange) {
        return forms.with(exchange, parts -> photos.accept(file(parts), caption(parts)))
                .onErrorMap(PhotoApi::overLimit, e -> PictureRefusals.tooManyBytes(Photos.MAX_UPLOAD_BYTES))
                .onErrorMap(temporary::refusal)
                .map(PhotoApi::created);
    }

    /** The picture alone as the body, for programs. */
    @UploadsPhoto
    @Needs(Permission.WRITE_GOODS)
    @PostMapping(consumes = {"image/*", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    Mono<ResponseEntity<PhotoAnswer>> uploadRaw(
            @RequestBody(required = false) Flux<DataBuffer> body,
            @RequestParam(required = false) @Nullable String alt,
            @RequestParam(required = false) @Nullable String altEn,
            @RequestParam(required = false) @Nullable String credit,
            @RequestParam(defaultValue = "false") boolean illustration) {
        var caption =
                new Caption(checked("alt", alt), checked("altEn", altEn), illustration, checked("credit", credit));
        return photos.accept(body, caption).map(PhotoApi::created);
    }

    /** What has come in pieces under {@code /api/uploads}, once it is whole. Sent again, it is answered with the same photo. */
    @UploadsPhoto
    @Needs(Permission.WRITE_GOODS)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PhotoAnswer>> uploadPieces(@RequestBody PhotoInPieces request) {
        var caption = new Caption(
                checked("alt", request.alt()),
                checked("altEn", request.altEn()),
                Boolean.TRUE.equals(request.illustration()),
                checked("credit", request.credit()));
        return uploads.whole(UPLOAD, request.upload())
                .flatMap(upload -> photo(upload, caption))
                .map(PhotoApi::created);
    }

    private Mono<Photo> photo(Upload upload, Caption caption) {
        return upload.photo() == null
                ? photos.accept(uploads.bytes(UPLOAD, upload), caption)
                        .delayUntil(photo -> uploads.became(upload, photo.id()))
                : photos.again(upload.photo(), caption);
    }

    @Operation(operationId = "getPhoto", summary = "Read a photo · Xem ảnh")
    @Cached
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{id}")
    Mono<ResponseEntity<PhotoAnswer>> read(@PathVariable String id) {
        return photos.find(id).map(PhotoApi::answer).switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    /** Changes what is said about the picture; the picture itself never changes. */
    @Operation(operationId = "describePhoto", summary = "Change the caption of a photo · Sửa lời của ảnh")
    @Needs(Permission.DESCRIBE_PHOTOS)
    @PutMapping("/{id}")
    Mono<ResponseEntity<PhotoAnswer>> describe(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CaptionRequest request) {
        var caption = new Caption(
                checked("alt", request.alt()),
                checked("altEn", request.altEn()),
                Boolean.TRUE.equals(request.illustration()),
                checked("credit", request.credit()));
        return Mono.fromSupplier(() -> Revision.required(ifMatch))
                .flatMap(seen -> photos.describe(id, seen, caption))
                .map(PhotoApi::answer)
                .switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    private static ResponseEntity<PhotoAnswer> created(Photo photo) {
        return ResponseEntity.created(URI.create("/api/photos/" + photo.id()))
                .eTag(Revision.etag(photo.revision()))
                .body(PhotoAnswer.of(photo));
    }

    private static ResponseEntity<PhotoAnswer> answer(Photo photo) {
        return ResponseEntity.ok().eTag(Revision.etag(photo.revision())).body(PhotoAnswer.of(photo));
    }

    private static boolean overLimit(Throwable e) {
        return e instanceof DataBufferLimitException || e.getCause() instanceof DataBufferLimitException;
    }

    private static Flux<DataBuffer> file(Map<String, Part> parts) {
        var part = parts.get("file");
        if (part == null || part instanceof FormFieldPart) {
            throw PictureRefusals.missing();
        }
        return part.content();
    }

    private static Caption caption(Map<String, Part> parts) {
        return new Caption(
                checked("alt", MultipartForms.text(parts, "alt")),
                checked("altEn", MultipartForms.text(parts, "altEn")),
                illustration(MultipartForms.text(parts, "illustration")),
                checked("credit", MultipartForms.text(parts, "credit")));
    }

    private static boolean illustration(@Nullable String text) {
        return switch (text == null ? "false" : PlainText.line(text)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Problem.invalid(
                        "illustration", "illustration phải là true hoặc false", "illustration must be true or false");
        };
    }

    private static @Nullable String checked(String field, @Nullable String text) {
        var plain = text == null ? "" : PlainText.line(text);
        if (plain.isEmpty()) {
            return null;
        }
        if (plain.length() > MAX_TEXT_CHARACTERS) {
            throw Problem.invalid(
                    field,
                    field + " dài " + plain.length() + " ký tự; nhiều nhất là " + MAX_TEXT_CHARACTERS,
                    field + " has " + plain.length() + " characters; at most " + MAX_TEXT_CHARACTERS + " are allowed");
        }
        var faults = new Faults();
        faults.printable(field, plain);
        faults.refuse();
        return plain;
    }

    private static Problem unknown(String id) {
        return Problem.notFound("id", "Không có ảnh \"" + id + "\"", "There is no photo \"" + id + "\"");
    }
}
