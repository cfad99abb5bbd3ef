package vn.sanvat.trace.feedback;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.TraceAccess;
import vn.sanvat.web.Audience;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** Reports of buyers over HTTP: anybody may send one, only who is signed in may read them. */
@RestController
@Tag(name = "feedback", description = "Feedback · Phản ánh")
@RequestMapping("/api/feedback")
class FeedbackApi {

    private final Feedbacks feedbacks;
    private final Lots lots;
    private final TraceAccess access;

    FeedbackApi(Feedbacks feedbacks, Lots lots, TraceAccess access) {
        this.feedbacks = feedbacks;
        this.lots = lots;
        this.access = access;
    }

    /**
     * @param code the lot's code
     * @param kind what is wrong, of a few
     */
    record NewFeedback(
            String code,
            Feedback.@Nullable Kind kind,
            String text,
            @Nullable String contact) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "NewFeedback[code=" + code + "]";
        }
    }

    /**
     * What the sender is told: the contact is not repeated.
     *
     * @param reference by which its page is found
     */
    record Received(String id, String code, @Nullable String reference, Instant createdAt) {}

    /** What may be changed of a report. */
    record ChangedFeedback(Feedback.State state) {}

    /** For who is signed in. */
    record FeedbackView(
            String id,
            long revision,
            String lot,
            String code,
            Feedback.@Nullable Kind kind,
            String text,
            @Nullable String contact,
            @Nullable String photo,
            @Nullable String reference,
            Feedback.State state,
            Instant createdAt) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "FeedbackView[id=" + id + ", lot=" + lot + "]";
        }
    }

    @Operation(operationId = "reportProblem", summary = "Report a problem · Gửi phản ánh")
    @Audience(Audience.Who.PUBLIC)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Received> report(@RequestBody NewFeedback sent, ServerHttpRequest request) {
        return feedbacks
                .report(
                        new Feedbacks.Report(sent.code(), sent.kind(), sent.text(), sent.contact()),
                        ClientAddress.of(request))
                .map(stored -> new Received(stored.id(), stored.code(), stored.reference(), stored.createdAt()));
    }

    @Operation(operationId = "listFeedback", summary = "List feedback · Danh sách phản ánh")
    @Needs(Permission.READ_REPORTS)
    @GetMapping
    Mono<Page<FeedbackView>> list(
            @RequestParam(required = false) @Nullable String lot,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        return Viewer.current()
                .flatMap(viewer -> lot == null ? all(viewer, request) : ofLot(viewer, lot, request))
                .map(found -> found.map(FeedbackApi::view));
    }

    /** Who may read the reports about some makers' lots names the lot. */
    private Mono<Page<Feedback>> all(Viewer viewer, Page.Request request) {
        return viewer.mayForAll(Permission.READ_REPORTS) ? feedbacks.newest(request) : Mono.error(Viewer.notAllowed());
    }

    private Mono<Page<Feedback>> ofLot(Viewer viewer, String lot, Page.Request request) {
        return lots.meant("lot", lot)
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "lot",
                        "Không có lô \"" + lot + "\"; hãy ghi mã, số hoặc id của lô",
                        "There is no lot \"" + lot + "\"; give its code, its number or its id")))
                .delayUntil(found -> access.need(Permission.READ_REPORTS, viewer, found))
                .flatMap(found -> feedbacks.ofLot(found.id(), request));
    }

    @Operation(operationId = "changeFeedback", summary = "Say what became of a report · Ghi kết quả phản ánh")
    @Needs(Permission.SETTLE_REPORTS)
    @PutMapping("/{id}")
    Mono<ResponseEntity<FeedbackView>> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChangedFeedback change) {
        return feedbacks
                .change(id, Revision.required(ifMatch), change.state())
                .map(stored -> ResponseEntity.ok()
                        .eTag(Revision.etag(stored.revision()))
                        .body(view(stored)));
    }

    private static FeedbackView view(Feedback stored) {
        return new FeedbackView(
                stored.id(),
                stored.revision(),
                stored.lot(),
                stored.code(),
                stored.kind(),
                stored.text(),
                stored.contact(),
                stored.photo(),
                stored.reference(),
                stored.standing(),
                stored.createdAt());
    }
}
