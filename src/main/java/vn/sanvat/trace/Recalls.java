package vn.sanvat.trace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.identity.AccountDirectory;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.store.Sweep;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.RecallOrder.Notice;
import vn.sanvat.trace.RecallOrder.Ordered;
import vn.sanvat.trace.recall.RecallChecks;
import vn.sanvat.trace.recall.RecallMessage;
import vn.sanvat.trace.recall.RecallStore;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/**
 * Calls lots back. What is ordered is written down first and then carried out, lot by lot; what a process that died, or a database that
 * was away, left undone is carried out by the sweep.
 */
@Service
public class Recalls {

    /** In one order. */
    public static final int MAX_LOTS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Recalls.class);

    private static final int MAX_TEXT = 2_000;
    private static final int AT_ONCE = 8;
    private static final int MAX_RACES = 5;
    private static final int MAX_SWEEP = 20;

    /** As many orders may be given while one is being checked. */
    private static final int MAX_OVERTAKEN = 50;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Longer than whoever ordered it works on it. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    /** Whom nobody could tell may get an account by then, or the mail server be back; later he is called, or reads of it in the console. */
    private static final Duration TOLD_WITHIN = Duration.ofDays(90);

    private final RecallStore store;
    private final LotFinder finder;
    private final Lots lots;
    private final AccountDirectory accounts;
    private final Ids ids;
    private final Resends resends;
    private final Clock clock;

    Recalls(
            RecallStore store,
            LotFinder finder,
            Lots lots,
            AccountDirectory accounts,
            Ids ids,
            Resends resends,
            Clock clock) {
        this.store = store;
        this.finder = finder;
        this.lots = lots;
        this.accounts = accounts;
        this.ids = ids;
        this.resends = resends;
        this.clock = clock;
    }

    /**
     * A lot that is to be called back.
     *
     * @param field of the request, which a refusal names
     * @param revisionField the same, for what is stale
     */
    public record Chosen(@Nullable String field, String revisionField, Lot lot, long seenRevision) {

        private Chosen with(Lot present) {
            return new Chosen(field, revisionField, present, seenRevision);
        }
    }

    /**
     * Calls a lot back, for ever; its page says so from the next request on.
     *
     * @param by the account that does it
     * @throws Problem not found, stale, invalid, or conflict where it was recalled before
     */
    public Mono<Lot> recall(String id, long seenRevision, Localized reason, Localized advice, String by) {
        return finder.existing(id)
                .flatMap(lot -> order(List.of(new Chosen(null, "If-Match", lot, seenRevision)), reason, advice, by))
                .then(Mono.defer(() -> finder.existing(id)));
    }

    /**
     * Calls lots back, all or none: each is looked at before the first is called back, and none is in another order. From then on it is
     * done, whatever else is changed of a lot meanwhile.
     *
     * @param chosen 1..200 different ones
     * @throws Problem stale, invalid or conflict, naming each lot at fault; busy where too many are given at once
     */
    public Mono<RecallOrder> order(List<Chosen> chosen, Localized reason, Localized advice, String by) {
        return Mono.deferContextual(context -> {
            var id = ids.uuid(context);
            var at = KeyedRequest.createdAt(context, clock);
            var made = Mono.fromSupplier(() -> ordered(id, chosen, reason, advice, by, at))
                    .flatMap(order -> insertAsNext(order, chosen));
            return resends.onceMade(RecallOrder.class, id, made)
                    .retryWhen(whenOvertaken())
                    .flatMap(this::carryOut);
        });
    }

    private static RecallOrder ordered(
            String id, List<Chosen> chosen, Localized reason, Localized advice, String by, Instant at) {
        RecallChecks.checkPresent(chosen);
        var faults = new Faults();
        var plainReason = faults.localized("reason", reason, MAX_TEXT);
        var plainAdvice = faults.localized("advice", advice, MAX_TEXT);
        faults.refuse();
        RecallChecks.checkNotRecalled(chosen);
        var all = chosen.stream().map(Chosen::lot).toList();
        var notices =
                all.stream().map(Lot::cooperative).distinct().map(Notice::of).toList();
        return new RecallOrder(
                id,
                0,
                null,
                plainReason,
                plainAdvice,
                by,
                all.stream().map(Ordered::of).toList(),
                notices,
                null,
                at);
    }

    /**
     * Inserts it right after the last order that was there before the lots were looked at. Where another one came in between it has this
     * one's sequence, the insertion is refused, and all is looked at again. Decision 0045.
     */
    private Mono<RecallOrder> insertAsNext(RecallOrder order, List<Chosen> chosen) {
        return store.lastSequence()
                .delayUntil(last -> checkFree(order.id(), chosen))
                .flatMap(last -> store.insert(order.after(last)));
    }

    /** Orders first, then lots: of an order that is carried out in between, the lots are recalled by then. */
    private Mono<Void> checkFree(String order, List<Chosen> chosen) {
        var covered = chosen.stream().map(one -> one.lot().id()).toList();
        return store.underWay(covered)
                .filter(other -> !other.id().equals(order))
                .flatMapIterable(RecallOrder::lots)
                .map(Ordered::id)
                .collect(Collectors.toSet())
                .zipWhen(underWay -> finder.findAll(covered).collectMap(Lot::id))
                .doOnNext(both -> RecallChecks.checkFree(order, present(chosen, both.getT2()), both.getT1()))
                .then();
    }

    private static List<Chosen> present(List<Chosen> chosen, Map<String, Lot> lots) {
        return chosen.stream()
                .map(one -> one.with(lots.getOrDefault(one.lot().id(), one.lot())))
                .toList();
    }

    /** Each time another order was given, so that of many at once all have their turn. */
    private static Retry whenOvertaken() {
        return Retry.max(MAX_OVERTAKEN)
                .filter(DuplicateKeyException.class::isInstance)
                .onRetryExhaustedThrow((spec, signal) -> busy());
    }

    private static Problem busy() {
        return Problem.of(
                        Problem.Kind.BUSY,
                        null,
                        "Có quá nhiều lệnh thu hồi cùng lúc; chưa thu hồi lô nào, hãy thử lại",
                        "Too many recalls at once; no lot was recalled, try again")
                .retryAfter(RETRY_AFTER);
    }

    /** Buyers first, then the makers; each step may be done twice. */
    private Mono<RecallOrder> carryOut(RecallOrder order) {
        return order.carriedOutAt() != null
                ? Mono.just(order)
                : Flux.fromIterable(order.lots())
                        .flatMap(lot -> lots.recall(lot.id(), order), AT_ONCE)
                        .then(Mono.defer(() -> tell(order)))
                        .then(Mono.defer(() -> change(order.id(), present -> present.carriedOut(clock.instant()))));
    }

    private Mono<Void> tell(RecallOrder order) {
        return Flux.fromIterable(order.notices())
                .map(Notice::maker)
                .filter(maker -> order.waits(maker, clock.instant()))
                // Of whom nobody can be told, nothing is written down.
                .filterWhen(maker -> accounts.ofMaker(maker).hasElements())
                .concatMap(maker -> tell(order, maker))
                .then();
    }

    /** Written down before it is sent: of two processes that find it untold, one tells. Where that one dies on the way, another tells later. */
    private Mono<RecallOrder> tell(RecallOrder order, String maker) {
        var url = accounts.inConsole("recalls/" + order.id());
        return change(
                        order.id(),
                        present -> present.waits(maker, clock.instant()),
                        present -> present.with(maker, notice -> notice.beingTold(clock.instant())))
                .flatMap(taken ->
                        accounts.tellMaker(maker, RecallMessage.SUBJECT, RecallMessage.text(order, maker, url)))
                .flatMap(told -> change(
                        order.id(),
                        present ->
                                present.with(maker, notice -> told ? notice.told(clock.instant()) : notice.notTold())));
    }

    /**
     * Those that concern some makers, the latest first.
     *
     * @param makers none for all
     */
    public Mono<Page<RecallOrder>> list(@Nullable Collection<String> makers, Page.Request page) {
        return store.list(makers, page);
    }

    /** In no order. */
    public Flux<RecallOrder> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    public Mono<RecallOrder> find(String id) {
        return store.find(id);
    }

    /** Somebody of these makers has opened it; that of the first one counts. */
    public Mono<RecallOrder> opened(RecallOrder order, Collection<String> makers, String account) {
        var news = order.notices().stream()
                .anyMatch(notice -> notice.openedAt() == null && makers.contains(notice.maker()));
        return news
                ? change(
                        order.id(),
                        present -> present.with(notice ->
                                makers.contains(notice.maker()) ? notice.opened(clock.instant(), account) : notice))
                : Mono.just(order);
    }

    private Mono<RecallOrder> change(String id, UnaryOperator<RecallOrder> change) {
        return change(id, present -> true, change);
    }

    /** @return empty where it is not as it should be */
    private Mono<RecallOrder> change(String id, Predicate<RecallOrder> expected, UnaryOperator<RecallOrder> change) {
        return Mono.defer(() -> store.find(id))
                .filter(expected)
                .map(change)
                .flatMap(store::save)
                .retryWhen(Retry.max(MAX_RACES).filter(OptimisticLockingFailureException.class::isInstance));
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT20S")
    Mono<Void> sweep() {
        return each(
                Flux.defer(() -> store.underWay(clock.instant().minus(UNDER_WAY), MAX_SWEEP)),
                order -> carryOut(order).then(),
                "Lots that were called back are not all recalled yet");
    }

    /** All of them at each turn: of those whom nobody can tell, none keeps the others waiting. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    Mono<Void> tellTheUntold() {
        return each(
                Flux.defer(() -> store.untold(clock.instant().minus(TOLD_WITHIN))),
                this::tell,
                "Makers were not told of recalls yet");
    }

    /** One that fails keeps none of the others waiting. */
    private static Mono<Void> each(Flux<RecallOrder> orders, Function<RecallOrder, Mono<Void>> work, String failed) {
        var all = orders.concatMap(order -> Sweep.tryAgainLater(work.apply(order), LOG, failed))
                .then();
        return Sweep.tryAgainLater(all, LOG, failed);
    }
}
