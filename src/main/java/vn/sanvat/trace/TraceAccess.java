package vn.sanvat.trace;

import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
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

    TraceAccess(LotStore lots, Catalog catalog) {
        this.lots = lots;
        this.catalog = catalog;
    }

    /** A lot is public once its product was shown. */
    public Mono<Boolean> maySee(Viewer viewer, Lot lot) {
        return viewer.may(Permission.SEE_DRAFTS)
                ? Mono.just(true)
                : catalog.find(lot.product())
                        .map(product -> product.knownTo(viewer))
                        .defaultIfEmpty(false);
    }

    /** An event is public by itself where it names lots of ours, and the diary of each is published. */
    public Mono<Boolean> maySee(Viewer viewer, TraceEvent event) {
        if (viewer.may(Permission.SEE_DIARIES)) {
            return Mono.just(true);
        }
        var classes = EventRules.classes(Set.of(event)).stream()
                .filter(EventReferences::mayBeLot)
                .toList();
        return lots.byEpcClass(classes)
                .concatMap(lot -> lot.diaryPublished() ? maySee(viewer, lot) : Mono.just(false))
                .collectList()
                .map(answers -> !answers.isEmpty() && !answers.contains(false));
    }

    public Mono<Void> needAccount(Viewer viewer) {
        return viewer.may(Permission.SEE_DIARIES)
                ? Mono.empty()
                : Mono.error(Problem.of(
                        Problem.Kind.UNAUTHENTICATED,
                        "epcClass",
                        "Tìm sự kiện theo epcClass cần đăng nhập",
                        "Finding events by epcClass needs an account"));
    }
}
