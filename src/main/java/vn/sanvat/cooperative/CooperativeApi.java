package vn.sanvat.cooperative;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
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
import vn.sanvat.cooperative.Cooperative.Kind;
import vn.sanvat.cooperative.Cooperative.Registration;
import vn.sanvat.cooperative.Cooperative.Representative;
import vn.sanvat.cooperative.Cooperative.State;
import vn.sanvat.cooperative.Cooperative.Status;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.place.Address;
import vn.sanvat.place.Places;
import vn.sanvat.place.Position;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Exact;
import vn.sanvat.web.NamePart;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** Cooperatives over HTTP. Who signs for one is told to those who are signed in, and so are the warnings. */
@Cached
@RestController
@Tag(name = "cooperatives", description = "Cooperatives · Hợp tác xã / cơ sở")
@RequestMapping("/api/cooperatives")
class CooperativeApi {

    private final Cooperatives cooperatives;
    private final Places places;

    CooperativeApi(Cooperatives cooperatives, Places places) {
        this.cooperatives = cooperatives;
        this.places = places;
    }

    record CooperativeRequest(
            Kind kind,
            String name,
            @Exact @Nullable String taxCode,
            @Nullable Registration registration,
            @Exact @Nullable String phone,
            @Exact @Nullable String zalo,
            @Exact @Nullable String email,
            @Nullable Localized openingHours,
            Address address,
            @Nullable Position position,
            @Nullable Integer members,
            @Nullable Localized story,
            @Nullable List<String> pictures,
            @Nullable Representative representative) {

        /** Its texts may be a person's, and so may those of the answer. */
        @Override
        public String toString() {
            return "CooperativeRequest[" + kind + "]";
        }

        CooperativeDraft draft() {
            return new CooperativeDraft(
                    kind,
                    name,
                    taxCode,
                    registration,
                    phone,
                    zalo,
                    email,
                    openingHours,
                    address,
                    position,
                    members,
                    story,
                    pictures == null ? List.of() : pictures,
                    representative);
        }
    }

    /** @param reason in Vietnamese at least */
    record HideRequest(Localized reason) {}

    /**
     * Where a maker stands in its life.
     *
     * @param by who brought it there, or wrote what is proposed; absent for the public
     * @param reason why it is hidden
     */
    record StatusAnswer(
            State state,
            @Nullable String by,
            Instant since,
            @Nullable Localized reason) {

        static StatusAnswer of(Status status, boolean persons) {
            return new StatusAnswer(status.state(), persons ? status.by() : null, status.since(), status.reason());
        }
    }

    /**
     * @param taxCode masked for the public where it is a person's id, and so is the number of the registration
     * @param addressNow such as {@code nay là xã Tuyên Phú, tỉnh Quảng Trị}
     * @param representative absent for the public
     * @param warnings none for the public
     */
    record CooperativeAnswer(
            String id,
            long revision,
            Kind kind,
            String name,
            @Nullable String taxCode,
            @Nullable Registration registration,
            @Nullable String phone,
            @Nullable String zalo,
            @Nullable String email,
            @Nullable Localized openingHours,
            Address address,
            @Nullable Localized addressNow,
            @Nullable Position position,
            @Nullable Integer members,
            @Nullable Localized story,
            List<String> pictures,
            @Nullable Representative representative,
            StatusAnswer status,
            List<Localized> warnings,
            Instant createdAt,
            Instant updatedAt) {

        @Override
        public String toString() {
            return "CooperativeAnswer[id=" + id + ", revision=" + revision + "]";
        }

        static CooperativeAnswer of(
                Cooperative cooperative, @Nullable Localized now, List<Localized> warnings, boolean persons) {
            var registration = cooperative.registration();
            return new CooperativeAnswer(
                    cooperative.id(),
                    cooperative.revision(),
                    cooperative.kind(),
                    cooperative.name(),
                    persons ? cooperative.taxCode() : cooperative.shownTaxCode(),
                    registration == null || persons ? registration : registration.shown(),
                    cooperative.phone(),
                    cooperative.zalo(),
                    cooperative.email(),
                    cooperative.openingHours(),
                    cooperative.address(),
                    now,
                    cooperative.position(),
                    cooperative.members(),
                    cooperative.story(),
                    cooperative.pictures(),
                    persons ? cooperative.representative() : null,
                    StatusAnswer.of(cooperative.status(), persons),
                    warnings,
                    cooperative.createdAt(),
                    cooperative.updatedAt());
        }
    }

    /**
     * The public gets the approved ones, and a maker's people theirs as well; the department gets all.
     *
     * @param state only those in it; for those who see drafts
     * @param q a part of the name, with or without tones; for those who see drafts
     * @param order by NAME, or NEWEST first
     */
    @Operation(operationId = "listCooperatives", summary = "List cooperatives · Danh sách hợp tác xã / cơ sở")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping
    Mono<Page<CooperativeAnswer>> list(
            @RequestParam @Nullable State state,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "NAME") Cooperatives.Order order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        var filter = new Cooperatives.Filter(state, NamePart.folded(q));
        return Viewer.current()
                .flatMap(viewer -> cooperatives
                        .list(filter, order, viewer, request)
                        .map(found ->
                                found.map(each -> CooperativeAnswer.of(each, null, List.of(), persons(each, viewer)))));
    }

    @Operation(operationId = "getCooperative", summary = "Read a cooperative · Xem hợp tác xã / cơ sở")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{id}")
    Mono<ResponseEntity<CooperativeAnswer>> find(@PathVariable String id) {
        return Viewer.current().flatMap(viewer -> known(id, viewer)).flatMap(this::answer);
    }

    @Operation(operationId = "createCooperative", summary = "Register a cooperative · Đăng ký hợp tác xã / cơ sở")
    @Needs(Permission.REGISTER_MAKERS)
    @PostMapping
    Mono<ResponseEntity<CooperativeAnswer>> register(@RequestBody CooperativeRequest request) {
        return Viewer.current()
                .flatMap(viewer -> cooperatives.register(request.draft(), viewer.name()))
                .flatMap(this::body)
                .map(body -> ResponseEntity.created(URI.create("/api/cooperatives/" + body.id()))
                        .eTag(Revision.etag(body.revision()))
                        .body(body));
    }

    @Operation(operationId = "changeCooperative", summary = "Change a cooperative · Sửa hợp tác xã / cơ sở")
    @Needs(Permission.CHANGE_MAKERS)
    @PutMapping("/{id}")
    Mono<ResponseEntity<CooperativeAnswer>> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CooperativeRequest request) {
        return Viewer.current()
                .delayUntil(viewer -> own(id, viewer))
                .flatMap(viewer -> cooperatives.change(id, Revision.required(ifMatch), request.draft(), viewer.name()))
                .flatMap(this::answer);
    }

    @Operation(
            operationId = "approveCooperative",
            summary = "Approve a cooperative, or show it again · Duyệt hoặc cho hiện lại hợp tác xã / cơ sở")
    @Needs(Permission.APPROVE_MAKERS)
    @PostMapping("/{id}/approve")
    Mono<ResponseEntity<CooperativeAnswer>> approve(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var seen = Revision.required(ifMatch);
        return Viewer.current()
                .flatMap(viewer -> cooperatives.approve(id, seen, viewer.name()))
                .flatMap(this::answer);
    }

    @Operation(
            operationId = "hideCooperative",
            summary = "Hide a cooperative and its goods · Tạm ẩn hợp tác xã / cơ sở và hàng của họ")
    @Needs(Permission.APPROVE_MAKERS)
    @PostMapping("/{id}/hide")
    Mono<ResponseEntity<CooperativeAnswer>> hide(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody HideRequest request) {
        var seen = Revision.required(ifMatch);
        return Viewer.current()
                .flatMap(viewer -> cooperatives.hide(id, seen, viewer.name(), request.reason()))
                .flatMap(this::answer);
    }

    private Mono<Cooperative> known(String id, Viewer viewer) {
        return cooperatives
                .find(id)
                .filter(maker -> maker.knownTo(viewer))
                .switchIfEmpty(Mono.error(() -> Cooperatives.missing(id)));
    }

    /** @throws Problem not found for who may not know of it, else forbidden */
    private Mono<Void> own(String id, Viewer viewer) {
        return viewer.mayForAll(Permission.CHANGE_MAKERS)
                ? Mono.empty()
                : known(id, viewer)
                        .doOnNext(maker -> viewer.need(Permission.CHANGE_MAKERS, id))
                        .then();
    }

    private Mono<ResponseEntity<CooperativeAnswer>> answer(Cooperative cooperative) {
        return body(cooperative)
                .map(body ->
                        ResponseEntity.ok().eTag(Revision.etag(body.revision())).body(body));
    }

    private Mono<CooperativeAnswer> body(Cooperative cooperative) {
        return Viewer.current()
                .flatMap(viewer -> Mono.zip(
                        warnings(cooperative, viewer),
                        places.asOfNow(cooperative.address()),
                        (warnings, address) -> CooperativeAnswer.of(
                                cooperative, address.now(), warnings, persons(cooperative, viewer))));
    }

    private static boolean persons(Cooperative cooperative, Viewer viewer) {
        return viewer.may(Permission.SEE_PERSONS, cooperative.id());
    }

    private Mono<List<Localized>> warnings(Cooperative cooperative, Viewer viewer) {
        return viewer.may(Permission.SEE_DRAFTS, cooperative.id())
                ? cooperatives.warnings(cooperative)
                : Mono.just(List.of());
    }
}
