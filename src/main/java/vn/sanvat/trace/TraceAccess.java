package vn.sanvat.trace;

import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.PackOfProduct;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.trace.event.EventReferences;
import vn.sanvat.trace.event.EventRules;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Problem;

/** Who may know of which lots, and read which events one by one. Whole journeys are open, and leave out by themselves what is not published. */
@Component
public class TraceAccess {

    private final LotStore lots;
    private final Catalog catalog;
    private final EventReferences references;

    TraceAccess(LotStore lots, Catalog catalog, EventReferences references) {
        this.lots = lots;
        this.catalog = catalog;
        this.references = references;
    }

    /** A lot is public once its product was shown. */
    public Mono<Boolean> maySee(Viewer viewer, Lot lot) {
        return viewer.may(Permission.SEE_DRAFTS, lot.cooperative())
                ? Mono.just(true)
                : catalog.find(lot.product())
                        .map(product -> product.knownTo(viewer))
                        .defaultIfEmpty(false);
    }

    /** An event is public by itself where it names lots of ours, and the diary of each is published. */
    public Mono<Boolean> maySee(Viewer viewer, TraceEvent event) {
        if (viewer.may(Permission.SEE_DIARIES, event.cooperative())) {
            return Mono.just(true);
        }
        var classes = EventRules.classes(Set.of(event)).stream()
                .filter(EventReferences::mayBeLot)
                .toList();
        return lots.byEpcClass(classes)
                .concatMap(lot -> mayReadDiary(viewer, lot) ? maySee(viewer, lot) : Mono.just(false))
                .collectList()
                .map(answers -> !answers.isEmpty() && !answers.contains(false));
    }

    public boolean mayReadDiary(Viewer viewer, Lot lot) {
        return lot.diaryPublished() || viewer.may(Permission.SEE_DIARIES, lot.cooperative());
    }

    /** Lets on who may change the lot. @throws Problem not found for who may not know of it, else forbidden */
    public Mono<Void> need(Permission permission, Viewer viewer, Lot lot) {
        return maySee(viewer, lot)
                .doOnNext(seen -> {
                    if (!seen) {
                        throw QrCodes.unknown(lot.code());
                    }
                    viewer.need(permission, lot.cooperative());
                })
                .then();
    }

    /** The same of a pack, by its product. */
    public Mono<Void> need(Permission permission, Viewer viewer, String pack) {
        return viewer.mayForAll(permission)
                ? Mono.empty()
                : catalog.pack(pack)
                        .map(PackOfProduct::product)
                        .filter(product -> product.knownTo(viewer))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound(
                                "pack", "Không có quy cách \"" + pack + "\"", "There is no pack \"" + pack + "\"")))
                        .doOnNext(product -> viewer.need(permission, product.cooperative()))
                        .then();
    }

    /** Lets on who may record the event: in the name of a maker of theirs, and about no lot that another makes; what went in may be another's. */
    public Mono<Void> needToRecord(Viewer viewer, TraceEvent event) {
        if (viewer.mayForAll(Permission.KEEP_LOTS)) {
            return Mono.empty();
        }
        viewer.need(Permission.KEEP_LOTS, event.cooperative());
        return references
                .named(event)
                .flatMapMany(named -> lots.byEpcClass(named.outputs().stream()
                        .map(TraceEvent.Quantified::epcClass)
                        .filter(EventReferences::mayBeLot)
                        .toList()))
                .doOnNext(lot -> viewer.need(Permission.KEEP_LOTS, lot.cooperative()))
                .then();
    }

    /** Of any class there may be events of anybody. */
    public Mono<Void> needAllDiaries(Viewer viewer) {
        return needDiaries(viewer, "epcClass", viewer.mayForAll(Permission.SEE_DIARIES));
    }

    /** All that a maker recorded, of whatever goods, is for those who act for it. */
    public Mono<Void> needDiaries(Viewer viewer, String cooperative) {
        return needDiaries(viewer, "cooperative", viewer.may(Permission.SEE_DIARIES, cooperative));
    }

    private static Mono<Void> needDiaries(Viewer viewer, String parameter, boolean allowed) {
        if (viewer.signedIn() && !allowed) {
            return Mono.error(Viewer.notAllowed());
        }
        return allowed
                ? Mono.empty()
                : Mono.error(Problem.of(
                        Problem.Kind.UNAUTHENTICATED,
                        parameter,
                        "Tìm sự kiện theo " + parameter + " cần đăng nhập",
                        "Finding events by " + parameter + " needs an account"));
    }
}
