package vn.sanvat.trace.scan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.store.ShutDownTask;
import vn.sanvat.store.Sweep;
import vn.sanvat.text.Dates;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;

/**
 * Counts how often lots' codes are opened. In memory first, so that a kept page costs no write; what was counted since the last sweep is
 * lost where the process is killed. Several processes add up.
 */
@Service
class Scans implements ShutDownTask {

    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);

    /** Different codes between two sweeps; more are not counted. */
    static final int MAX_CODES = 10_000;

    private static final int AT_ONCE = 8;
    private static final int KEPT_DAYS = 400;

    private final ScanStore store;
    private final LotFinder lots;
    private final Catalog catalog;
    private final Clock clock;

    private final Map<Counted, Long> counts = new ConcurrentHashMap<>();

    Scans(ScanStore store, LotFinder lots, Catalog catalog, Clock clock) {
        this.store = store;
        this.lots = lots;
        this.catalog = catalog;
        this.clock = clock;
    }

    private record Counted(LocalDate day, ScannedCode code) {}

    void count(ScannedCode code) {
        add(new Counted(Dates.today(clock), code), 1);
    }

    private void add(Counted what, long count) {
        if (counts.size() < MAX_CODES || counts.containsKey(what)) {
            counts.merge(what, count, Long::sum);
        }
    }

    Flux<ScanDay> of(String cooperative, @Nullable String product, LocalDate from) {
        return store.of(cooperative, product, from);
    }

    @Scheduled(fixedDelayString = "PT30S")
    Mono<Void> write() {
        return Flux.fromStream(() -> Map.copyOf(counts).keySet().stream())
                .flatMap(this::write, AT_ONCE)
                .then();
    }

    @Override
    public Mono<Void> finish() {
        return write();
    }

    /** A code that names no lot is forgotten: of these there is any number. What the database did not take is counted again. */
    private Mono<Void> write(Counted what) {
        return Mono.defer(() -> {
            var taken = counts.remove(what);
            var count = taken == null ? 0 : taken;
            return Sweep.tryAgainLater(
                    lot(what.code())
                            .flatMap(lot -> store.add(what.day(), lot, count))
                            .doOnError(failure -> add(what, count)),
                    LOG,
                    "Scans are not written yet");
        });
    }

    private Mono<Lot> lot(ScannedCode scanned) {
        if (scanned.code() != null) {
            return lots.byCode(scanned.code());
        }
        return Mono.justOrEmpty(scanned.gtin())
                .flatMap(catalog::byGtin)
                .flatMap(found -> Mono.justOrEmpty(scanned.number())
                        .flatMap(number -> lots.ofEitherCase(found.pack().id(), number)));
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT5M")
    Mono<Void> forgetOld() {
        return Sweep.tryAgainLater(
                Mono.defer(() -> store.removeBefore(Dates.today(clock).minusDays(KEPT_DAYS))),
                LOG,
                "Old scans are not removed yet");
    }
}
