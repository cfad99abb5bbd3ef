package vn.sanvat.trace.epcis;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Ids;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.trace.TraceAccess;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** Trace events over HTTP, as EPCIS 2.0 writes them in JSON-LD. */
@Cached
@RestController
@Tag(name = "events", description = "Events · Sự kiện")
@RequestMapping("/api/events")
class EventApi {

    private final Events events;
    private final LotFinder lots;
    private final Ids ids;
    private final TraceAccess access;
    private final Cooperatives cooperatives;

    EventApi(Events events, LotFinder lots, Ids ids, TraceAccess access, Cooperatives cooperatives) {
        this.events = events;
        this.lots = lots;
        this.ids = ids;
        this.access = access;
        this.cooperatives = cooperatives;
    }

    @Operation(
            operationId = "captureEvent",
            summary = "Capture an event · Ghi sự kiện",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples = {
                                                @ExampleObject(name = "ObjectEvent", value = EventExamples.OBJECT),
                                                @ExampleObject(
                                                        name = "TransformationEvent",
                                                        value = EventExamples.TRANSFORMATION),
                                                @ExampleObject(
                                                        name = "AggregationEvent",
                                                        value = EventExamples.AGGREGATION)
                                            })))
    @Needs(Permission.KEEP_LOTS)
    @PostMapping
    Mono<ResponseEntity<EpcisEvent>> capture(@RequestBody EpcisEvent event) {
        return Mono.deferContextual(context -> captured(event, ids.uuid(context)))
                .flatMap(captured -> writer(List.of(captured.event()))
                        .map(writer -> ResponseEntity.created(URI.create("/api/events/"
                                        + URLEncoder.encode(captured.event().id(), StandardCharsets.UTF_8)))
                                .body(writer.write(captured.event(), captured.warnings()))));
    }

    @Operation(operationId = "getEvent", summary = "Read an event · Xem sự kiện")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{id}")
    Mono<EpcisEvent> get(@PathVariable String id) {
        return Mono.zip(events.find(id), Viewer.current())
                .filterWhen(both -> access.maySee(both.getT2(), both.getT1()))
                .flatMap(both -> writer(List.of(both.getT1())).map(writer -> writer.write(both.getT1())))
                .switchIfEmpty(Mono.error(() ->
                        Problem.notFound(null, "Không có sự kiện \"" + id + "\"", "There is no event \"" + id + "\"")));
    }

    /**
     * The events that name a lot, by its code; for who is signed in also those that his maker recorded, of goods that are no lot yet, too,
     * or that name any class. The last recorded first.
     */
    @Operation(operationId = "listEvents", summary = "List events · Danh sách sự kiện")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping
    Mono<Page<EpcisEvent>> list(
            @RequestParam(required = false) @Nullable String lot,
            @RequestParam(required = false) @Nullable String cooperative,
            @RequestParam(required = false) @Nullable String epcClass,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        if (Stream.of(lot, cooperative, epcClass).filter(Objects::nonNull).count() != 1) {
            throw Problem.invalid(
                    "lot",
                    "Hãy nêu một trong ba: lot (mã lô), cooperative (mã cơ sở) hoặc epcClass",
                    "Say one of lot (the lot's code), cooperative (the maker's id) and epcClass");
        }
        return Viewer.current()
                .flatMap(viewer -> {
                    if (lot != null) {
                        return ofLot(lot, viewer, request);
                    }
                    if (cooperative != null) {
                        return access.needDiaries(viewer, cooperative)
                                .then(cooperatives.required("cooperative", cooperative, maker -> maker.knownTo(viewer)))
                                .then(Mono.defer(() -> events.recordedBy(cooperative, request)));
                    }
                    return access.needAllDiaries(viewer)
                            .then(Mono.defer(() -> classMeant(Objects.requireNonNull(epcClass))))
                            .flatMap(meant -> events.list(meant, request));
                })
                .flatMap(found -> writer(found.items()).map(writer -> found.map(writer::write)));
    }

    private Mono<Events.Captured> captured(EpcisEvent sent, String uuid) {
        var event = EventReader.read(sent, uuid);
        return Viewer.current()
                .flatMap(viewer -> access.needToRecord(viewer, event))
                .then(Mono.defer(() -> sent.errorDeclaration() == null
                        ? events.capture(event)
                        : events.declare(event, EventReader.declared(sent.errorDeclaration(), sent.eventID()))));
    }

    /** A class is a URI; a lot that is named otherwise is understood all the same. */
    private Mono<String> classMeant(String text) {
        return text.startsWith("urn:") || text.contains("://")
                ? Mono.just(text)
                : lots.meant("epcClass", text)
                        .map(Lot::epcClass)
                        .switchIfEmpty(
                                Mono.error(
                                        () -> Problem.invalid(
                                                "epcClass",
                                                "epcClass \"" + text
                                                        + "\" phải là một URI, như urn:sanvat:material:… hoặc https://id.gs1.org/01/…",
                                                "epcClass \"" + text
                                                        + "\" must be a URI, such as urn:sanvat:material:… or https://id.gs1.org/01/…")));
    }

    private Mono<EventWriter> writer(List<TraceEvent> of) {
        return events.corrections(of).map(EventWriter::new);
    }

    private Mono<Page<TraceEvent>> ofLot(String code, Viewer viewer, Page.Request request) {
        return lots.meant("lot", code)
                .filterWhen(lot -> access.maySee(viewer, lot))
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(code)))
                .flatMap(lot -> access.mayReadDiary(viewer, lot)
                        ? events.list(lot, request)
                        : Mono.just(Page.of(List.<TraceEvent>of(), 0, request)));
    }
}
