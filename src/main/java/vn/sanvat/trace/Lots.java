package vn.sanvat.trace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.PackOfProduct;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.place.Address;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.lot.LotRules;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** The lots: made once, changed in what was misread, recalled for ever. */
@Service
public class Lots {

    private static final int MAX_SWEEP = 1_000;

    /** Held in memory where several products are asked for; beyond it they are asked for one by one. */
    static final int MAX_AT_ONCE = 5_000;

    private static final int MAX_RACES = 5;

    private final LotStore store;
    private final QrCodes codes;
    private final Catalog catalog;
    private final Clock clock;
    private final Resends resends;

    Lots(LotStore store, QrCodes codes, Catalog catalog, Clock clock, Resends resends) {
        this.store = store;
        this.codes = codes;
        this.catalog = catalog;
        this.clock = clock;
        this.resends = resends;
    }

    /** A lot that is to be made. */
    public record Draft(
            String pack,
            LotNumber number,
            LocalDate producedOn,
            @Nullable LocalDate expiresOn,
            Quantity made,
            @Nullable Address printedAddress,
            boolean diaryPublished) {}

    /** What can be changed of a lot: pack, number, code and epcClass are printed and stay. */
    public record Change(
            LocalDate producedOn,
            @Nullable LocalDate expiresOn,
            Quantity made,
            @Nullable Address printedAddress,
            boolean diaryPublished) {

        Change expiring(@Nullable LocalDate day) {
            return new Change(producedOn, day, made, printedAddress, diaryPublished);
        }
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

    /**
     * Makes a lot. Its code is claimed first, so that a crash in between leaves a claim that the next attempt takes up.
     *
     * @throws Problem invalid, naming {@code pack}, {@code number}, {@code producedOn} or {@code expiresOn}; conflict where the pack has this number
     */
    public Mono<Lot> create(Draft draft) {
        Mono<Lot> made = Mono.fromRunnable(() -> {
                    LotRules.checkNumber(draft.number());
                    LotRules.check(draft.producedOn(), draft.expiresOn(), draft.made(), Dates.today(clock));
                })
                .then(catalog.pack(draft.pack()))
                .switchIfEmpty(Mono.error(() -> unknownPack(draft.pack())))
                .flatMap(packOf -> {
                    var expiresOn = expiry(draft.expiresOn(), draft.producedOn(), packOf);
                    return Mono.deferContextual(context -> codes.claim(Lot.id(draft.pack(), draft.number()))
                            .map(code -> lot(draft, packOf, expiresOn, code, KeyedRequest.createdAt(context, clock))));
                })
                .flatMap(store::insert);
        return resends.onceMade(Lot.class, Lot.id(draft.pack(), draft.number()), made)
                .onErrorMap(DuplicateKeyException.class, e -> taken(draft));
    }

    /** @throws Problem not found, stale, or invalid naming {@code producedOn} or {@code expiresOn} */
    public Mono<Lot> change(String id, long seenRevision, Change change) {
        return existing(id).flatMap(lot -> {
            Revision.check(seenRevision, lot.revision());
            LotRules.check(change.producedOn(), change.expiresOn(), change.made(), Dates.today(clock));
            return catalog.pack(lot.pack())
                    .map(packOf -> change.expiring(expiry(change.expiresOn(), change.producedOn(), packOf)))
                    .defaultIfEmpty(change)
                    .flatMap(dated -> store.save(lot.with(dated, clock.instant())));
        });
    }

    private static @Nullable LocalDate expiry(@Nullable LocalDate said, LocalDate producedOn, PackOfProduct packOf) {
        return LotRules.expiry(
                said, producedOn, packOf.pack(), packOf.product().content().category());
    }

    /**
     * Recalled as it was ordered, whatever is changed of it meanwhile; as it is where it was recalled before, which was by this order: no
     * other can cover it.
     */
    Mono<Lot> recall(String id, RecallOrder order) {
        return Mono.defer(() -> existing(id))
                .flatMap(lot -> lot.recalled() ? Mono.just(lot) : store.save(lot.with(order, clock.instant())))
                .retryWhen(Retry.max(MAX_RACES).filter(OptimisticLockingFailureException.class::isInstance));
    }

    /** What is odd about a lot, though not forbidden. */
    public List<Localized> oddities(Lot lot, Pack pack) {
        return LotRules.oddities(lot.producedOn(), lot.expiresOn(), pack.shelfLifeDays());
    }

    private Lot lot(Draft draft, PackOfProduct packOf, @Nullable LocalDate expiresOn, QrCode code, Instant createdAt) {
        var gtin = packOf.pack().gtin();
        var epcClass = gtin == null
                ? Lot.URN + code.id()
                : DigitalLink.of(gtin, draft.number()).canonical();
        return new Lot(
                Lot.id(draft.pack(), draft.number()),
                0,
                code.id(),
                epcClass,
                packOf.product().cooperative(),
                packOf.product().id(),
                draft.pack(),
                draft.number(),
                draft.producedOn(),
                expiresOn,
                draft.made(),
                draft.printedAddress(),
                draft.diaryPublished(),
                null,
                createdAt,
                clock.instant());
    }

    Mono<Lot> existing(String id) {
        return store.find(id)
                .switchIfEmpty(Mono.error(
                        () -> Problem.notFound(null, "Không có lô \"" + id + "\"", "There is no lot \"" + id + "\"")));
    }

    private static Problem unknownPack(String packId) {
        return Problem.invalid(
                "pack",
                "Không có quy cách \"" + packId + "\" trong danh mục",
                "There is no pack \"" + packId + "\" in the catalog");
    }

    private static Problem taken(Draft draft) {
        return Problem.conflict(
                "number",
                "Quy cách này đã có lô " + draft.number() + "; số lô không dùng lại",
                "This pack has a lot " + draft.number() + " already; lot numbers are not used again");
    }
}
