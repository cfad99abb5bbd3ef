package vn.sanvat.site.lot;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;

/** Finds the page that somebody means who types or pastes a code, an address, or a number from a pack. */
@Component
public class CodeLookup {

    /** Of one number; more makers do not number alike. */
    static final int MAX_LOTS = 50;

    private final QrCodes codes;
    private final LotFinder lots;
    private final Catalog catalog;
    private final Feedbacks feedbacks;

    CodeLookup(QrCodes codes, LotFinder lots, Catalog catalog, Feedbacks feedbacks) {
        this.codes = codes;
        this.lots = lots;
        this.catalog = catalog;
        this.feedbacks = feedbacks;
    }

    /** Where what was typed leads to. */
    public sealed interface Found {

        /** @param path on this host, encoded */
        record Page(String path) implements Found {}

        /** @param choices two or more */
        record Several(List<LotChoice> choices) implements Found {}
    }

    /** Empty where nothing of that name is known to the public. */
    public Mono<Found> find(TypedCode typed) {
        return link(typed)
                .switchIfEmpty(Mono.defer(() -> code(typed)))
                .switchIfEmpty(Mono.defer(() -> gtin(typed)))
                .switchIfEmpty(Mono.defer(() -> numbered(typed)))
                .switchIfEmpty(Mono.defer(() -> report(typed)));
    }

    private Mono<Found> link(TypedCode typed) {
        return Flux.fromIterable(typed.links())
                .filter(link -> link.lot() != null)
                .concatMap(link -> catalog.byGtin(link.gtin())
                        .flatMap(found -> lots.ofEitherCase(found.pack().id(), Objects.requireNonNull(link.lot())))
                        .map(lot -> DigitalLink.of(link.gtin(), lot.number())))
                .next()
                .switchIfEmpty(Mono.defer(() -> Flux.fromIterable(typed.links()).next()))
                .map(link -> new Found.Page(plain(link).path()));
    }

    private Mono<Found> code(TypedCode typed) {
        return Flux.fromIterable(typed.codes())
                .concatMap(codes::target)
                .next()
                .map(QrCode::id)
                .map(id -> new Found.Page("/l/" + id));
    }

    private Mono<Found> gtin(TypedCode typed) {
        return Mono.justOrEmpty(typed.gtin())
                .flatMap(gtin -> catalog.byGtin(gtin)
                        .map(found -> gtin.restricted()
                                ? found.product().path()
                                : DigitalLink.of(gtin).path()))
                .map(Found.Page::new);
    }

    private Mono<Found> numbered(TypedCode typed) {
        return lots.numbered(typed.numbers(), MAX_LOTS)
                .collectList()
                .flatMap(this::known)
                .mapNotNull(found -> switch (found.size()) {
                    case 0 -> null;
                    case 1 -> new Found.Page("/l/" + found.getFirst().code());
                    default -> new Found.Several(found);
                });
    }

    /** Who reported a problem has a number too, and one field to type numbers into. */
    private Mono<Found> report(TypedCode typed) {
        return feedbacks
                .byReference(typed.text())
                .mapNotNull(Feedback::reference)
                .map(reference -> new Found.Page(ReportController.PATH + reference));
    }

    /** Lots of goods that were never shown are nobody's business yet. */
    private Mono<List<LotChoice>> known(List<Lot> found) {
        var products = found.stream().map(Lot::product).distinct().toList();
        return catalog.findAll(products)
                .collectMap(Product::id)
                .map(known -> found.stream()
                        .flatMap(lot -> Stream.ofNullable(known.get(lot.product()))
                                .flatMap(product -> LotChoice.of(lot, product).stream()))
                        .sorted(Comparator.comparing(LotChoice::producedOn).reversed())
                        .toList());
    }

    /** Without variant and serial, which have no page of their own. */
    private static DigitalLink plain(DigitalLink link) {
        var lot = link.lot();
        return lot == null ? DigitalLink.of(link.gtin()) : DigitalLink.of(link.gtin(), lot);
    }
}
