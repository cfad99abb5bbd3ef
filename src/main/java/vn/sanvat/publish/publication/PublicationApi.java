package vn.sanvat.publish.publication;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.web.Exact;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Page;
import vn.sanvat.web.Revision;

/** Publications over HTTP: what connectors did, and what officers write down by hand. */
@RestController
@Tag(name = "publications", description = "Publications · Bản đăng trên sàn")
@Needs(Permission.PUBLISH)
@RequestMapping("/api/publications")
class PublicationApi {

    private static final int MAX_URL_LENGTH = 2_000;
    private static final int MAX_NOTE_LENGTH = 2_000;

    /** The officer's clock may be a little ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Publications publications;
    private final Clock clock;

    PublicationApi(Publications publications, Clock clock) {
        this.publications = publications;
        this.clock = clock;
    }

    /**
     * What an officer did on a platform.
     *
     * @param at when; now where absent
     * @param url where the platform shows it; at least one of url, note and screenshot is needed as evidence
     * @param screenshot the id of a photo
     */
    record EntryRequest(
            Publication.State state,
            @Nullable Instant at,
            @Exact @Nullable String url,
            @Nullable String note,
            @Exact @Nullable String screenshot) {}

    /** @param platform a free name, lower-case letters, digits and hyphens, such as {@code postmart} */
    record RecordRequest(
            String platform,
            String product,
            Publication.State state,
            @Nullable Instant at,
            @Exact @Nullable String url,
            @Nullable String note,
            @Exact @Nullable String screenshot) {

        EntryRequest entry() {
            return new EntryRequest(state, at, url, note, screenshot);
        }
    }

    /** @param order the last UPDATED first; by PRODUCT, as its id begins with its first name; or by PLATFORM and product */
    @Operation(operationId = "listPublications", summary = "List publications · Danh sách bản đăng trên sàn")
    @GetMapping
    Mono<Page<Publication>> list(
            @RequestParam(required = false) @Nullable String platform,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) Publication.@Nullable State state,
            @RequestParam(defaultValue = "UPDATED") Publications.Order order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        return Mono.fromSupplier(() -> new Page.Request(page, size))
                .flatMap(request ->
                        publications.list(new Publications.Filter(platform, product, state), order, request));
    }

    @Operation(operationId = "getPublication", summary = "Read a publication · Xem bản đăng trên sàn")
    @GetMapping("/{id}")
    Mono<ResponseEntity<Publication>> read(@PathVariable String id) {
        return publications.find(id).map(PublicationApi::answer);
    }

    /** Sends it again with the next sweep, whatever the platform said before. */
    @Operation(operationId = "retryPublication", summary = "Publish again · Đăng lại")
    @PostMapping("/{id}/retry")
    Mono<ResponseEntity<Publication>> retry(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return Mono.fromSupplier(() -> Revision.required(ifMatch))
                .flatMap(seen -> publications.retry(id, seen))
                .map(PublicationApi::answer);
    }

    @Operation(
            operationId = "recordPublication",
            summary = "Record a publication made by hand · Ghi bản đăng làm bằng tay")
    @PostMapping
    Mono<ResponseEntity<Publication>> record(@RequestBody RecordRequest request) {
        return Viewer.current()
                .flatMap(viewer -> {
                    var faults = new Faults();
                    var platform = platform(faults, request.platform());
                    var product = faults.line("product", request.product(), 200);
                    var entry = entry(faults, request.entry());
                    faults.refuse();
                    return publications.record(platform, product, entry, viewer.name());
                })
                .map(made -> ResponseEntity.created(URI.create("/api/publications/" + made.id()))
                        .eTag(Revision.etag(made.revision()))
                        .body(made));
    }

    @Operation(operationId = "changePublication", summary = "Change a publication · Sửa bản đăng trên sàn")
    @PutMapping("/{id}")
    Mono<ResponseEntity<Publication>> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EntryRequest request) {
        return Viewer.current()
                .flatMap(viewer -> {
                    var seen = Revision.required(ifMatch);
                    var faults = new Faults();
                    var entry = entry(faults, request);
                    faults.refuse();
                    return publications.change(id, seen, entry, viewer.name());
                })
                .map(PublicationApi::answer);
    }

    private static ResponseEntity<Publication> answer(Publication publication) {
        return ResponseEntity.ok().eTag(Revision.etag(publication.revision())).body(publication);
    }

    private static String platform(Faults faults, String given) {
        var name = faults.line("platform", given, 40);
        if (!name.isEmpty() && !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            faults.add(
                    "platform",
                    "Tên sàn \"" + name + "\" chỉ gồm chữ thường không dấu, số và dấu nối, ví dụ postmart",
                    "Platform \"" + name + "\" may hold lower-case letters, digits and hyphens only, such as postmart");
        }
        return name;
    }

    private Publications.Entry entry(Faults faults, EntryRequest request) {
        var now = clock.instant();
        var at = request.at() == null ? now : request.at();
        if (at.isAfter(now.plus(AHEAD))) {
            faults.add("at", "Thời điểm " + at + " ở tương lai", "The time " + at + " lies in the future");
        }
        if (request.state() == Publication.State.WAITING) {
            faults.add(
                    "state",
                    "WAITING chỉ dành cho kết nối tự động; hãy dùng PENDING, PUBLISHED, REJECTED hoặc WITHDRAWN",
                    "WAITING is for connectors; allowed are PENDING, PUBLISHED, REJECTED and WITHDRAWN");
        }
        var url = faults.optionalLine("url", request.url(), MAX_URL_LENGTH);
        if (url != null && !url.matches("https?://[^\\s/]+(/\\S*)?")) {
            faults.add(
                    "url",
                    "Địa chỉ phải bắt đầu bằng http:// hoặc https://",
                    "The address must start with http:// or https://");
        }
        var note = faults.optionalText("note", request.note(), MAX_NOTE_LENGTH);
        var screenshot = faults.optionalLine("screenshot", request.screenshot(), 64);
        if (screenshot != null && !screenshot.matches("[0-9a-f]{64}")) {
            faults.add("screenshot", "Cần mã ảnh gồm 64 ký tự hex", "The id of a photo has 64 hex digits");
        }
        if (url == null && note == null && screenshot == null) {
            faults.add(
                    "url",
                    "Cần ít nhất một bằng chứng: url, note hoặc screenshot",
                    "At least one piece of evidence is needed: url, note or screenshot");
        }
        return new Publications.Entry(request.state(), at, url, note, screenshot);
    }
}
