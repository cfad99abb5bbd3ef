package vn.sanvat.catalog.imports;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.identifier.Claim;
import vn.sanvat.catalog.identifier.Identifiers;
import vn.sanvat.catalog.imports.ImportJudge.Facts;
import vn.sanvat.catalog.listing.ProductStore;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.web.Problem;

/**
 * Writes goods by the batch. What is new is claimed and inserted for the whole batch at once; what anything stands in the way of
 * is done item by item, in order, as the catalog does it. A code's claim comes first, then its identifiers', then the product: who
 * stops anywhere and sends again goes on from there.
 */
@Component
public class ImportWriter implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWriter.class);

    /** Changes of one batch that are under way at once. */
    private static final int CHANGES_AT_ONCE = 4;

    private static final int MAX_RACES = 5;

    /** Documents in one command. */
    private static final int MAX_ROUND = 1_000;

    /** After it the items of a batch that are not done are answered so: well within the silence that a caller waits for. */
    private static final Duration MAX_BATCH_TIME = Duration.ofSeconds(40);

    private static final int MAX_THREADS = 2;

    /** Each import has a few tasks at a time. */
    private static final int MAX_WAITING = 1_000;

    /** Reading and judging lines takes a processor, and the threads of the connections serve everybody. */
    private final Scheduler checking = Schedulers.newBoundedElastic(MAX_THREADS, MAX_WAITING, "import");

    private final ImportJudge judge;
    private final ImportCodeStore codes;
    private final ProductStore products;
    private final Identifiers identifiers;
    private final AuditTrail trail;
    private final Clock clock;
    private final Duration maxBatchTime;

    @Autowired
    ImportWriter(
            ImportJudge judge,
            ImportCodeStore codes,
            ProductStore products,
            Identifiers identifiers,
            AuditTrail trail,
            Clock clock) {
        this(judge, codes, products, identifiers, trail, clock, MAX_BATCH_TIME);
    }

    ImportWriter(
            ImportJudge judge,
            ImportCodeStore codes,
            ProductStore products,
            Identifiers identifiers,
            AuditTrail trail,
            Clock clock,
            Duration maxBatchTime) {
        this.maxBatchTime = maxBatchTime;
        this.judge = judge;
        this.codes = codes;
        this.products = products;
        this.identifiers = identifiers;
        this.trail = trail;
        this.clock = clock;
    }

    private record Planned(ImportItem item, Product product) {}

    /** What there is already under a batch's codes. */
    private record Existing(Map<String, String> ids, Map<String, Product> products) {

        /** @throws Problem conflict, if the code is the id of another cooperative's product that everybody may see */
        void check(ImportItem item) {
            var named = item.codeMayBeId() && !ids.containsKey(item.claim()) ? products.get(item.code()) : null;
            if (named != null && named.lastShown() != null) {
                throw ImportJudge.anothers(named);
            }
        }
    }

    /** Where what takes a processor is worked on. */
    Scheduler checking() {
        return checking;
    }

    /** @return one result of each item, in their order, whatever happens; an error of this Mono would leave items unanswered */
    public Mono<List<ImportResult>> take(List<? extends ImportItem> items, ImportOptions options) {
        return Mono.defer(() -> {
            var results = new ConcurrentHashMap<Integer, ImportResult>();
            return Flux.fromIterable(rounds(items))
                    .concatMap(round -> round(round, options, results))
                    .then(Mono.<Throwable>just(new TimeoutException()))
                    .timeout(maxBatchTime, Mono.fromSupplier(TimeoutException::new))
                    .map(late -> completed(items, results, late));
        });
    }

    /** Of two results of an item the first one counts; an item without one may be done or not, and sending it again is harmless. */
    private static List<ImportResult> completed(
            List<? extends ImportItem> items, Map<Integer, ImportResult> results, Throwable unanswered) {
        return items.stream()
                .map(item -> Objects.requireNonNullElseGet(
                        results.get(item.line()), () -> ImportResult.refused(item, unanswered)))
                .toList();
    }

    /** A code that comes again waits for what became of it before, and so does what would make a command too large. */
    private static List<List<ImportItem>> rounds(List<? extends ImportItem> items) {
        var rounds = new ArrayList<List<ImportItem>>();
        List<? extends ImportItem> rest = items;
        while (!rest.isEmpty()) {
            var seen = new HashSet<String>();
            var round = new ArrayList<ImportItem>();
            var later = new ArrayList<ImportItem>();
            rest.forEach(item -> (round.size() < MAX_ROUND && seen.add(item.claim()) ? round : later).add(item));
            rounds.add(round);
            rest = later;
        }
        return rounds;
    }

    private Mono<Void> round(List<ImportItem> items, ImportOptions options, Map<Integer, ImportResult> results) {
        return Mono.zip(judge.facts(items, options), existing(items))
                .publishOn(checking)
                .flatMapMany(both -> round(items, options, both.getT1(), both.getT2()))
                .doOnNext(result -> results.putIfAbsent(result.item().line(), result))
                .then()
                .onErrorResume(e -> failed(items, e, results));
    }

    /** What was answered before stays so. */
    private static Mono<Void> failed(List<ImportItem> items, Throwable error, Map<Integer, ImportResult> results) {
        if (!(error instanceof DataAccessException || error instanceof TimeoutException)) {
            LOG.error("An import failed in a way that it must not; its lines are answered so", error);
        }
        items.forEach(item -> results.computeIfAbsent(item.line(), line -> ImportResult.refused(item, error)));
        return Mono.empty();
    }

    private Flux<ImportResult> round(List<ImportItem> items, ImportOptions options, Facts facts, Existing existing) {
        var results = new ArrayList<ImportResult>();
        var fresh = new ArrayList<Planned>();
        var others = new ArrayList<ImportItem>();
        for (var item : items) {
            try {
                facts.check(item);
                existing.check(item);
                if (existing.ids().containsKey(item.claim())) {
                    others.add(item);
                } else {
                    fresh.add(new Planned(item, judge.fresh(item, options, facts, clock.instant())));
                }
            } catch (Problem refusal) {
                results.add(ImportResult.refused(item, refusal));
            }
        }
        return Flux.fromIterable(results)
                .concatWith(Flux.fromIterable(others)
                        .flatMap(item -> present(item, options, facts, existing), CHANGES_AT_ONCE))
                .concatWith(options.dryRun() ? wouldInsert(fresh) : insertAll(fresh, options, facts));
    }

    private Mono<Existing> existing(List<ImportItem> items) {
        return codes.findAll(items.stream().map(ImportItem::claim).toList())
                .collectMap(ImportCode::id, ImportCode::product)
                .flatMap(claimed -> products.findAll(asked(items, claimed))
                        .collectMap(Product::id)
                        .map(found -> new Existing(ids(items, claimed, found), found)));
    }

    private static List<String> asked(List<ImportItem> items, Map<String, String> claimed) {
        return items.stream()
                .flatMap(item -> {
                    var id = claimed.get(item.claim());
                    return id != null ? Stream.of(id) : item.codeMayBeId() ? Stream.of(item.code()) : Stream.empty();
                })
                .distinct()
                .toList();
    }

    /** What a code was claimed for it means for ever; else it may be an id. */
    private static Map<String, String> ids(
            List<ImportItem> items, Map<String, String> claimed, Map<String, Product> found) {
        var ids = new HashMap<>(claimed);
        items.stream()
                .filter(item -> item.codeMayBeId() && means(item, found.get(item.code())))
                .forEach(item -> ids.putIfAbsent(item.claim(), item.code()));
        return ids;
    }

    private static boolean means(ImportItem item, @Nullable Product product) {
        return product != null && product.cooperative().equals(item.cooperative());
    }

    private Flux<ImportResult> wouldInsert(List<Planned> fresh) {
        return Flux.fromIterable(fresh)
                .concatMap(one -> identifiers
                        .check(Claim.of(one.product().content()), one.product().id())
                        .then(Mono.fromSupplier(() -> ImportResult.created(one.item(), one.product())))
                        .onErrorResume(Problem.class, e -> Mono.just(ImportResult.refused(one.item(), e))));
    }

    private Flux<ImportResult> insertAll(List<Planned> fresh, ImportOptions options, Facts facts) {
        if (fresh.isEmpty()) {
            return Flux.empty();
        }
        var claims = new LinkedHashMap<String, List<Claim>>();
        fresh.forEach(
                one -> claims.put(one.product().id(), Claim.of(one.product().content())));
        return codes.insertAll(fresh.stream()
                        .map(one ->
                                new ImportCode(one.item().claim(), one.product().id()))
                        .toList())
                .then(Mono.defer(() -> identifiers.claimNew(claims, options.approve())))
                .then(Mono.defer(() -> AuditTrail.apart(products.insertAll(
                                fresh.stream().map(Planned::product).toList()))
                        .subscribeOn(checking)
                        .timeout(Catalog.WRITE_TIMEOUT)))
                // Somebody else brings in the same goods, or another's hold one of these identifiers.
                .onErrorReturn(DataAccessException.class, 0)
                .delayUntil(written -> trail.created(products.collection(), ids(fresh.subList(0, written))))
                .flatMapMany(written -> Flux.concat(
                        Flux.fromIterable(fresh.subList(0, written))
                                .map(one -> ImportResult.created(one.item(), one.product())),
                        Flux.fromIterable(fresh.subList(written, fresh.size()))
                                .concatMap(one -> one(one.item(), options, facts))));
    }

    private static List<String> ids(List<Planned> made) {
        return made.stream().map(one -> one.product().id()).toList();
    }

    private Mono<ImportResult> present(ImportItem item, ImportOptions options, Facts facts, Existing existing) {
        var product =
                existing.products().get(Objects.requireNonNull(existing.ids().get(item.claim())));
        return product == null
                ? one(item, options, facts)
                : change(item, product, options, facts)
                        .onErrorResume(ConcurrencyFailureException.class, e -> one(item, options, facts))
                        .onErrorResume(e -> Mono.just(ImportResult.refused(item, e)));
    }

    private Mono<ImportResult> one(ImportItem item, ImportOptions options, Facts facts) {
        var done = options.dryRun()
                ? Mono.fromCallable(() -> new Planned(item, judge.fresh(item, options, facts, clock.instant())))
                        .flatMap(fresh -> wouldInsert(List.of(fresh)).next())
                : named(item)
                        .switchIfEmpty(Mono.defer(() -> claimed(item)))
                        .flatMap(id -> products.find(id)
                                .flatMap(product -> change(item, product, options, facts))
                                .switchIfEmpty(Mono.defer(() -> create(item, id, options, facts))));
        return done.retryWhen(Retry.max(MAX_RACES)
                        .filter(e -> e instanceof ConcurrencyFailureException || e instanceof DuplicateKeyException))
                // After as many races, the last of them.
                .onErrorMap(Exceptions::isRetryExhausted, e -> Objects.requireNonNullElse(e.getCause(), e))
                .onErrorResume(e -> Mono.just(ImportResult.refused(item, e)));
    }

    /** The product that an item means by its id, where its code was not claimed for another. */
    private Mono<String> named(ImportItem item) {
        return item.codeMayBeId()
                ? existing(List.of(item)).mapNotNull(existing -> existing.ids().get(item.claim()))
                : Mono.empty();
    }

    private Mono<String> claimed(ImportItem item) {
        return Mono.fromSupplier(() -> new ImportCode(item.claim(), ImportJudge.idOf(item, item.content(null))))
                .flatMap(codes::claim)
                .map(ImportCode::product);
    }

    private Mono<ImportResult> create(ImportItem item, String id, ImportOptions options, Facts facts) {
        return judged(() -> {
            var product = judge.fresh(item, id, options, facts, clock.instant());
            var claims = Claim.of(product.content());
            return identifiers
                    .claim(claims, id)
                    .then(options.approve() ? Mono.defer(() -> identifiers.keepForEver(claims)) : Mono.empty())
                    .then(Mono.defer(() -> products.insert(product).timeout(Catalog.WRITE_TIMEOUT)))
                    .map(made -> ImportResult.created(item, made));
        });
    }

    private Mono<ImportResult> change(ImportItem item, Product product, ImportOptions options, Facts facts) {
        return judged(() -> {
            var changed = judge.changed(item, product, options, facts, clock.instant());
            if (changed.equals(product)) {
                return Mono.just(ImportResult.changed(item, product, product));
            }
            var claims = Claim.added(product.content(), changed.content());
            return options.dryRun()
                    ? identifiers
                            .check(claims, product.id())
                            .then(Mono.fromSupplier(() -> ImportResult.changed(item, product, changed)))
                    : save(product, changed, claims).map(saved -> ImportResult.changed(item, product, saved));
        });
    }

    private Mono<Product> save(Product product, Product changed, List<Claim> claims) {
        var approves =
                !Objects.equals(changed.listing().approved(), product.listing().approved());
        return identifiers
                .claim(claims, product.id())
                .then(approves ? Mono.defer(() -> identifiers.keepForEver(Claim.of(changed.content()))) : Mono.empty())
                .then(Mono.defer(() -> products.save(changed).timeout(Catalog.WRITE_TIMEOUT)));
    }

    /** What takes a processor, on its own threads; it goes on by the store's. */
    private Mono<ImportResult> judged(Supplier<Mono<ImportResult>> work) {
        return Mono.defer(work).subscribeOn(checking);
    }

    @Override
    public void destroy() {
        checking.dispose();
    }
}
