package vn.sanvat.catalog.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import vn.sanvat.catalog.identifier.Identifiers;
import vn.sanvat.catalog.identifier.Identifiers.Claim;
import vn.sanvat.catalog.imports.ImportAnswer.Outcome;
import vn.sanvat.catalog.imports.ImportJudge.Facts;
import vn.sanvat.catalog.imports.ImportJudge.Options;
import vn.sanvat.catalog.imports.Lines.Line;
import vn.sanvat.catalog.listing.ProductStore;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.web.NdjsonReader;
import vn.sanvat.web.Problem;

/**
 * Brings in goods by the batch. What is new is claimed and inserted for the whole batch at once; what anything stands in the way of
 * is done line by line, in order, as the catalog does it. A code's claim comes first, then its identifiers', then the product: who
 * stops anywhere and sends again goes on from there.
 */
@Component
class Imports implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    /** Changes of one batch that are under way at once. */
    private static final int CHANGES_AT_ONCE = 4;

    private static final int MAX_RACES = 5;

    /** Documents in one command. */
    private static final int MAX_ROUND = 1_000;

    /** After it the lines of a batch that are not done are answered so: well within the silence that a caller waits for. */
    private static final Duration MAX_BATCH_TIME = Duration.ofSeconds(40);

    private static final int MAX_THREADS = 2;

    /** Each import has a few tasks at a time. */
    private static final int MAX_WAITING = 1_000;

    /** Pieces of a body that wait to be read. */
    private static final int MAX_PIECES = 16;

    /** Reading and judging lines takes a processor, and the threads of the connections serve everybody. */
    private final Scheduler checking = Schedulers.newBoundedElastic(MAX_THREADS, MAX_WAITING, "import");

    private final NdjsonReader lines;
    private final ImportJudge judge;
    private final ImportCodeStore codes;
    private final ProductStore products;
    private final Identifiers identifiers;
    private final AuditTrail trail;
    private final Clock clock;
    private final Duration maxBatchTime;

    @Autowired
    Imports(
            NdjsonReader lines,
            ImportJudge judge,
            ImportCodeStore codes,
            ProductStore products,
            Identifiers identifiers,
            AuditTrail trail,
            Clock clock) {
        this(lines, judge, codes, products, identifiers, trail, clock, MAX_BATCH_TIME);
    }

    Imports(
            NdjsonReader lines,
            ImportJudge judge,
            ImportCodeStore codes,
            ProductStore products,
            Identifiers identifiers,
            AuditTrail trail,
            Clock clock,
            Duration maxBatchTime) {
        this.maxBatchTime = maxBatchTime;
        this.lines = lines;
        this.judge = judge;
        this.codes = codes;
        this.products = products;
        this.identifiers = identifiers;
        this.trail = trail;
        this.clock = clock;
    }

    /** A line that was read and is of the right shape. */
    record Item(int line, ImportLine asks, Product.Content checked) {

        String claim() {
            return ImportIds.claim(asks.cooperative(), asks.code());
        }

        ImportAnswer answer(Outcome outcome, Product product) {
            return ImportAnswer.of(line, asks.code(), outcome, product);
        }

        ImportAnswer refused(Throwable error) {
            return ImportAnswer.refused(line, asks.code(), Problem.from(error));
        }
    }

    /**
     * Some lines; those that nobody can read, or that are of a wrong shape, are answered already.
     *
     * @param brokenOff why nothing follows, where that is not the end
     */
    record Read(List<ImportAnswer> refused, List<Item> items, Optional<Problem> brokenOff) {}

    private record Planned(Item item, Product product) {}

    /** What stands already under a batch's codes. */
    private record Standing(Map<String, String> ids, Map<String, Product> products) {}

    /** What the lines of each piece ask for. Touches nothing. */
    Flux<Read> read(Flux<List<Line>> pieces) {
        return pieces.publishOn(checking, MAX_PIECES).map(some -> {
            var read = new Read(new ArrayList<>(), new ArrayList<>(), notText(some.getLast()));
            some.forEach(line -> read(line, read));
            return read;
        });
    }

    /** Why nothing after a line is read, where that is because the file is in another encoding. */
    private static Optional<Problem> notText(Line line) {
        return Optional.ofNullable(line.refusal()).filter(refusal -> line.last() && line.number() <= Lines.MAX_LINES);
    }

    /** @return one answer to each line, in their order, whatever happens; an error of this Mono would leave lines unanswered */
    Mono<List<ImportAnswer>> take(List<Read> batch, Options options) {
        return Mono.defer(() -> {
            var answers = new ConcurrentHashMap<Integer, ImportAnswer>();
            var items = batch.stream().flatMap(read -> read.items().stream()).toList();
            return Flux.fromIterable(rounds(items))
                    .concatMap(round -> round(round, options, answers))
                    .then(Mono.<Throwable>just(new TimeoutException()))
                    .timeout(maxBatchTime, Mono.fromSupplier(TimeoutException::new))
                    .map(late -> completed(batch, answers, late));
        });
    }

    /** Of two answers to a line the first one counts; a line without one may be done or not, and sending it again is harmless. */
    private static List<ImportAnswer> completed(
            List<Read> batch, Map<Integer, ImportAnswer> answers, Throwable unanswered) {
        return batch.stream()
                .flatMap(read -> Stream.concat(
                        read.refused().stream(),
                        read.items().stream()
                                .map(item -> Objects.requireNonNullElseGet(
                                        answers.get(item.line()), () -> item.refused(unanswered)))))
                .sorted(Comparator.comparingInt(ImportAnswer::line))
                .toList();
    }

    private void read(Line line, Read read) {
        ImportLine asks = null;
        try {
            if (line.refusal() != null) {
                throw line.refusal();
            }
            asks = lines.read(line.json(), ImportLine.class);
            read.items().add(new Item(line.number(), asks, asks.checked()));
        } catch (RuntimeException refusal) {
            read.refused()
                    .add(ImportAnswer.refused(line.number(), asks == null ? null : asks.code(), Problem.from(refusal)));
        }
    }

    /** A code that comes again waits for what became of it before, and so does what would make a command too large. */
    private static List<List<Item>> rounds(List<Item> items) {
        var rounds = new ArrayList<List<Item>>();
        var rest = items;
        while (!rest.isEmpty()) {
            var seen = new HashSet<String>();
            var round = new ArrayList<Item>();
            var later = new ArrayList<Item>();
            rest.forEach(item -> (round.size() < MAX_ROUND && seen.add(item.claim()) ? round : later).add(item));
            rounds.add(round);
            rest = later;
        }
        return rounds;
    }

    private Mono<Void> round(List<Item> items, Options options, Map<Integer, ImportAnswer> answers) {
        return Mono.zip(judge.facts(items, options), standing(items))
                .publishOn(checking)
                .flatMapMany(both -> round(items, options, both.getT1(), both.getT2()))
                .doOnNext(answer -> answers.putIfAbsent(answer.line(), answer))
                .then()
                .onErrorResume(e -> failed(items, e, answers));
    }

    /** What was answered before stays so. */
    private static Mono<Void> failed(List<Item> items, Throwable error, Map<Integer, ImportAnswer> answers) {
        if (!(error instanceof DataAccessException || error instanceof TimeoutException)) {
            LOG.error("An import failed in a way that it must not; its lines are answered so", error);
        }
        items.forEach(item -> answers.computeIfAbsent(item.line(), line -> item.refused(error)));
        return Mono.empty();
    }

    private Flux<ImportAnswer> round(List<Item> items, Options options, Facts facts, Standing standing) {
        var answers = new ArrayList<ImportAnswer>();
        var fresh = new ArrayList<Planned>();
        var others = new ArrayList<Item>();
        for (var item : items) {
            try {
                facts.check(item);
                if (standing.ids().containsKey(item.claim())) {
                    others.add(item);
                } else {
                    fresh.add(new Planned(item, judge.fresh(item, idOf(item), options, facts, now())));
                }
            } catch (Problem refusal) {
                answers.add(item.refused(refusal));
            }
        }
        return Flux.fromIterable(answers)
                .concatWith(Flux.fromIterable(others)
                        .flatMap(item -> present(item, options, facts, standing), CHANGES_AT_ONCE))
                .concatWith(insertAll(fresh, options, facts));
    }

    private Mono<Standing> standing(List<Item> items) {
        return codes.findAll(items.stream().map(Item::claim).toList())
                .collectMap(ImportCode::id, ImportCode::product)
                .flatMap(
                        ids -> products.findAll(ids.values().stream().distinct().toList())
                                .collectMap(Product::id)
                                .map(found -> new Standing(ids, found)));
    }

    private Flux<ImportAnswer> insertAll(List<Planned> fresh, Options options, Facts facts) {
        if (fresh.isEmpty()) {
            return Flux.empty();
        }
        var claims = new LinkedHashMap<String, List<Claim>>();
        fresh.forEach(one ->
                claims.put(one.product().id(), Catalog.claims(one.product().content())));
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
                                .map(one -> one.item().answer(Outcome.CREATED, one.product())),
                        Flux.fromIterable(fresh.subList(written, fresh.size()))
                                .concatMap(one -> one(one.item(), options, facts))));
    }

    private static List<String> ids(List<Planned> made) {
        return made.stream().map(one -> one.product().id()).toList();
    }

    private Mono<ImportAnswer> present(Item item, Options options, Facts facts, Standing standing) {
        var product =
                standing.products().get(Objects.requireNonNull(standing.ids().get(item.claim())));
        return product == null
                ? one(item, options, facts)
                : change(item, product, options, facts)
                        .onErrorResume(ConcurrencyFailureException.class, e -> one(item, options, facts))
                        .onErrorResume(e -> Mono.just(item.refused(e)));
    }

    private Mono<ImportAnswer> one(Item item, Options options, Facts facts) {
        return codes.claim(new ImportCode(item.claim(), idOf(item)))
                .flatMap(code -> products.find(code.product())
                        .flatMap(product -> change(item, product, options, facts))
                        .switchIfEmpty(Mono.defer(() -> create(item, code.product(), options, facts))))
                .retryWhen(Retry.max(MAX_RACES)
                        .filter(e -> e instanceof ConcurrencyFailureException || e instanceof DuplicateKeyException))
                // After as many races, the last of them.
                .onErrorMap(Exceptions::isRetryExhausted, e -> Objects.requireNonNullElse(e.getCause(), e))
                .onErrorResume(e -> Mono.just(item.refused(e)));
    }

    private Mono<ImportAnswer> create(Item item, String id, Options options, Facts facts) {
        return judged(() -> {
            var product = judge.fresh(item, id, options, facts, now());
            var claims = Catalog.claims(product.content());
            return identifiers
                    .claim(claims, id)
                    .then(options.approve() ? Mono.defer(() -> identifiers.keepForEver(claims)) : Mono.empty())
                    .then(Mono.defer(() -> products.insert(product).timeout(Catalog.WRITE_TIMEOUT)))
                    .map(made -> item.answer(Outcome.CREATED, made));
        });
    }

    private Mono<ImportAnswer> change(Item item, Product product, Options options, Facts facts) {
        return judged(() -> {
            var changed = judge.changed(item, product, options, facts, now());
            if (changed.equals(product)) {
                return Mono.just(item.answer(Outcome.UNCHANGED, product));
            }
            var approves = !Objects.equals(
                    changed.listing().approved(), product.listing().approved());
            return identifiers
                    .claim(Catalog.newClaims(product, changed), product.id())
                    .then(
                            approves
                                    ? Mono.defer(() -> identifiers.keepForEver(Catalog.claims(changed.content())))
                                    : Mono.empty())
                    .then(Mono.defer(() -> products.save(changed).timeout(Catalog.WRITE_TIMEOUT)))
                    .map(saved -> item.answer(Outcome.UPDATED, saved));
        });
    }

    /** What takes a processor, on its own threads; it goes on by the store's. */
    private Mono<ImportAnswer> judged(Supplier<Mono<ImportAnswer>> work) {
        return Mono.defer(work).subscribeOn(checking);
    }

    private static String idOf(Item item) {
        return ImportIds.product(item.checked().name().vi(), item.claim());
    }

    @Override
    public void destroy() {
        checking.dispose();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
