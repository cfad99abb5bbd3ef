package vn.sanvat.catalog;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.catalog.Identifiers.Claim;
import vn.sanvat.catalog.ImportAnswer.Outcome;
import vn.sanvat.catalog.ImportJudge.Facts;
import vn.sanvat.catalog.ImportJudge.Options;
import vn.sanvat.catalog.Lines.Line;
import vn.sanvat.web.Problem;
import vn.sanvat.web.StrictLines;

/**
 * Brings in goods by the batch. What is new is claimed and inserted for the whole batch at once; what anything stands in the way of
 * is done line by line, in order, as the catalog does it. A code's claim comes first, then its identifiers', then the product: who
 * stops anywhere and sends again goes on from there.
 */
@Component
class Imports {

    /** Changes of one batch that are under way at once. */
    private static final int CHANGES_AT_ONCE = 4;

    private static final int MAX_RACES = 5;

    /** Documents in one command. */
    private static final int MAX_ROUND = 1_000;

    private final StrictLines lines;
    private final ImportJudge judge;
    private final ImportCodeStore codes;
    private final ProductStore products;
    private final Identifiers identifiers;
    private final Clock clock;

    Imports(
            StrictLines lines,
            ImportJudge judge,
            ImportCodeStore codes,
            ProductStore products,
            Identifiers identifiers,
            Clock clock) {
        this.lines = lines;
        this.judge = judge;
        this.codes = codes;
        this.products = products;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** A line that was read and is of the right shape. */
    record Item(int line, ImportLine asks, ProductDraft checked) {

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

    /** Some lines; those that nobody can read, or that are of a wrong shape, are answered already. */
    record Read(List<ImportAnswer> refused, List<Item> items) {}

    private record Planned(Item item, Product product) {}

    /** What stands already under a batch's codes. */
    private record Standing(Map<String, String> ids, Map<String, Product> products) {}

    /** What lines ask for. Costs time, and touches nothing. */
    Read read(List<Line> some) {
        var read = new Read(new ArrayList<>(), new ArrayList<>());
        some.forEach(line -> read(line, read));
        return read;
    }

    /** @return an answer to each line, in their order */
    Mono<List<ImportAnswer>> take(List<Read> batch, Options options) {
        var items = batch.stream().flatMap(read -> read.items().stream()).toList();
        return Flux.fromIterable(rounds(items))
                .concatMap(round -> round(round, options))
                .concatWith(Flux.fromIterable(batch).flatMapIterable(Read::refused))
                .collectSortedList(Comparator.comparingInt(ImportAnswer::line));
    }

    private void read(Line line, Read read) {
        ImportLine asks = null;
        try {
            if (line.refusal() != null) {
                throw line.refusal();
            }
            asks = lines.read(line.json(), ImportLine.class);
            read.items().add(new Item(line.number(), asks, asks.checked()));
        } catch (Problem refusal) {
            read.refused().add(ImportAnswer.refused(line.number(), asks == null ? null : asks.code(), refusal));
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

    private Flux<ImportAnswer> round(List<Item> items, Options options) {
        return Mono.zip(judge.facts(items, options), standing(items))
                .flatMapMany(both -> round(items, options, both.getT1(), both.getT2()))
                // The store does not answer: these lines may be done or not, and sending them again is harmless.
                .onErrorResume(
                        e -> e instanceof DataAccessException || e instanceof TimeoutException,
                        e -> Flux.fromIterable(items).map(item -> item.refused(e)));
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
                .then(Mono.defer(() -> products.insertAll(
                                fresh.stream().map(Planned::product).toList())
                        .timeout(Catalog.WRITE_TIMEOUT)))
                // Somebody else brings in the same goods, or another's hold one of these identifiers.
                .onErrorReturn(DataAccessException.class, 0)
                .flatMapMany(written -> Flux.concat(
                        Flux.fromIterable(fresh.subList(0, written))
                                .map(one -> one.item().answer(Outcome.CREATED, one.product())),
                        Flux.fromIterable(fresh.subList(written, fresh.size()))
                                .concatMap(one -> one(one.item(), options, facts))));
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
                .onErrorResume(e -> Mono.just(item.refused(e.getCause() == null ? e : e.getCause())));
    }

    private Mono<ImportAnswer> create(Item item, String id, Options options, Facts facts) {
        var product = judge.fresh(item, id, options, facts, now());
        var claims = Catalog.claims(product.content());
        return identifiers
                .claim(claims, id)
                .then(options.approve() ? Mono.defer(() -> identifiers.keepForEver(claims)) : Mono.empty())
                .then(Mono.defer(() -> products.insert(product).timeout(Catalog.WRITE_TIMEOUT)))
                .map(made -> item.answer(Outcome.CREATED, made));
    }

    private Mono<ImportAnswer> change(Item item, Product product, Options options, Facts facts) {
        return Mono.defer(() -> {
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

    private static String idOf(Item item) {
        return ImportIds.product(item.checked().name().vi(), item.claim());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
