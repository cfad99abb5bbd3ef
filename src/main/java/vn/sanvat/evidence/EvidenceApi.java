package vn.sanvat.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
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
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.evidence.Evidence.Scope;
import vn.sanvat.evidence.Evidence.Verification;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Exact;
import vn.sanvat.web.Page;
import vn.sanvat.web.Revision;

/** Certificates and test reports over HTTP. Their scans, which officer verified them and the note are for the maker and the department. */
@Cached
@RestController
@Tag(name = "evidence", description = "Evidence · Giấy chứng nhận")
@RequestMapping("/api/evidence")
class EvidenceApi {

    private final Dossier dossier;

    EvidenceApi(Dossier dossier) {
        this.dossier = dossier;
    }

    record EvidenceRequest(
            Kind kind,
            @Nullable Integer stars,
            String number,
            String issuer,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            ScopeRequest scope,
            @Exact @Nullable String scan) {

        record ScopeRequest(
                String cooperative,
                @Nullable List<String> products,
                @Nullable List<String> lots) {}

        EvidenceDraft draft() {
            return new EvidenceDraft(
                    kind,
                    stars,
                    number,
                    issuer,
                    validFrom,
                    validTo,
                    new Scope(
                            scope.cooperative(),
                            scope.products() == null ? List.of() : scope.products(),
                            scope.lots() == null ? List.of() : scope.lots()),
                    scan);
        }
    }

    /** @param note needed to refuse */
    record VerifyRequest(Verification.State state, @Nullable String note) {}

    /** @param scan absent for the public: a paper may show whom it was given to */
    record EvidenceAnswer(
            String id,
            long revision,
            Kind kind,
            @Nullable Integer stars,
            String number,
            String issuer,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            Scope scope,
            @Nullable String scan,
            Verification verification,
            Instant createdAt,
            Instant updatedAt) {

        static EvidenceAnswer of(Evidence evidence, boolean persons) {
            var verification = evidence.verification();
            return new EvidenceAnswer(
                    evidence.id(),
                    evidence.revision(),
                    evidence.kind(),
                    evidence.stars(),
                    evidence.number(),
                    evidence.issuer(),
                    evidence.validFrom(),
                    evidence.validTo(),
                    evidence.scope(),
                    persons ? evidence.scan() : null,
                    persons ? verification : withoutPersons(verification),
                    evidence.createdAt(),
                    evidence.updatedAt());
        }
    }

    /**
     * @param endingUntil only what is valid today and ends until that day
     * @param order by the last day, what never ends last: ENDING; the last filed first: NEWEST; by NUMBER; or by ISSUER and number. Where
     *     absent, what ends comes by its last day, what nobody has verified by how long it waits, what is one maker's the newest first, else the last
     *     filed first
     */
    @Operation(operationId = "listEvidence", summary = "List evidence · Danh sách giấy chứng nhận")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping
    Mono<Page<EvidenceAnswer>> list(
            @RequestParam @Nullable String cooperative,
            @RequestParam Verification.@Nullable State verification,
            @RequestParam @Nullable LocalDate endingUntil,
            @RequestParam Dossier.@Nullable Order order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        var filter = new Dossier.Filter(cooperative, verification, endingUntil);
        return Viewer.current()
                .flatMap(viewer -> dossier.list(filter, order, viewer, request)
                        .map(items -> items.map(each -> EvidenceAnswer.of(each, persons(each, viewer)))));
    }

    @Operation(operationId = "getEvidence", summary = "Read a piece of evidence · Xem giấy chứng nhận")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{id}")
    Mono<ResponseEntity<EvidenceAnswer>> find(@PathVariable String id) {
        return Viewer.current().flatMap(viewer -> dossier.known(id, viewer)).flatMap(EvidenceApi::answer);
    }

    @Operation(operationId = "createEvidence", summary = "File a piece of evidence · Nộp giấy chứng nhận")
    @Needs(Permission.FILE_EVIDENCE)
    @PostMapping
    Mono<ResponseEntity<EvidenceAnswer>> file(@RequestBody EvidenceRequest request) {
        return own(request)
                .then(dossier.file(request.draft()))
                .map(evidence -> ResponseEntity.created(URI.create("/api/evidence/" + evidence.id()))
                        .eTag(Revision.etag(evidence.revision()))
                        .body(EvidenceAnswer.of(evidence, true)));
    }

    @Operation(operationId = "changeEvidence", summary = "Change a piece of evidence · Sửa giấy chứng nhận")
    @Needs(Permission.FILE_EVIDENCE)
    @PutMapping("/{id}")
    Mono<ResponseEntity<EvidenceAnswer>> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EvidenceRequest request) {
        var seen = Revision.required(ifMatch);
        return own(id).then(own(request))
                .then(dossier.change(id, seen, request.draft()))
                .flatMap(EvidenceApi::answer);
    }

    @Operation(operationId = "verifyEvidence", summary = "Verify a piece of evidence · Xác minh giấy chứng nhận")
    @Needs(Permission.VERIFY_EVIDENCE)
    @PostMapping("/{id}/verify")
    Mono<ResponseEntity<EvidenceAnswer>> verify(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody VerifyRequest request) {
        var seen = Revision.required(ifMatch);
        return Viewer.current()
                .flatMap(viewer -> dossier.verify(id, seen, request.state(), request.note(), viewer.name()))
                .flatMap(EvidenceApi::answer);
    }

    /** What the public gets: when, not who. A first look is no verification, so its day is not told. */
    private static Verification withoutPersons(Verification verification) {
        var at = verification.state() == Verification.State.UNVERIFIED ? null : verification.at();
        return new Verification(verification.state(), null, at, null, null);
    }

    /** Whose the paper is that is there. @throws Problem not found, or forbidden: papers are public, their scans are not */
    private Mono<Void> own(String id) {
        return Viewer.current()
                .filter(viewer -> !viewer.mayForAll(Permission.FILE_EVIDENCE))
                .flatMap(viewer -> dossier.find(id)
                        .switchIfEmpty(Mono.error(() -> Dossier.missing(id)))
                        .doOnNext(paper -> viewer.need(
                                Permission.FILE_EVIDENCE, paper.scope().cooperative())))
                .then();
    }

    /** Whose it is to be. */
    private static Mono<Void> own(EvidenceRequest request) {
        return Viewer.current()
                .doOnNext(viewer ->
                        viewer.need(Permission.FILE_EVIDENCE, request.scope().cooperative()))
                .then();
    }

    private static boolean persons(Evidence evidence, Viewer viewer) {
        return viewer.may(Permission.SEE_PERSONS, evidence.scope().cooperative());
    }

    private static Mono<ResponseEntity<EvidenceAnswer>> answer(Evidence evidence) {
        return Viewer.current()
                .map(viewer -> ResponseEntity.ok()
                        .eTag(Revision.etag(evidence.revision()))
                        .body(EvidenceAnswer.of(evidence, persons(evidence, viewer))));
    }
}
