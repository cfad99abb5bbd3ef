package vn.sanvat.identity.office;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Office;
import vn.sanvat.identity.Offices;
import vn.sanvat.identity.Permission;
import vn.sanvat.text.Localized;
import vn.sanvat.web.PublicUrls;
import vn.sanvat.web.Revision;

/** The office over HTTP. */
@RestController
@Tag(name = "office", description = "The office · Đơn vị vận hành")
@Needs(Permission.SET_UP_OFFICE)
@RequestMapping("/api/office")
class OfficeApi {

    private final Offices offices;
    private final PublicUrls urls;

    OfficeApi(Offices offices, PublicUrls urls) {
        this.offices = offices;
        this.urls = urls;
    }

    record OfficeRequest(
            String name,
            String address,
            String phone,
            @Nullable String email,
            @Nullable Localized complaints) {

        @Override
        public String toString() {
            return "OfficeRequest[" + name + "]";
        }
    }

    /**
     * @param revision 0 where nobody has set it up; all but the base address is absent then
     * @param baseUrl what QR codes and links begin with; a property of the service
     * @param reachable whether others than this machine can open it
     */
    record OfficeAnswer(
            long revision,
            @Nullable String name,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String email,
            @Nullable Localized complaints,
            URI baseUrl,
            boolean reachable) {

        @Override
        public String toString() {
            return "OfficeAnswer[" + revision + "]";
        }
    }

    @Operation(operationId = "getOffice", summary = "Read what the office says of itself · Xem đơn vị vận hành")
    @GetMapping
    Mono<ResponseEntity<OfficeAnswer>> get() {
        return offices.current()
                .map(this::answer)
                .switchIfEmpty(Mono.fromSupplier(() -> ResponseEntity.ok()
                        .eTag(Revision.etag(0))
                        .body(new OfficeAnswer(0, null, null, null, null, null, urls.baseUrl(), urls.reachable()))));
    }

    @Operation(operationId = "setUpOffice", summary = "Set up the office · Thiết lập đơn vị vận hành")
    @PutMapping
    Mono<ResponseEntity<OfficeAnswer>> set(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OfficeRequest request) {
        var seen = Revision.required(ifMatch);
        return offices.set(
                        seen,
                        new Offices.Draft(
                                request.name(),
                                request.address(),
                                request.phone(),
                                request.email(),
                                request.complaints()))
                .map(this::answer);
    }

    private ResponseEntity<OfficeAnswer> answer(Office office) {
        return ResponseEntity.ok()
                .eTag(Revision.etag(office.revision()))
                .body(new OfficeAnswer(
                        office.revision(),
                        office.name(),
                        office.address(),
                        office.phone(),
                        office.email(),
                        office.complaints(),
                        urls.baseUrl(),
                        urls.reachable()));
    }
}
