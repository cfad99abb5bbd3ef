package vn.sanvat.trace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.PackOfProduct;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.place.Address;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.lot.LotRules;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** The life of lots: made once, changed in what was misread, recalled for ever. */
@Service
public class Lots {

    private static final int MAX_RACES = 5;

    private final LotFinder finder;
    private final LotStore store;
    private final QrCodes codes;
    private final Catalog catalog;
    private final Clock clock;
    private final Resends resends;

    Lots(LotFinder finder, LotStore store, QrCodes codes, Catalog catalog, Clock clock, Resends resends) {
        this.finder = finder;
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
        return finder.existing(id).flatMap(lot -> {
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
        return Mono.defer(() -> finder.existing(id))
                .flatMap(lot -> lot.recalled() ? Mono.just(lot) : store.save(lot.with(order, clock.instant())))
                .retryWhen(Retry.max(MAX_RACES).filter(OptimisticLockingFailureException.class::isInstance));
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
