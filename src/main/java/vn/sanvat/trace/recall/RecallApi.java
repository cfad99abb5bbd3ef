package vn.sanvat.trace.recall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.RecallOrder;
import vn.sanvat.trace.RecallOrder.Ordered;
import vn.sanvat.trace.Recalls;
import vn.sanvat.trace.TraceAccess;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** Recalls over HTTP: several lots at once, and who has heard of it. What buyers read stands in the lots, which are public. */
@RestController
@Tag(name = "recalls", description = "Recalls · Thu hồi")
@Needs(Permission.READ_RECALLS)
@RequestMapping("/api/recalls")
class RecallApi {

    private final Recalls recalls;
    private final LotFinder lots;
    private final TraceAccess access;

    RecallApi(Recalls recalls, LotFinder lots, TraceAccess access) {
        this.recalls = recalls;
        this.lots = lots;
        this.access = access;
    }

    /** @param revision that was read, so that nobody calls back what he has not seen */
    record SeenLot(String code, long revision) {}

    /**
     * Lots to be called back. Vietnamese is enough: nobody waits for a translation before he warns.
     *
     * @param lots 1..200 different ones
     */
    record NewRecallOrder(List<SeenLot> lots, Localized reason, Localized advice) {}

    /**
     * Whether a maker has heard of it.
     *
     * @param openedBy for the department alone
     */
    record RecallNoticeView(
            String maker,
            @Nullable Instant toldAt,
            @Nullable Instant openedAt,
            @Nullable String openedBy) {}

    /**
     * A recall, for a maker's people with what is theirs.
     *
     * @param carriedOutAt when every lot was recalled and the makers told; absent while that is under way
     */
    record RecallView(
            String id,
            long revision,
            Localized reason,
            Localized advice,
            List<Ordered> lots,
            List<RecallNoticeView> notices,
            @Nullable Instant carriedOutAt,
            Instant createdAt) {

        static RecallView of(RecallOrder order, Viewer viewer) {
            Predicate<String> theirs = maker -> viewer.may(Permission.READ_RECALLS, maker);
            var all = viewer.mayForAll(Permission.READ_RECALLS);
            return new RecallView(
                    order.id(),
                    order.revision(),
                    order.reason(),
                    order.advice(),
                    order.lots().stream()
                            .filter(lot -> theirs.test(lot.cooperative()))
                            .toList(),
                    order.notices().stream()
                            .filter(notice -> theirs.test(notice.maker()))
                            .map(notice -> new RecallNoticeView(
                                    notice.maker(), notice.toldAt(), notice.openedAt(), all ? notice.openedBy() : null))
                            .toList(),
                    order.carriedOutAt(),
                    order.createdAt());
        }
    }

    /** All are looked at before the first is called back; a refusal names each lot at fault. */
    @Operation(operationId = "recallLots", summary = "Recall several lots at once · Thu hồi nhiều lô một lần")
    @Needs(Permission.RECALL_LOTS)
    @PostMapping
    Mono<ResponseEntity<RecallView>> recall(@RequestBody NewRecallOrder order) {
        return Viewer.current()
                .flatMap(viewer -> chosen(order.lots(), viewer)
                        .flatMap(chosen -> recalls.order(chosen, order.reason(), order.advice(), viewer.name()))
                        .map(made ->
                                answer(ResponseEntity.created(URI.create("/api/recalls/" + made.id())), made, viewer)));
    }

    private Mono<List<Recalls.Chosen>> chosen(List<SeenLot> seen, Viewer viewer) {
        var faults = new Faults();
        if (seen.isEmpty()) {
            faults.add("lots", "Hãy chọn ít nhất một lô", "Choose one lot at least");
        }
        faults.count("lots", seen, Recalls.MAX_LOTS);
        faults.refuse();
        var foreign = new ArrayList<Problem.Fault>();
        return Flux.range(0, seen.size())
                .concatMap(at -> lots.byCode(seen.get(at).code())
                        .filterWhen(lot -> access.maySee(viewer, lot))
                        .doOnNext(lot -> {
                            if (!viewer.may(Permission.RECALL_LOTS, lot.cooperative())) {
                                foreign.add(new Problem.Fault(field(at), notYours(lot)));
                            }
                        })
                        .map(lot -> new Recalls.Chosen(
                                field(at),
                                "lots[" + at + "].revision",
                                lot,
                                seen.get(at).revision()))
                        .switchIfEmpty(Mono.fromRunnable(() -> faults.add(
                                field(at),
                                "Không có lô mang mã \"" + seen.get(at).code() + "\"",
                                "There is no lot with the code \""
                                        + seen.get(at).code() + "\""))))
                .collectList()
                .doOnNext(found -> {
                    twice(found, faults);
                    faults.refuse();
                    if (!foreign.isEmpty()) {
                        throw new Problem(Problem.Kind.FORBIDDEN, foreign);
                    }
                });
    }

    private static void twice(List<Recalls.Chosen> found, Faults faults) {
        var known = new HashSet<String>();
        for (var one : found) {
            if (!known.add(one.lot().id())) {
                faults.add(
                        String.valueOf(one.field()),
                        "Lô " + one.lot().number() + " được ghi hai lần",
                        "Lot " + one.lot().number() + " is named twice");
            }
        }
    }

    private static String field(int at) {
        return "lots[" + at + "].code";
    }

    private static Localized notYours(Lot lot) {
        return Localized.of(
                "Tài khoản này không được thu hồi lô " + lot.number(),
                "This account may not recall the lot " + lot.number());
    }

    /** The latest first; a maker's people are given those that concern it. */
    @Operation(operationId = "listRecalls", summary = "List recalls · Danh sách lệnh thu hồi")
    @GetMapping
    Mono<Page<RecallView>> list(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        return Viewer.current().flatMap(viewer -> {
            var makers = viewer.mayForAll(Permission.READ_RECALLS) ? null : viewer.cooperatives();
            return recalls.list(makers, request).map(found -> found.map(order -> RecallView.of(order, viewer)));
        });
    }

    @Operation(operationId = "getRecall", summary = "Read a recall · Xem lệnh thu hồi")
    @GetMapping("/{id}")
    Mono<ResponseEntity<RecallView>> get(@PathVariable String id) {
        return Viewer.current()
                .flatMap(viewer -> visible(id, viewer).map(found -> answer(ResponseEntity.ok(), found, viewer)));
    }

    /** Said by the console when somebody of a maker looks at it; the first one is noted. */
    @Operation(operationId = "openRecall", summary = "Say that a recall was read · Ghi đã đọc lệnh thu hồi")
    @PutMapping("/{id}/opened")
    Mono<ResponseEntity<RecallView>> opened(@PathVariable String id) {
        return Viewer.current()
                .flatMap(viewer -> visible(id, viewer)
                        .flatMap(found -> recalls.opened(found, viewer.cooperatives(), viewer.name()))
                        .map(found -> answer(ResponseEntity.ok(), found, viewer)));
    }

    private Mono<RecallOrder> visible(String id, Viewer viewer) {
        return recalls.find(id)
                .filter(order -> order.notices().stream()
                        .anyMatch(notice -> viewer.may(Permission.READ_RECALLS, notice.maker())))
                .switchIfEmpty(Mono.error(() -> Problem.notFound(
                        "id", "Không có lệnh thu hồi \"" + id + "\"", "There is no recall \"" + id + "\"")));
    }

    private static ResponseEntity<RecallView> answer(
            ResponseEntity.BodyBuilder answer, RecallOrder order, Viewer viewer) {
        return answer.eTag(Revision.etag(order.revision())).body(RecallView.of(order, viewer));
    }
}
