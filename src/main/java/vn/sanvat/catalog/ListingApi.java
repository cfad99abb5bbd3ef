package vn.sanvat.catalog;

import static com.fasterxml.jackson.annotation.Nulls.AS_EMPTY;

import com.fasterxml.jackson.annotation.JsonSetter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.CatalogApi.ProductAnswer;
import vn.sanvat.catalog.Listing.Comment;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Revision;

/** The life of listings over HTTP: handed in, decided, withdrawn. Each step names the revision that was seen. */
@RestController
@Tag(name = "products", description = "Products · Sản phẩm")
@RequestMapping("/api/products/{id}")
class ListingApi {

    private final Catalog catalog;
    private final Listings listings;

    ListingApi(Catalog catalog, Listings listings) {
        this.catalog = catalog;
        this.listings = listings;
    }

    /** @param override why it is approved in spite of warnings */
    record ApproveRequest(@Nullable Localized override) {}

    record ReasonRequest(Localized reason) {}

    /** @param comments on fields of the draft, at most 50 */
    record RefusalRequest(
            Localized reason, @JsonSetter(nulls = AS_EMPTY) List<Comment> comments) {}

    @Operation(operationId = "submitProduct", summary = "Submit a product · Gửi duyệt sản phẩm")
    @Needs(Permission.WRITE_GOODS)
    @PostMapping("/submit")
    Mono<ResponseEntity<ProductAnswer>> submit(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var seen = Revision.required(ifMatch);
        return catalog.needed(Permission.WRITE_GOODS, id)
                .then(Viewer.current())
                .flatMap(viewer -> listings.submit(id, seen, viewer.name()))
                .flatMap(product -> listings.check(product).map(issues -> answer(product, issues)));
    }

    @Operation(operationId = "approveProduct", summary = "Approve a product · Duyệt sản phẩm")
    @Needs(Permission.APPROVE_GOODS)
    @PostMapping("/approve")
    Mono<ResponseEntity<ProductAnswer>> approve(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable ApproveRequest request) {
        var seen = Revision.required(ifMatch);
        var override = request == null ? null : request.override();
        return answered(Viewer.current().flatMap(viewer -> listings.approve(id, seen, viewer.name(), override)));
    }

    @Operation(operationId = "returnProduct", summary = "Send a product back · Trả lại sản phẩm")
    @Needs(Permission.APPROVE_GOODS)
    @PostMapping("/return")
    Mono<ResponseEntity<ProductAnswer>> sendBack(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RefusalRequest request) {
        var seen = Revision.required(ifMatch);
        return answered(Viewer.current()
                .flatMap(viewer -> listings.sendBack(id, seen, request.reason(), request.comments(), viewer.name())));
    }

    /** What was rejected is not handed in again as it is. The public goes on seeing what was approved before. */
    @Operation(operationId = "rejectProduct", summary = "Reject a product · Từ chối sản phẩm")
    @Needs(Permission.APPROVE_GOODS)
    @PostMapping("/reject")
    Mono<ResponseEntity<ProductAnswer>> reject(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RefusalRequest request) {
        var seen = Revision.required(ifMatch);
        return answered(Viewer.current()
                .flatMap(viewer -> listings.reject(id, seen, request.reason(), request.comments(), viewer.name())));
    }

    @Operation(operationId = "withdrawProduct", summary = "Withdraw a product · Ngừng bán sản phẩm")
    @Needs(Permission.WITHDRAW_GOODS)
    @PostMapping("/withdraw")
    Mono<ResponseEntity<ProductAnswer>> withdraw(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answered(catalog.needed(Permission.WITHDRAW_GOODS, id)
                .then(listings.withdraw(id, Revision.required(ifMatch), request.reason())));
    }

    private Mono<ResponseEntity<ProductAnswer>> answered(Mono<Product> decided) {
        return decided.map(product -> answer(product, null));
    }

    private ResponseEntity<ProductAnswer> answer(Product product, @Nullable List<Issue> warnings) {
        return ProductAnswer.working(product, listings.dueOn(product), warnings).tagged();
    }
}
