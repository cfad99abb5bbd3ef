package vn.sanvat.trace;

import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.code.CodeMint;
import vn.sanvat.trace.code.QrCodeStore;
import vn.sanvat.trace.lot.LotStore;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** The codes of packs and lots: given once, answered for ever. */
@Service
public class QrCodes {

    /** Two codes collide once in 10^13; two requests for the same target do so more often. */
    private static final int MAX_ATTEMPTS = 5;

    private final QrCodeStore store;
    private final LotStore lots;
    private final Catalog catalog;
    private final CodeMint mint;
    private final Clock clock;
    private final Resends resends;

    QrCodes(QrCodeStore store, LotStore lots, Catalog catalog, CodeMint mint, Clock clock, Resends resends) {
        this.store = store;
        this.lots = lots;
        this.catalog = catalog;
        this.mint = mint;
        this.clock = clock;
        this.resends = resends;
    }

    /**
     * The code with its state of today; empty for one that was never made.
     *
     * @param code in any case, as people type it
     */
    public Mono<QrCode> find(String code) {
        return target(code).flatMap(this::asOfToday);
    }

    /** Where a code leads, without its state of today; empty for one that was never made. */
    public Mono<QrCode> target(String code) {
        return store.find(QrCode.normalised(code));
    }

    /** The pack's code, made at the first request; empty where the catalog has no such pack. */
    public Mono<QrCode> ofPack(String packId) {
        return catalog.pack(packId)
                .flatMap(packOf -> claimFor(QrCode.ofPack(packId)))
                .flatMap(this::asOfToday);
    }

    /** The pack's code; empty where nobody has asked for one yet. */
    public Mono<QrCode> madeForPack(String packId) {
        return store.byTarget(QrCode.ofPack(packId)).flatMap(this::asOfToday);
    }

    /** The lot's code; empty where there is no such lot. */
    public Mono<QrCode> ofLot(String lotId) {
        return store.byTarget(QrCode.ofLot(lotId)).flatMap(this::asOfToday);
    }

    /**
     * No longer to be printed; the code goes on answering.
     *
     * @throws Problem not found, stale, or conflict where it was retired before
     */
    public Mono<QrCode> retire(String code, long seenRevision, Localized reason, String by) {
        var retired = store.find(QrCode.normalised(code))
                .switchIfEmpty(Mono.error(() -> unknown(code)))
                .flatMap(found -> {
                    Revision.check(seenRevision, found.revision());
                    if (found.retirement() != null) {
                        throw Problem.conflict(null, "Mã này đã ngừng dùng", "This code is retired already");
                    }
                    return store.save(found.retired(new QrCode.Retirement(clock.instant(), reason, by)));
                });
        return resends.once(QrCode.class, QrCode.normalised(code), retired).flatMap(this::asOfToday);
    }

    /** What to answer for a code that nobody made. */
    public static Problem unknown(String code) {
        var shown = code.length() <= 20 ? code : code.substring(0, 20) + "…";
        return Problem.notFound(
                "code",
                "Không có mã \"" + shown + "\". Mã có " + CodeMint.LENGTH + " ký tự, gồm chữ và số " + CodeMint.ALPHABET
                        + "; hãy xem lại mã in trên bao bì",
                "There is no code \"" + shown + "\". A code has " + CodeMint.LENGTH + " characters of "
                        + CodeMint.ALPHABET + "; please compare it with the pack");
    }

    /** The lot's code, made now if nobody has: also before the lot itself is. */
    Mono<QrCode> claim(String lotId) {
        return claimFor(QrCode.ofLot(lotId));
    }

    private Mono<QrCode> claimFor(String target) {
        return Mono.defer(() -> store.byTarget(target))
                .switchIfEmpty(Mono.defer(() ->
                        store.insert(new QrCode(mint.next(), 0, target, QrCode.State.ACTIVE, null, clock.instant()))))
                .retryWhen(Retry.max(MAX_ATTEMPTS).filter(DuplicateKeyException.class::isInstance));
    }

    private Mono<QrCode> asOfToday(QrCode code) {
        var packId = code.packId();
        var state = packId == null
                ? Mono.justOrEmpty(code.lotId())
                        .flatMap(lots::find)
                        .flatMap(lot -> shown(lot.pack()).map(shown -> code.stateToday(shown, lot.recalled())))
                : shown(packId).map(shown -> code.stateToday(shown, false));
        return state.defaultIfEmpty(code.stateToday(false, false)).map(code::in);
    }

    private Mono<Boolean> shown(String packId) {
        return catalog.pack(packId)
                .map(packOf -> packOf.product().lastShown() != null)
                .defaultIfEmpty(false);
    }
}
