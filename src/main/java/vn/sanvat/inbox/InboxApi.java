package vn.sanvat.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.AuditTrail.Position;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** The inbox over HTTP: everybody's own, of the makers that he acts for. */
@RestController
@Tag(name = "inbox", description = "What others decided about one's records · Hộp thư")
@Needs(Permission.READ_INBOX)
@RequestMapping("/api/inbox")
class InboxApi {

    /** Between the moment and the id of a position; neither the one nor the other holds it. */
    private static final String PART = "~";

    private final Inboxes inboxes;

    InboxApi(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    /**
     * @param record the id of what it is about, of the kind that the decision says
     * @param name of the record, as it is called now; of a recall the numbers of one's own lots; absent where it is gone
     * @param why as was said then
     */
    record MessageView(
            String id,
            Decision decision,
            Localized title,
            String record,
            List<String> makers,
            @Nullable Localized name,
            @Nullable Localized why,
            Instant at,
            boolean unread) {

        static MessageView of(Message message, Inbox inbox) {
            return new MessageView(
                    message.id(),
                    message.decision(),
                    message.decision().title(),
                    message.record(),
                    message.makers(),
                    message.name(),
                    message.why(),
                    message.at(),
                    !inbox.hasRead(message.at()));
        }
    }

    /**
     * @param next where the list goes on, for {@code before}; absent where it ends
     * @param unread of all, counted up to 99
     */
    record InboxView(List<MessageView> items, @Nullable String next, long unread) {}

    /** @param until when the newest was decided that was seen */
    record ReadUntil(Instant until) {}

    /** @param before what the page before gave as {@code next} */
    @Operation(operationId = "listMessages", summary = "What others decided · Những gì người khác đã quyết định")
    @GetMapping
    Mono<InboxView> list(
            @RequestParam(required = false) @Nullable String before, @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(1, size);
        var position = before == null ? null : position(before);
        return Viewer.current()
                .flatMap(viewer -> inboxes.list(viewer, position, request.size()))
                .map(some -> new InboxView(
                        some.messages().stream()
                                .map(message -> MessageView.of(message, some.inbox()))
                                .toList(),
                        some.next() == null
                                ? null
                                : some.next().at() + PART + some.next().id(),
                        some.unread()));
    }

    @Operation(operationId = "readMessages", summary = "Mark messages as read · Đánh dấu đã đọc")
    @PutMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(@RequestBody ReadUntil read) {
        return Viewer.current().flatMap(viewer -> inboxes.read(viewer, read.until()));
    }

    private static Position position(String text) {
        var at = text.indexOf(PART);
        try {
            return new Position(Instant.parse(text.substring(0, Math.max(at, 0))), text.substring(at + PART.length()));
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "before",
                    "before phải là next của trang trước",
                    "before must be what the page before gave as next");
        }
    }
}
