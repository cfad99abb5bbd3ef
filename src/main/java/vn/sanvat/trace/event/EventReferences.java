package vn.sanvat.trace.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.PackOfProduct;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.place.Places;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.TraceEvent.TransformationEvent;
import vn.sanvat.trace.Vocabulary.Dimension;
import vn.sanvat.trace.epcis.EpcisContext;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Problem;

/** What events speak of: lots of ours or somebody else's goods, makers, places. */
@Component
public class EventReferences {

    private static final String LINK = DigitalLink.CANONICAL_HOST + "/01/";

    private final LotStore lots;
    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Places places;

    EventReferences(LotStore lots, Catalog catalog, Cooperatives cooperatives, Places places) {
        this.lots = lots;
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.places = places;
    }

    /** @throws Problem naming {@code sanvat:cooperative} or {@code readPoint.id} where there is none of that id */
    public Mono<Void> checkWhoAndWhere(TraceEvent event) {
        var place = event.where().place();
        return cooperatives
                .find(event.cooperative())
                .switchIfEmpty(Mono.error(
                        () -> unknown(EpcisContext.COOPERATIVE, "cơ sở", "cooperative", event.cooperative())))
                .then(Mono.justOrEmpty(place))
                .flatMap(id -> places.find(id)
                        .switchIfEmpty(Mono.error(() -> unknown("readPoint.id", "địa danh", "place", id))))
                .then();
    }

    /** Whether a class may name a lot of ours. */
    public static boolean mayBeLot(String epcClass) {
        return epcClass.startsWith(Lot.URN) || epcClass.startsWith(LINK);
    }

    /**
     * The event with each lot of ours under the one name that it has had since it was made.
     *
     * @throws Problem naming the class that looks like a lot of ours and is none
     */
    public Mono<TraceEvent> named(TraceEvent event) {
        return Mono.zip(
                named("inputQuantityList", event.inputs()),
                named(EventRules.outputsField(event), event.outputs()),
                (inputs, outputs) -> event.with(event.when(), inputs, outputs));
    }

    /** @return what is odd about the event, though not forbidden; @throws Problem where more came out than can */
    public Mono<List<Localized>> oddities(TraceEvent event) {
        return event instanceof TransformationEvent run
                ? Mono.zip(
                        yields(run),
                        recalled(run),
                        (odd, recalled) ->
                                Stream.concat(odd.stream(), recalled.stream()).toList())
                : Mono.just(List.of());
    }

    private Mono<List<Localized>> yields(TransformationEvent run) {
        return lots.byEpcClass(ofLots(run.outputs()))
                .flatMap(lot -> catalog.pack(lot.pack()).map(packOf -> Map.entry(lot.epcClass(), net(packOf))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new)
                .map(net -> Yields.check(run, net));
    }

    /** What happened is written down all the same: how else should the goods that were made of it be found. */
    private Mono<List<Localized>> recalled(TransformationEvent run) {
        return lots.byEpcClass(ofLots(run.inputs()))
                .filter(Lot::recalled)
                .map(lot -> Localized.of(
                        "Lô " + lot.number() + " đưa vào đã bị thu hồi; hàng làm từ lô này được báo trên trang của nó",
                        "Lot " + lot.number()
                                + ", which went in, was recalled; the pages of what is made of it say so"))
                .collectList();
    }

    private static List<String> ofLots(List<Quantified> quantities) {
        return quantities.stream()
                .map(Quantified::epcClass)
                .filter(EventReferences::mayBeLot)
                .toList();
    }

    /** Empty for goods that are no lot of ours. */
    Mono<Balance.FilledLot> filledLot(String epcClass) {
        return mayBeLot(epcClass)
                ? lots.byEpcClass(List.of(epcClass))
                        .next()
                        .flatMap(lot -> catalog.pack(lot.pack())
                                .filter(packOf -> !packOf.pack().soldByWeight())
                                .map(packOf -> new Balance.FilledLot(lot.made(), net(packOf)))
                                .defaultIfEmpty(new Balance.FilledLot(lot.made(), null)))
                : Mono.empty();
    }

    private static Yields.Amount net(PackOfProduct packOf) {
        var net = packOf.pack().net();
        return switch (net.unit()) {
            case G, KG -> new Yields.Amount(Dimension.MASS, net.in(Quantity.Unit.KG));
            case ML, L -> new Yields.Amount(Dimension.VOLUME, net.in(Quantity.Unit.L));
            case PIECE -> new Yields.Amount(Dimension.COUNT, net.value());
        };
    }

    private Mono<List<Quantified>> named(String field, List<Quantified> quantities) {
        return lots.byEpcClass(ofLots(quantities))
                .map(Lot::epcClass)
                .collect(Collectors.toSet())
                .flatMap(known -> Flux.range(0, quantities.size())
                        .concatMap(i -> named(field + "[" + i + "].epcClass", quantities.get(i), known))
                        .collectList());
    }

    private Mono<Quantified> named(String field, Quantified quantified, Set<String> known) {
        var epcClass = quantified.epcClass();
        if (!mayBeLot(epcClass) || known.contains(epcClass)) {
            return Mono.just(quantified);
        }
        return byNumber(field, epcClass)
                .map(lot -> new Quantified(lot.epcClass(), quantified.name(), quantified.quantity(), quantified.uom()))
                .defaultIfEmpty(quantified);
    }

    /** A lot may be older than the GTIN of its pack, and so have another name than its Digital Link. Empty for others' goods. */
    private Mono<Lot> byNumber(String field, String epcClass) {
        if (epcClass.startsWith(Lot.URN)) {
            return Mono.error(unknownLot(field, epcClass));
        }
        var link = DigitalLink.parseStrictly(epcClass);
        var number = link.lot();
        return catalog.byGtin(link.gtin())
                .flatMap(packOf -> (number == null
                                ? Mono.<Lot>empty()
                                : lots.find(Lot.id(packOf.pack().id(), number)))
                        .switchIfEmpty(Mono.error(() -> unknownLot(field, epcClass))));
    }

    private static Problem unknown(String field, String kindVi, String kindEn, String id) {
        return Problem.invalid(
                field, "Không có " + kindVi + " \"" + id + "\"", "There is no " + kindEn + " \"" + id + "\"");
    }

    private static Problem unknownLot(String field, String epcClass) {
        return Problem.invalid(
                field,
                "Không có lô \"" + epcClass + "\"; hãy tạo lô trước khi ghi sự kiện của nó",
                "There is no lot \"" + epcClass + "\"; make the lot before you record its events");
    }
}
