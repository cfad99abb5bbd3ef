package vn.sanvat.trace;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.identity.Right;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.EventView.BizLocation;
import vn.sanvat.trace.EventView.CorrectionElement;
import vn.sanvat.trace.EventView.QuantityElement;
import vn.sanvat.trace.EventView.ReadPoint;
import vn.sanvat.trace.TraceEvent.Action;
import vn.sanvat.trace.TraceEvent.Reading;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** Trace events over HTTP, in a shape close to EPCIS 2.0 JSON. */
@Cached
@RestController
@Tag(name = "events", description = "Events · Sự kiện")
@Audience(Audience.Who.OFFICER)
@RequestMapping("/api/events")
class EventApi {

    private final Events events;
    private final Lots lots;
    private final Ids ids;
    private final TraceAccess access;

    EventApi(Events events, Lots lots, Ids ids, TraceAccess access) {
        this.events = events;
        this.lots = lots;
        this.ids = ids;
        this.access = access;
    }

    /** The kinds of events that are captured. */
    enum Type {
        ObjectEvent,
        TransformationEvent,
        AggregationEvent
    }

    /**
     * An event to be recorded.
     *
     * @param eventID made by the service where absent; whoever may send twice should send one
     * @param eventTimeZoneOffset such as {@code +07:00}: the clock of the place
     */
    record NewEvent(
            Type type,
            @Nullable String eventID,
            String cooperative,
            OffsetDateTime eventTime,
            String eventTimeZoneOffset,
            @Nullable Action action,
            String bizStep,
            @Nullable String disposition,
            @Nullable ReadPoint readPoint,
            @Nullable BizLocation bizLocation,
            @Nullable String parentID,
            @Nullable List<QuantityElement> quantityList,
            @Nullable List<QuantityElement> childQuantityList,
            @Nullable List<QuantityElement> inputQuantityList,
            @Nullable List<QuantityElement> outputQuantityList,
            @Nullable String process,
            @Nullable Localized note,
            @Nullable List<Reading> readings,
            @Nullable CorrectionElement corrects) {}

    /** @param warnings what is odd about the event, though not forbidden */
    record CapturedView(@JsonUnwrapped EventView event, List<Localized> warnings) {}

    @Operation(operationId = "captureEvent", summary = "Capture an event · Ghi sự kiện")
    @PostMapping
    Mono<ResponseEntity<CapturedView>> capture(@RequestBody NewEvent event) {
        return Mono.deferContextual(context -> Mono.just(EventReader.read(event, ids.uuid(context))))
                .flatMap(events::capture)
                .map(captured -> ResponseEntity.created(URI.create("/api/events/"
                                + URLEncoder.encode(captured.event().id(), StandardCharsets.UTF_8)))
                        .body(new CapturedView(EventView.of(captured.event()), captured.warnings())));
    }

    @Operation(operationId = "getEvent", summary = "Read an event · Xem sự kiện")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{id}")
    Mono<EventView> get(@PathVariable String id) {
        return Mono.zip(events.find(id), Viewer.current())
                .filterWhen(both -> access.maySee(both.getT2(), both.getT1()))
                .map(both -> EventView.of(both.getT1()))
                .switchIfEmpty(Mono.error(() ->
                        Problem.notFound(null, "Không có sự kiện \"" + id + "\"", "There is no event \"" + id + "\"")));
    }

    /** The events that name a lot, by its code, or for who is signed in any class; the last recorded first. */
    @Operation(operationId = "listEvents", summary = "List events · Danh sách sự kiện")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping
    Mono<Page<EventView>> list(
            @RequestParam(required = false) @Nullable String lot,
            @RequestParam(required = false) @Nullable String epcClass,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        return Viewer.current()
                .flatMap(viewer -> {
                    if (lot != null) {
                        return ofLot(lot, viewer, request);
                    }
                    if (epcClass == null) {
                        throw Problem.invalid(
                                "lot", "Hãy nêu lot (mã lô) hoặc epcClass", "Say lot (the lot's code) or epcClass");
                    }
                    return access.needAccount(viewer).then(events.list(epcClass, request));
                })
                .map(found -> found.map(EventView::of));
    }

    private Mono<Page<TraceEvent>> ofLot(String code, Viewer viewer, Page.Request request) {
        return lots.byCode(code)
                .filterWhen(lot -> access.maySee(viewer, lot))
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(code)))
                .flatMap(lot -> viewer.may(Right.SEE_DIARIES) || lot.diaryPublished()
                        ? events.list(lot, request)
                        : Mono.just(Page.of(List.<TraceEvent>of(), 0, request)));
    }
}
