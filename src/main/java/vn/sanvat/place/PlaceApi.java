package vn.sanvat.place;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
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
import vn.sanvat.cache.Cached;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.place.Place.Level;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Exact;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** Administrative units over HTTP. */
@Cached
@RestController
@Tag(name = "places", description = "Places · Địa danh")
@RequestMapping("/api/places")
class PlaceApi {

    private final Places places;

    PlaceApi(Places places) {
        this.places = places;
    }

    record PlaceRequest(
            String code,
            String name,
            Level level,
            @Exact @Nullable String parent,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable List<String> successors,
            @Nullable String decree,
            @Nullable String source) {

        Places.Draft draft() {
            return new Places.Draft(
                    code,
                    name,
                    level,
                    parent,
                    validFrom,
                    validTo,
                    successors == null ? List.of() : successors,
                    decree,
                    source);
        }
    }

    /** @param title the name in both languages */
    record PlaceAnswer(
            String id,
            long revision,
            String code,
            String name,
            Localized title,
            Level level,
            @Nullable String parent,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<String> successors,
            @Nullable String decree,
            @Nullable String source) {

        static PlaceAnswer of(Place place) {
            return new PlaceAnswer(
                    place.id(),
                    place.revision(),
                    place.code(),
                    place.name(),
                    place.title(),
                    place.level(),
                    place.parent(),
                    place.validFrom(),
                    place.validTo(),
                    place.successors(),
                    place.decree(),
                    place.source());
        }
    }

    /** @param on with a code: only the unit that bore it on that day */
    @Operation(operationId = "listPlaces", summary = "List places · Danh sách địa danh")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping
    Mono<Page<PlaceAnswer>> list(
            @RequestParam @Nullable String code,
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable String parent,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        if (on != null && code == null) {
            throw Problem.invalid("on", "Hãy nêu code cùng với on", "Say code together with on");
        }
        if (code != null && on != null) {
            return places.on(code, on)
                    .map(List::of)
                    .defaultIfEmpty(List.of())
                    .map(found -> Page.of(found, found.size(), request).map(PlaceAnswer::of));
        }
        return places.listed(code, parent, request).map(found -> found.map(PlaceAnswer::of));
    }

    @Operation(operationId = "getPlace", summary = "Read a place · Xem địa danh")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{id}")
    Mono<ResponseEntity<PlaceAnswer>> find(@PathVariable String id) {
        return places.find(id)
                .switchIfEmpty(Mono.error(() -> Places.missing(id)))
                .map(PlaceApi::answer);
    }

    /** The units of today that its area went to; the unit itself where it still is. */
    @Operation(
            operationId = "listSuccessors",
            summary = "List the successors of a place · Xem đơn vị kế tục của địa danh")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{id}/successors")
    Mono<List<PlaceAnswer>> successors(@PathVariable String id) {
        return places.find(id)
                .switchIfEmpty(Mono.error(() -> Places.missing(id)))
                .flatMap(places::heirs)
                .map(heirs -> heirs.stream().map(PlaceAnswer::of).toList());
    }

    @Operation(operationId = "createPlace", summary = "Create a place · Tạo địa danh")
    @Needs(Permission.KEEP_PLACES)
    @PostMapping
    Mono<ResponseEntity<PlaceAnswer>> create(@RequestBody PlaceRequest request) {
        return places.create(request.draft())
                .map(place -> ResponseEntity.created(URI.create("/api/places/" + place.id()))
                        .eTag(Revision.etag(place.revision()))
                        .body(PlaceAnswer.of(place)));
    }

    @Operation(operationId = "changePlace", summary = "Change a place · Sửa địa danh")
    @Needs(Permission.KEEP_PLACES)
    @PutMapping("/{id}")
    Mono<ResponseEntity<PlaceAnswer>> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PlaceRequest request) {
        return places.change(id, Revision.required(ifMatch), request.draft()).map(PlaceApi::answer);
    }

    private static ResponseEntity<PlaceAnswer> answer(Place place) {
        return ResponseEntity.ok().eTag(Revision.etag(place.revision())).body(PlaceAnswer.of(place));
    }
}
