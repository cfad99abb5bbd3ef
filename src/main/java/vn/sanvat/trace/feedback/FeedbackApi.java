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
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.web.Audience;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Page;
import vn.sanvat.web.Revision;

/** Reports of buyers over HTTP: anybody may send one, only who is signed in may read them. */
@RestController
@Tag(name = "feedback", description = "Feedback · Phản ánh")
@RequestMapping("/api/feedback")
class FeedbackApi {

    private final Feedbacks feedbacks;
    private final FeedbackDesk desk;

    FeedbackApi(Feedbacks feedbacks, FeedbackDesk desk) {
        this.feedbacks = feedbacks;
        this.desk = desk;
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

    /**
     * What may be changed of a report; what is left out is taken away. A maker's people send state ANSWERED and the answer alone.
     *
     * @param assignee the account of the department that works on it
     * @param note of the department, for itself; makers do not see it
     * @param answer for the buyer, who reads it by the reference number once the state is ANSWERED or CLOSED
     * @param answerShown whether the lot's page shows the answer too
     */
    record ChangedFeedback(
            Feedback.State state,
            @Nullable String assignee,
            @Nullable String note,
            @Nullable Localized answer,
            @Nullable Boolean answerShown) {

        /** Never with a note, which may hold what is a person's. */
        @Override
        public String toString() {
            return "ChangedFeedback[" + state + "]";
        }
    }

    /**
     * For who is signed in.
     *
     * @param assignee for the department alone, as the note is
     */
    record FeedbackView(
            String id,
            long revision,
            String lot,
            @Nullable String cooperative,
            @Nullable String product,
            String code,
            Feedback.@Nullable Kind kind,
            String text,
            @Nullable String contact,
            @Nullable String photo,
            @Nullable String reference,
            Feedback.State state,
            @Nullable String assignee,
            @Nullable String note,
            @Nullable Localized answer,
            boolean answerShown,
            @Nullable Instant answeredAt,
            Instant createdAt) {

        static FeedbackView of(Feedback stored, Viewer viewer) {
            var desk = viewer.mayForAll(Permission.SETTLE_REPORTS);
            return new FeedbackView(
                    stored.id(),
                    stored.revision(),
                    stored.lot(),
                    stored.cooperative(),
                    stored.product(),
                    stored.code(),
                    stored.kind(),
                    stored.text(),
                    stored.contact(),
                    stored.photo(),
                    stored.reference(),
                    stored.state(),
                    desk ? stored.assignee() : null,
                    desk ? stored.note() : null,
                    stored.answer(),
                    stored.answerShown(),
                    stored.answeredAt(),
                    stored.createdAt());
        }

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "FeedbackView[id=" + id + ", lot=" + lot + "]";
        }
    }

    /** @param name none where an administrator named none */
    record Assignee(String id, @Nullable String name) {

        static Assignee of(Account account) {
            var person = account.person();
            return new Assignee(account.id(), person == null ? null : person.name());
        }

        /** Never with a name: this may end in a log. */
        @Override
        public String toString() {
            return "Assignee[" + id + "]";
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

    /**
     * A maker's people are given those about their lots.
     *
     * @param lot its code, number or id
     * @param cooperative whose lots they are about
     * @param assignee an account of the department
     * @param order NEWEST first, or OLDEST first: who has waited longest
     */
    @Operation(operationId = "listFeedback", summary = "List feedback · Danh sách phản ánh")
    @Needs(Permission.READ_REPORTS)
    @GetMapping
    Mono<Page<FeedbackView>> list(
            @RequestParam(required = false) Feedback.@Nullable State state,
            @RequestParam(required = false) @Nullable String lot,
            @RequestParam(required = false) @Nullable String cooperative,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(defaultValue = "NEWEST") FeedbackStore.Order order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        var asked = new FeedbackDesk.Asked(state, lot, cooperative, assignee, order);
        return Viewer.current()
                .flatMap(viewer -> desk.list(asked, viewer, request)
                        .map(found -> found.map(report -> FeedbackView.of(report, viewer))));
    }

    /**
     * By name; nothing else is told of them.
     *
     * @param q a part of the name, with or without its tones
     */
    @Operation(operationId = "listAssignees", summary = "Who may work on reports · Ai xử lý được phản ánh")
    @Needs(Permission.SETTLE_REPORTS)
    @GetMapping("/assignees")
    Mono<Page<Assignee>> assignees(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        return desk.assignees(q, new Page.Request(page, size)).map(found -> found.map(Assignee::of));
    }

    @Operation(operationId = "getFeedback", summary = "Read a report · Xem phản ánh")
    @Needs(Permission.READ_REPORTS)
    @GetMapping("/{id}")
    Mono<ResponseEntity<FeedbackView>> get(@PathVariable String id) {
        return Viewer.current().flatMap(viewer -> desk.find(id, viewer).map(found -> answer(found, viewer)));
    }

    @Operation(
            operationId = "changeFeedback",
            summary = "Answer a report, hand it on or close it · Trả lời, chuyển hoặc đóng phản ánh")
    @Needs(Permission.ANSWER_REPORTS)
    @PutMapping("/{id}")
    Mono<ResponseEntity<FeedbackView>> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChangedFeedback change) {
        var seen = Revision.required(ifMatch);
        return Viewer.current()
                .flatMap(viewer -> desk.change(id, seen, change, viewer).map(stored -> answer(stored, viewer)));
    }

    private static ResponseEntity<FeedbackView> answer(Feedback stored, Viewer viewer) {
        return ResponseEntity.ok().eTag(Revision.etag(stored.revision())).body(FeedbackView.of(stored, viewer));
    }
}
