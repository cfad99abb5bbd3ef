package vn.sanvat.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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
import vn.sanvat.catalog.Listing.Comment;
import vn.sanvat.catalog.Listing.Refusal;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** Products over HTTP. The public is shown what is approved; who is signed in is shown the working copies. {@link ListingApi} decides of them. */
@RestController
@Tag(name = "products", description = "Products · Sản phẩm")
@RequestMapping("/api/products")
class CatalogApi {

    private final Catalog catalog;
    private final Listings listings;

    CatalogApi(Catalog catalog, Listings listings) {
        this.catalog = catalog;
        this.listings = listings;
    }

    /**
     * Why the last submission was not approved.
     *
     * @param rejected whether it was rejected, and not only sent back to be mended
     */
    record RefusalAnswer(boolean rejected, Localized reason, List<Comment> comments, String by, Instant at) {

        static @Nullable RefusalAnswer of(@Nullable Refusal refusal) {
            return refusal == null
                    ? null
                    : new RefusalAnswer(
                            refusal.rejected() != null,
                            refusal.reason(),
                            refusal.comments(),
                            refusal.by(),
                            refusal.at());
        }
    }

    /**
     * @param approvedRevision what everybody sees; none if it was never approved
     * @param submittedBy the account that handed in what waits for a decision; said to those who may see drafts
     * @param submittedAt since when it waits
     * @param dueOn the last day on which a decision is in time
     * @param reason why it was sent back, rejected or withdrawn
     * @param lastRefusal of the last submission that was not approved, until one is; said to those who may see drafts
     */
    record ListingAnswer(
            State state,
            boolean shown,
            @Nullable Long approvedRevision,
            @Nullable Instant approvedAt,
            @Nullable String approvedBy,
            @Nullable Localized override,
            @Nullable String submittedBy,
            @Nullable Instant submittedAt,
            @Nullable LocalDate dueOn,
            @Nullable Localized reason,
            @Nullable RefusalAnswer lastRefusal,
            Instant changedAt) {

        static ListingAnswer working(Product product, @Nullable LocalDate dueOn) {
            var listing = product.listing();
            var approved = listing.approved();
            return new ListingAnswer(
                    listing.state(),
                    product.shown() != null,
                    approved == null ? null : approved.revision(),
                    approved == null ? null : approved.at(),
                    approved == null ? null : approved.by(),
                    approved == null ? null : approved.override(),
                    listing.submittedBy(),
                    listing.submittedAt(),
                    dueOn,
                    listing.reason(),
                    RefusalAnswer.of(listing.lastRefusal()),
                    listing.changedAt());
        }

        /** What is being edited, and by whom it was approved, is nobody's business. */
        static ListingAnswer shown(Product product) {
            var approved = Objects.requireNonNull(product.listing().approved());
            var state = product.listing().state() == State.PUBLISHED ? State.PUBLISHED : State.APPROVED;
            return new ListingAnswer(
                    state,
                    true,
                    approved.revision(),
                    approved.at(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    approved.at());
        }
    }

    /** @param warnings what an officer should look at, said when it is submitted; absent otherwise */
    record ProductAnswer(
            String id,
            long revision,
            String cooperative,
            @JsonUnwrapped Product.Content content,
            ListingAnswer listing,
            @Nullable List<Issue> warnings,
            Instant createdAt,
            Instant updatedAt) {

        ResponseEntity<ProductAnswer> tagged() {
            return ResponseEntity.ok().eTag(Revision.etag(revision)).body(this);
        }

        static ProductAnswer working(Product product, @Nullable LocalDate dueOn, @Nullable List<Issue> warnings) {
            var listing = ListingAnswer.working(product, dueOn);
            return of(product, product.content(), listing, warnings, product.updatedAt());
        }

        /** @param product with public content */
        static ProductAnswer shown(Product product) {
            var listing = ListingAnswer.shown(product);
            return of(product, Objects.requireNonNull(product.shown()), listing, null, listing.changedAt());
        }

        private static ProductAnswer of(
                Product product,
                Product.Content content,
                ListingAnswer listing,
                @Nullable List<Issue> warnings,
                Instant updatedAt) {
            return new ProductAnswer(
                    product.id(),
                    product.revision(),
                    product.cooperative(),
                    content,
                    listing,
                    warnings,
                    product.createdAt(),
                    updatedAt);
        }
    }

    /** @param publishable whether nothing blocks */
    record CheckAnswer(boolean publishable, List<Issue> issues) {}

    /**
     * The public gets what is approved, and so does who asks for {@code shown=true}; who is signed in gets working copies.
     *
     * @param id only these, at most 100; those that are not there, or not for who asks, are left out
     * @param state of working copies; all where absent
     * @param returned only what was sent back or rejected, and not handed in again; of working copies
     * @param overdue only what has waited longer than it should; of what is submitted
     * @param after the id of a product: only what follows it; with {@code order=SUBMITTED}
     * @param q a part of the name, with or without tones; of working copies
     * @param order by NAME where absent, the last UPDATED first, or the longest waiting first: SUBMITTED of what is submitted, RETURNED
     *     of what is returned; of working copies
     */
    @Operation(operationId = "listProducts", summary = "List products · Danh sách sản phẩm")
    @Cached
    @Audience(Audience.Who.PUBLIC)
    @GetMapping
    Mono<Page<ProductAnswer>> list(
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String cooperative,
            @RequestParam @Nullable Set<String> id,
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = "false") boolean returned,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable String q,
            @RequestParam WorkingCopies.@Nullable Order order,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "false") boolean shown,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        var filter = new Catalog.Filter(category == null ? null : Category.parse(category), cooperative, id);
        var query = new WorkingCopies.Query(state == null ? null : state(state), returned, q, order, overdue, after);
        var asked = WorkingCopies.asked(query, filter, listings.lateBefore());
        return Viewer.current().flatMap(viewer -> {
            var drafts = cooperative == null
                    ? viewer.mayForSome(Permission.SEE_DRAFTS)
                    : viewer.may(Permission.SEE_DRAFTS, cooperative);
            if (query.ofWorkingCopies() && !drafts) {
                return Mono.error(viewer.signedIn() ? Viewer.notAllowed() : signInNeeded());
            }
            var found = drafts && !shown
                    ? catalog.working(asked.forWhoMay(Permission.SEE_DRAFTS, viewer), after, viewer, request)
                            .map(all -> all.map(this::working))
                    : catalog.shown(filter, request).map(all -> all.map(ProductAnswer::shown));
            return catalog.known(filter, viewer).then(found);
        });
    }

    /** As in the list: who is signed in gets the working copy, or with {@code shown=true} what everybody sees. */
    @Operation(operationId = "getProduct", summary = "Read a product · Xem sản phẩm")
    @Cached
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{id}")
    Mono<ResponseEntity<ProductAnswer>> find(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean shown) {
        return Viewer.current()
                .flatMap(viewer -> catalog.find(id).mapNotNull(product -> seen(product, viewer, shown)))
                .switchIfEmpty(Mono.error(() -> Catalog.missing(id)))
                .map(ProductAnswer::tagged);
    }

    /** What keeps the working copy from being published, and what an officer should look at. */
    @Operation(
            operationId = "checkProduct",
            summary = "Check the content of a product · Kiểm tra nội dung của sản phẩm")
    @Needs(Permission.SEE_DRAFTS)
    @GetMapping("/{id}/check")
    Mono<CheckAnswer> check(@PathVariable String id) {
        return catalog.needed(Permission.SEE_DRAFTS, id)
                .then(catalog.find(id))
                .switchIfEmpty(Mono.error(() -> Catalog.missing(id)))
                .flatMap(listings::check)
                .map(issues -> new CheckAnswer(issues.stream().noneMatch(Issue::blocks), issues));
    }

    @Operation(operationId = "createProduct", summary = "Create a product · Tạo sản phẩm")
    @Needs(Permission.WRITE_GOODS)
    @PostMapping
    Mono<ResponseEntity<ProductAnswer>> create(@RequestBody ProductDraft draft) {
        return Viewer.current()
                .doOnNext(viewer -> {
                    if (draft.cooperative() != null) {
                        viewer.need(Permission.WRITE_GOODS, draft.cooperative());
                    }
                })
                .then(catalog.create(draft))
                .map(this::working)
                .map(body -> ResponseEntity.created(URI.create("/api/products/" + body.id()))
                        .eTag(Revision.etag(body.revision()))
                        .body(body));
    }

    @Operation(operationId = "changeProduct", summary = "Change a product · Sửa sản phẩm")
    @Needs(Permission.WRITE_GOODS)
    @PutMapping("/{id}")
    Mono<ResponseEntity<ProductAnswer>> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ProductDraft draft) {
        return catalog.needed(Permission.WRITE_GOODS, id)
                .then(catalog.change(id, Revision.required(ifMatch), draft))
                .map(product -> working(product).tagged());
    }

    /** The working copy for who may see it, else what everybody sees. */
    private @Nullable ProductAnswer seen(Product product, Viewer viewer, boolean shown) {
        if (!shown && viewer.may(Permission.SEE_DRAFTS, product.cooperative())) {
            return working(product);
        }
        return product.shown() == null ? null : ProductAnswer.shown(product);
    }

    private ProductAnswer working(Product product) {
        return ProductAnswer.working(product, listings.dueOn(product), null);
    }

    private static State state(String text) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "state",
                        "Không có trạng thái \"" + text + "\"; được dùng: " + Arrays.toString(State.values()),
                        "There is no state \"" + text + "\"; allowed are: " + Arrays.toString(State.values())));
    }

    private static Problem signInNeeded() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "Authorization",
                "Bản nháp chỉ dành cho người đã đăng nhập",
                "Drafts are for those who are signed in");
    }
}
