package vn.sanvat.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.web.Faults;

/** The checks of several products in one answer, for lists on a slow phone. */
@RestController
@Tag(name = "products", description = "Products · Sản phẩm")
@Needs(Permission.SEE_DRAFTS)
@RequestMapping("/api/checks")
class CheckApi {

    private final Catalog catalog;
    private final Listings listings;

    CheckApi(Catalog catalog, Listings listings) {
        this.catalog = catalog;
        this.listings = listings;
    }

    /** @param publishable whether nothing blocks */
    record ProductCheck(String product, boolean publishable, List<Issue> issues) {}

    record ProductChecks(List<ProductCheck> items) {}

    /** @param product ids, at most 100; those that are not there, or not one's own, are left out */
    @Operation(
            operationId = "checkProducts",
            summary = "Check the content of several products · Kiểm tra nội dung của nhiều sản phẩm")
    @GetMapping
    Mono<ProductChecks> check(@RequestParam List<String> product) {
        var faults = new Faults();
        faults.count("product", product, Catalog.Filter.MAX_IDS);
        faults.refuse();
        return Viewer.current()
                .flatMap(viewer -> catalog.findAll(product)
                        .filter(found -> viewer.may(Permission.SEE_DRAFTS, found.cooperative()))
                        .collectList()
                        .flatMap(listings::checks))
                .map(checks -> new ProductChecks(checks.entrySet().stream()
                        .map(check -> new ProductCheck(
                                check.getKey(), check.getValue().stream().noneMatch(Issue::blocks), check.getValue()))
                        .toList()));
    }

    /**
     * What the rules say of content that is still being written; nothing is kept of it.
     *
     * @param product whose draft it is, so that its certificates count; absent for new goods
     */
    @Operation(operationId = "checkContent", summary = "Check content that is not saved · Kiểm tra nội dung chưa lưu")
    @Needs(Permission.WRITE_GOODS)
    @PostMapping
    Mono<ContentCheck> check(@RequestParam @Nullable String product, @RequestBody ProductDraft draft) {
        return Viewer.current()
                .doOnNext(viewer -> {
                    if (draft.cooperative() != null) {
                        viewer.need(Permission.WRITE_GOODS, draft.cooperative());
                    }
                })
                .then(listings.check(product, draft))
                .map(ContentCheck::new);
    }

    record ContentCheck(List<Issue> issues) {}
}
