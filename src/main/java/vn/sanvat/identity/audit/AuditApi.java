package vn.sanvat.identity.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.text.Dates;
import vn.sanvat.web.Page;

/** The audit trail over HTTP. It is written by what it tells of, and by nobody. */
@RestController
@Tag(name = "audit", description = "Who did what · Nhật ký thay đổi")
@Needs(Permission.READ_AUDIT_TRAIL)
@RequestMapping("/api/audit")
class AuditApi {

    private final AuditStore store;

    AuditApi(AuditStore store) {
        this.store = store;
    }

    /**
     * @param account its id; {@code GET /api/accounts/names} names it
     * @param to 0 where something happened to the record that is no revision of it, such as a sign-in
     * @param action the operation's id in the description of the API, or a word of its own where there is none
     */
    record AuditLine(
            String id,
            String collection,
            String record,
            long from,
            long to,
            String account,
            @Nullable String action,
            Instant at,
            boolean confirmed,
            boolean unseen) {

        static AuditLine of(AuditEntry entry) {
            return new AuditLine(
                    entry.id(),
                    entry.collection(),
                    entry.record(),
                    entry.from(),
                    entry.to(),
                    entry.account(),
                    entry.action(),
                    entry.at(),
                    entry.confirmed(),
                    entry.unseen());
        }
    }

    /** @param order the NEWEST or the OLDEST first */
    @Operation(operationId = "listAudit", summary = "Who did what to which record · Ai đã làm gì với bản ghi nào")
    @GetMapping
    Mono<Page<AuditLine>> list(
            @RequestParam(required = false) @Nullable String collection,
            @RequestParam(required = false) @Nullable String record,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "NEWEST") AuditStore.Order order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        var filter = new AuditStore.Filter(
                collection, record, account, action, start(from), to == null ? null : start(to.plusDays(1)));
        return store.list(filter, order, request).map(found -> found.map(AuditLine::of));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Dates.ZONE).toInstant();
    }
}
