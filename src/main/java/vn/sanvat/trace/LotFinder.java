package vn.sanvat.trace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.store.Cursor;
import vn.sanvat.text.Dates;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** The lots, as they are looked for and listed; {@link Lots} makes and changes them. */
@Service
public class LotFinder {

    private static final int MAX_SWEEP = 1_000;

    /** Held in memory where several products are asked for; beyond it they are asked for one by one. */
    static final int MAX_AT_ONCE = 5_000;

    private final LotStore store;
    private final Clock clock;

    LotFinder(LotStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The next changes after a cursor of {@link Lot#updatedAt}, in order; for sweeps. */
    public Flux<Lot> changedAfter(Cursor cursor, int limit) {
        return store.changedAfter(cursor, Math.clamp(limit, 1, MAX_SWEEP));
    }

    /**
     * The lots of each product that were made last, newest first; for sweeps. One query, as a rule.
     *
     * @param each of one product, 1..1000
     */
    public Flux<Lot> newestOf(Collection<String> products, int each) {
        return store.ofProducts(products, MAX_AT_ONCE + 1)
                .collectList()
                .flatMapMany(found -> found.size() <= MAX_AT_ONCE
                        ? Flux.fromIterable(newest(found, each))
                        : Flux.fromIterable(products)
                                .distinct()
                                .concatMap(product -> store.newestOf(product, Math.clamp(each, 1, MAX_SWEEP))));
    }

    private static List<Lot> newest(List<Lot> found, int each) {
        var byProduct = found.stream()
                .sorted(Comparator.comparing(Lot::producedOn)
                        .thenComparing(lot -> lot.id())
                        .reversed())
                .collect(Collectors.groupingBy(Lot::product));
        return byProduct.values().stream()
                .flatMap(all -> all.stream().limit(each))
                .toList();
    }

    public Mono<Lot> find(String id) {
        return store.find(id);
    }

    /** In no order. */
    Flux<Lot> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    /** @param code in any case, as people type it */
    public Mono<Lot> byCode(String code) {
        return store.byCode(QrCode.normalised(code));
    }

    /**
     * The lot that a filter means: by its code, its id, the class of its events, or its number where one lot alone bears it.
     *
     * @return empty where there is none
     * @throws Problem invalid naming the parameter, where several lots bear the number
     */
    public Mono<Lot> meant(String parameter, String text) {
        return Flux.concat(
                        Mono.defer(() -> find(text)),
                        Mono.defer(() -> byCode(text)),
                        Flux.defer(() -> byEpcClass(List.of(text))),
                        Mono.defer(() -> numberedAlone(parameter, text)))
                .next();
    }

    private Mono<Lot> numberedAlone(String parameter, String text) {
        try {
            return numbered(List.of(new LotNumber(text)), 2).collectList().flatMap(found -> switch (found.size()) {
                case 0 -> Mono.empty();
                case 1 -> Mono.just(found.getFirst());
                default ->
                    Mono.error(Problem.invalid(
                            parameter,
                            "Có nhiều lô số \"" + text + "\"; hãy ghi mã 10 ký tự của lô",
                            "Several lots are numbered \"" + text + "\"; give the lot's code of 10 characters"));
            });
        } catch (InvalidIdentifier e) {
            return Mono.empty();
        }
    }

    public Mono<Lot> of(String packId, LotNumber number) {
        return store.find(Lot.id(packId, number));
    }

    /**
     * The lots of all packs that have one of these numbers, in no order.
     *
     * @param limit 1..1000
     */
    public Flux<Lot> numbered(Collection<LotNumber> numbers, int limit) {
        return numbers.isEmpty() ? Flux.empty() : store.numbered(numbers, Math.clamp(limit, 1, MAX_SWEEP));
    }

    /** The same for people, who type small letters for capitals: the lot of just this number first. */
    public Mono<Lot> ofEitherCase(String packId, LotNumber number) {
        return Flux.just(
                        number.value(),
                        number.value().toUpperCase(Locale.ROOT),
                        number.value().toLowerCase(Locale.ROOT))
                .distinct()
                .concatMap(value -> of(packId, new LotNumber(value)))
                .next();
    }

    /** The lots among these classes; classes that are not lots of ours are left out. */
    public Flux<Lot> byEpcClass(Collection<String> epcClasses) {
        return store.byEpcClass(epcClasses);
    }

    /**
     * What a list holds; all where all are absent.
     *
     * @param state as it stands today
     * @param endingUntil only those in date today whose last day is that day or before
     */
    public record Filter(
            @Nullable String product,
            @Nullable String pack,
            @Nullable String cooperative,
            @Nullable LotNumber number,
            Lot.@Nullable State state,
            @Nullable LocalDate endingUntil) {

        static Filter ofProduct(String id) {
            return new Filter(id, null, null, null, null, null);
        }
    }

    /** Newest production first. */
    public Mono<Page<Lot>> ofProduct(String productId, Page.Request page) {
        return store.list(Filter.ofProduct(productId), null, null, Dates.today(clock), page);
    }

    /** In which order lots come: by the day of production, or by number. */
    public enum Order {
        NEWEST,
        OLDEST,
        NUMBER
    }

    /**
     * The lots that a filter leaves.
     *
     * @param order where absent, what ends comes by its last day, what is recalled the latest first, else the newest production first
     * @param viewer whose drafts-seeing it is held to, where the filter names neither product nor pack
     */
    public Mono<Page<Lot>> list(Filter filter, @Nullable Order order, Viewer viewer, Page.Request page) {
        var among = filter.product() != null || filter.pack() != null || viewer.mayForAll(Permission.SEE_DRAFTS)
                ? null
                : viewer.cooperatives();
        return store.list(filter, order, among, Dates.today(clock), page);
    }

    /**
     * The next recalls after a cursor of the time of recall, in order; for sweeps.
     *
     * @param limit 1..1000
     */
    public Flux<Lot> recalledAfter(Cursor cursor, int limit) {
        return store.recalledAfter(cursor, Math.clamp(limit, 1, MAX_SWEEP));
    }

    /**
     * The recalled lots of all packs of a product, the latest recall first.
     *
     * @param limit 1..1000
     */
    public Flux<Lot> recalledOf(String productId, int limit) {
        return store.recalledOf(productId, Math.clamp(limit, 1, MAX_SWEEP));
    }

    /**
     * The recalled lots of a maker, the latest recall first.
     *
     * @param limit 1..1000
     */
    public Flux<Lot> recalledOfMaker(String cooperative, int limit) {
        return store.recalledOfMaker(cooperative, Math.clamp(limit, 1, MAX_SWEEP));
    }

    /**
     * The recalled lots of some products, in no order.
     *
     * @param products as many as a page shows
     */
    public Flux<Lot> recalledOf(Collection<String> products) {
        return store.recalledOf(products, MAX_SWEEP);
    }

    /** All recalled lots, the latest recall first. */
    public Mono<Page<Lot>> recalled(Page.Request page) {
        return store.recalled(page);
    }

    Mono<Lot> existing(String id) {
        return store.find(id)
                .switchIfEmpty(Mono.error(
                        () -> Problem.notFound(null, "Không có lô \"" + id + "\"", "There is no lot \"" + id + "\"")));
    }
}
