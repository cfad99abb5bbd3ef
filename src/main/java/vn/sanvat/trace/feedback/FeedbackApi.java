package vn.sanvat.trace.feedback;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
import vn.sanvat.trace.QrCodes;
import vn.sanvat.trace.TraceAccess;
import vn.sanvat.web.Audience;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Page;

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

    /** @param code the lot's code */
    record NewFeedback(String code, String text, @Nullable String contact) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "NewFeedback[code=" + code + "]";
        }
    }

    /** What the sender is told: the contact is not repeated. */
    record Received(String id, String code, Instant createdAt) {}

    /** For who is signed in. */
    record FeedbackView(
            String id,
            String lot,
            String code,
            String text,
            @Nullable String contact,
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
                .report(new Feedbacks.Report(sent.code(), sent.text(), sent.contact()), ClientAddress.of(request))
                .map(stored -> new Received(stored.id(), stored.code(), stored.createdAt()));
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
                .delayUntil(viewer -> own(viewer, lot))
                .then(lot == null ? feedbacks.newest(request) : feedbacks.ofLot(lot, request))
                .map(found -> found.map(FeedbackApi::view));
    }

    /** Who may read the reports about some makers' lots names the lot. @throws Problem not found, or forbidden */
    private Mono<Void> own(Viewer viewer, @Nullable String id) {
        if (viewer.mayForAll(Permission.READ_REPORTS)) {
            return Mono.empty();
        }
        return id == null
                ? Mono.error(Viewer.notAllowed())
                : lots.find(id)
                        .switchIfEmpty(Mono.error(() -> QrCodes.unknown(id)))
                        .flatMap(lot -> access.need(Permission.READ_REPORTS, viewer, lot));
    }

    private static FeedbackView view(Feedback stored) {
        return new FeedbackView(
                stored.id(), stored.lot(), stored.code(), stored.text(), stored.contact(), stored.createdAt());
    }
}
