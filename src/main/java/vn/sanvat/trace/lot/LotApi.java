package vn.sanvat.trace.lot;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.place.Address;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Journey;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.trace.Recalls;
import vn.sanvat.trace.TraceAccess;
import vn.sanvat.trace.epcis.EventWriter;
import vn.sanvat.trace.journey.Descendants;
import vn.sanvat.trace.journey.JourneyView;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** Lots over HTTP. They are addressed by their code, because a lot number may hold any character; the id works too, encoded. */
@Cached
@RestController
@Tag(name = "lots", description = "Lots · Lô hàng")
@RequestMapping("/api/lots")
class LotApi {

    private static final int PRODUCTS_AT_ONCE = 200;

    private final LotFinder finder;
    private final Lots lots;
    private final Recalls recalls;
    private final Events events;
    private final Catalog catalog;
    private final TraceAccess access;
    private final Cooperatives cooperatives;

    LotApi(
            LotFinder finder,
            Lots lots,
            Recalls recalls,
            Events events,
            Catalog catalog,
            TraceAccess access,
            Cooperatives cooperatives) {
        this.finder = finder;
        this.lots = lots;
        this.recalls = recalls;
        this.events = events;
        this.catalog = catalog;
        this.access = access;
        this.cooperatives = cooperatives;
    }

    /** A lot to be made. */
    record NewLot(
            String pack,
            LotNumber number,
            LocalDate producedOn,
            @Nullable LocalDate expiresOn,
            Quantity made,
            @Nullable Address printedAddress,
            boolean diaryPublished) {}

    /** What may be changed of a lot. */
    record ChangedLot(
            LocalDate producedOn,
            @Nullable LocalDate expiresOn,
            Quantity made,
            @Nullable Address printedAddress,
            boolean diaryPublished) {}

    /** Why a lot is called back, and what a buyer should do. Vietnamese is enough: nobody waits for a translation before he warns. */
    record NewRecall(Localized reason, Localized advice) {}

    /** @param cutShort whether there are more, or may be */
    record DescendantsAnswer(List<LotView> lots, boolean cutShort) {

        static DescendantsAnswer of(Descendants found) {
            return new DescendantsAnswer(
                    found.lots().stream().map(lot -> LotView.of(lot, List.of())).toList(), found.cutShort());
        }
    }

    /**
     * The public names a product or a pack.
     *
     * @param state as it stands today
     * @param endingUntil only those in date today whose last day is that day or before
     * @param order where absent, what ends comes by its last day, what is recalled the latest first, else the newest production first
     */
    @Operation(operationId = "listLots", summary = "List lots · Danh sách lô")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping
    Mono<Page<LotView>> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String pack,
            @RequestParam(required = false) @Nullable String cooperative,
            @RequestParam(required = false) @Nullable LotNumber number,
            @RequestParam(required = false) Lot.@Nullable State state,
            @RequestParam(required = false) @Nullable LocalDate endingUntil,
            @RequestParam(required = false) LotFinder.@Nullable Order order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        var filter = new LotFinder.Filter(product, pack, cooperative, number, state, endingUntil);
        return Viewer.current()
                .flatMap(viewer -> known(filter, viewer)
                        .then(finder.list(filter, order, viewer, request))
                        .map(some -> some.map(lot -> LotView.of(lot, List.of()))));
    }

    /** @throws Problem not found, forbidden or invalid: a filter that finds nothing for who asks is not answered by an empty list */
    private Mono<Void> known(LotFinder.Filter filter, Viewer viewer) {
        if (filter.product() == null && filter.pack() == null) {
            if (!viewer.mayForSome(Permission.SEE_DRAFTS)) {
                throw Problem.invalid("product", "Hãy nêu product hoặc pack", "Say product or pack");
            }
            if (filter.cooperative() != null) {
                viewer.need(Permission.SEE_DRAFTS, filter.cooperative());
            }
        }
        return (filter.product() == null ? Mono.<Void>empty() : productShown(filter.product(), viewer))
                .then(filter.pack() == null ? Mono.empty() : packShown(filter.pack(), viewer))
                .then(cooperatives.required("cooperative", filter.cooperative(), maker -> maker.knownTo(viewer)));
    }

    @Operation(operationId = "getLot", summary = "Read a lot · Xem lô")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{code}")
    Mono<ResponseEntity<LotView>> get(@PathVariable String code) {
        return visible(code).flatMap(this::answer);
    }

    @Operation(operationId = "getJourney", summary = "Read the journey of a lot · Xem hành trình của lô")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{code}/journey")
    Mono<JourneyView> journey(@PathVariable String code) {
        return Mono.zip(visible(code), Viewer.current())
                .flatMap(both -> events.journey(both.getT1(), lot -> access.mayReadDiary(both.getT2(), lot)))
                .flatMap(journey -> events.corrections(journey.steps().stream()
                                .map(Journey.Step::event)
                                .toList())
                        .map(corrections -> JourneyView.of(journey, new EventWriter(corrections))));
    }

    /** The lots that this one went into: whom its recall concerns. */
    @Operation(operationId = "listDescendantLots", summary = "List the lots made from a lot · Xem các lô làm ra từ lô")
    @Audience(Audience.Who.PUBLIC)
    @GetMapping("/{code}/descendants")
    Mono<DescendantsAnswer> descendants(@PathVariable String code) {
        return Mono.zip(visible(code), Viewer.current())
                .flatMap(both -> events.descendants(both.getT1()).flatMap(found -> known(found, both.getT2())))
                .map(DescendantsAnswer::of);
    }

    /** Those of goods that somebody may know of; their products are read together. */
    private Mono<Descendants> known(Descendants found, Viewer viewer) {
        return Flux.fromIterable(found.lots())
                .map(Lot::product)
                .distinct()
                .buffer(PRODUCTS_AT_ONCE)
                .concatMap(catalog::findAll)
                .filter(product -> product.knownTo(viewer))
                .map(Product::id)
                .collect(Collectors.toSet())
                .map(known -> new Descendants(
                        found.lots().stream()
                                .filter(lot -> known.contains(lot.product()))
                                .toList(),
                        found.cutShort()));
    }

    @Operation(operationId = "createLot", summary = "Create a lot · Tạo lô")
    @Needs(Permission.KEEP_LOTS)
    @PostMapping
    Mono<ResponseEntity<LotView>> create(@RequestBody NewLot lot) {
        var draft = new Lots.Draft(
                lot.pack(),
                lot.number(),
                lot.producedOn(),
                lot.expiresOn(),
                lot.made(),
                lot.printedAddress(),
                lot.diaryPublished());
        return Viewer.current()
                .flatMap(viewer -> access.need(Permission.KEEP_LOTS, viewer, lot.pack()))
                .then(lots.create(draft))
                .flatMap(made -> warnings(made)
                        .map(warnings -> ResponseEntity.created(URI.create("/api/lots/" + made.code()))
                                .eTag(Revision.etag(made.revision()))
                                .body(LotView.of(made, warnings))));
    }

    @Operation(operationId = "changeLot", summary = "Change a lot · Sửa lô")
    @Needs(Permission.KEEP_LOTS)
    @PutMapping("/{code}")
    Mono<ResponseEntity<LotView>> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChangedLot lot) {
        var seen = Revision.required(ifMatch);
        var change = new Lots.Change(
                lot.producedOn(), lot.expiresOn(), lot.made(), lot.printedAddress(), lot.diaryPublished());
        return own(Permission.KEEP_LOTS, code)
                .flatMap(found -> lots.change(found.id(), seen, change))
                .flatMap(this::answer);
    }

    @Operation(operationId = "recallLot", summary = "Recall a lot · Thu hồi lô")
    @Needs(Permission.RECALL_LOTS)
    @PostMapping("/{code}/recall")
    Mono<ResponseEntity<LotView>> recall(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewRecall recall) {
        var seen = Revision.required(ifMatch);
        return Mono.zip(own(Permission.RECALL_LOTS, code), Viewer.current())
                .flatMap(both -> recalls.recall(
                        both.getT1().id(),
                        seen,
                        recall.reason(),
                        recall.advice(),
                        both.getT2().name()))
                .flatMap(this::answer);
    }

    private Mono<Lot> existing(String codeOrId) {
        return Mono.defer(() -> codeOrId.indexOf(':') < 0 ? finder.byCode(codeOrId) : finder.find(codeOrId))
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(codeOrId)));
    }

    /** The lot, where the asker may do it to that lot. */
    private Mono<Lot> own(Permission permission, String codeOrId) {
        return Mono.zip(existing(codeOrId), Viewer.current())
                .delayUntil(both -> access.need(permission, both.getT2(), both.getT1()))
                .map(both -> both.getT1());
    }

    /** The lot, where the asker may see it: a lot of goods that were never shown is nobody's business yet. */
    private Mono<Lot> visible(String codeOrId) {
        return Mono.zip(existing(codeOrId), Viewer.current())
                .filterWhen(both -> access.maySee(both.getT2(), both.getT1()))
                .map(both -> both.getT1())
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(codeOrId)));
    }

    private Mono<Void> productShown(String id, Viewer viewer) {
        return catalog.find(id)
                .filter(product -> product.knownTo(viewer))
                .switchIfEmpty(Mono.error(() -> Problem.notFound(
                        "product", "Không có sản phẩm \"" + id + "\"", "There is no product \"" + id + "\"")))
                .then();
    }

    private Mono<Void> packShown(String id, Viewer viewer) {
        return catalog.pack(id)
                .filter(packOf -> packOf.product().knownTo(viewer))
                .switchIfEmpty(Mono.error(() -> Problem.notFound(
                        "pack", "Không có quy cách \"" + id + "\"", "There is no pack \"" + id + "\"")))
                .then();
    }

    private Mono<ResponseEntity<LotView>> answer(Lot lot) {
        return Viewer.current()
                .flatMap(viewer -> viewer.may(Permission.SEE_DRAFTS, lot.cooperative())
                        ? warnings(lot)
                        : Mono.just(List.<Localized>of()))
                .map(warnings ->
                        ResponseEntity.ok().eTag(Revision.etag(lot.revision())).body(LotView.of(lot, warnings)));
    }

    private Mono<List<Localized>> warnings(Lot lot) {
        return catalog.pack(lot.pack())
                .map(packOf -> LotRules.oddities(
                        lot.producedOn(), lot.expiresOn(), packOf.pack().shelfLifeDays()))
                .defaultIfEmpty(List.of());
    }
}
