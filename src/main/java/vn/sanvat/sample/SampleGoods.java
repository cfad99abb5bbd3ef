package vn.sanvat.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.sample.SampleRun.Loaded;
import vn.sanvat.store.Leases;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.QrCode;
import vn.sanvat.trace.QrCodes;

/** The sample goods as a whole: loaded once into an empty store, removed with one command. */
@Service
public class SampleGoods {

    private static final Logger LOG = LoggerFactory.getLogger(SampleGoods.class);

    /** Several processes may start on one empty store; only one of them loads. */
    private static final String LEASE = "sample";

    /** Kept for longer while a load lasts; short, because the goods stand there by halves until another goes on. */
    private static final Duration LEASE_LASTS = Duration.ofSeconds(15);

    private static final Localized REMOVED = Localized.of("Hàng mẫu đã được gỡ bỏ", "The sample goods were removed");

    private final SampleStore store;
    private final SampleLoader loader;
    private final SampleAccounts accounts;
    private final Catalog catalog;
    private final Listings listings;
    private final QrCodes codes;
    private final Leases leases;
    private final Clock clock;

    SampleGoods(
            SampleStore store,
            SampleLoader loader,
            SampleAccounts accounts,
            Catalog catalog,
            Listings listings,
            QrCodes codes,
            Leases leases,
            Clock clock) {
        this.store = store;
        this.loader = loader;
        this.accounts = accounts;
        this.catalog = catalog;
        this.listings = listings;
        this.codes = codes;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Loads them into an empty store, or goes on where a load broke off; does nothing where they are or were.
     *
     * @return false, with nothing done, where another instance is about it, or has died so lately that it may be
     */
    public Mono<Boolean> load() {
        return leases.holding(
                        LEASE, LEASE_LASTS, started().flatMap(this::finish).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<SampleRun> started() {
        return store.run()
                .switchIfEmpty(Mono.defer(() -> store.empty()
                        .filter(empty -> empty)
                        .flatMap(empty -> store.save(SampleRun.started(LocalDate.now(clock.withZone(Dates.ZONE)))))))
                .filter(run -> run.loaded() == null && run.removedAt() == null);
    }

    /** The note is completed last: until then every start goes through all of it again, and finds what is there. */
    private Mono<SampleRun> finish(SampleRun run) {
        return loader.load(run.today())
                .delayUntil(loaded -> accounts.givePasswords())
                .flatMap(loaded -> store.save(run.finished(loaded)))
                .doOnNext(done -> LOG.info("The sample goods are loaded; --sanvat.sample.remove=true removes them"));
    }

    /**
     * Removes them, and nobody else's records: goods that others have made lots of stay, and so do their makers. Their QR codes are
     * retired and go on saying so.
     *
     * @return whether there was something to remove
     */
    public Mono<Boolean> remove() {
        return leases.holding(
                        LEASE,
                        LEASE_LASTS,
                        store.run()
                                .filter(run -> run.removedAt() == null)
                                .flatMap(run -> run.loaded() == null ? finish(run) : Mono.just(run))
                                .flatMap(run -> Mono.justOrEmpty(run.loaded())
                                        .flatMap(this::removeAll)
                                        .then(store.save(run.removed(clock.instant()))))
                                .doOnNext(done -> LOG.info("The sample goods are removed")))
                .hasElement();
    }

    private Mono<Void> removeAll(Loaded loaded) {
        return withdraw(loaded.products())
                .then(accounts.remove())
                .then(retire(loaded.lots()))
                .then(store.removeTraces(loaded))
                .then(store.unused(loaded.products())
                        .flatMap(unused -> retirePacks(unused).then(store.removeGoods(unused, loaded.cooperatives()))))
                .then(store.removePictures(loaded));
    }

    /** Whoever follows the catalog by its changes, such as the platforms, sees a withdrawal. */
    private Mono<Void> withdraw(List<String> products) {
        return catalog.findAll(products)
                .filter(product -> product.shown() != null)
                .concatMap(this::withdraw)
                .then();
    }

    private Mono<Product> withdraw(Product product) {
        return listings.withdraw(product.id(), product.revision(), REMOVED);
    }

    private Mono<Void> retire(List<String> lots) {
        return retire(Flux.fromIterable(lots).concatMap(codes::ofLot));
    }

    /** Those of packs that were given up on the way too. */
    private Mono<Void> retirePacks(List<String> products) {
        return retire(catalog.findAll(products)
                .flatMapIterable(SampleGoods::packs)
                .map(Pack::id)
                .distinct()
                .concatMap(codes::madeForPack));
    }

    private static List<Pack> packs(Product product) {
        var all = new ArrayList<>(product.content().packs());
        if (product.lastShown() != null) {
            all.addAll(product.lastShown().packs());
        }
        return all;
    }

    private Mono<Void> retire(Flux<QrCode> made) {
        return made.filter(code -> code.retirement() == null)
                .concatMap(code -> codes.retire(code.id(), code.revision(), REMOVED, SampleLoader.OFFICER))
                .then();
    }
}
