package vn.sanvat.search.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.place.Place;
import vn.sanvat.place.Places;
import vn.sanvat.search.index.Documents;
import vn.sanvat.search.index.GoodsIndex;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.store.CollectionNames;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Feed;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.store.WriteCounts;
import vn.sanvat.text.Dates;
import vn.sanvat.trace.Lot;

/**
 * Keeps the index as the records are. A write in this process nudges it, and it looks by itself every now and then; either way it
 * asks what changed since its watermarks. At the start, and after a deletion, it compares every entry with its product's revision.
 */
@Component
@Order(StartUpTask.SAMPLES + 50)
public class IndexSweep implements StartUpTask, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IndexSweep.class);

    private static final Set<String> RECORDS =
            CollectionNames.of(Product.class, Cooperative.class, Evidence.class, Lot.class);
    private static final Set<String> PLACES = CollectionNames.of(Place.class);

    /** While goods are loaded, much lies in the overlap, and would be looked at again by each sweep. */
    private static final Duration LOOK_BACK_EVERY = Duration.ofMillis(500);

    private static final Duration LOOK_AT_SERVER_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    /** After it the service begins to answer, and finds what is indexed so far of what was not indexed at all. */
    private static final Duration START_WAIT = Duration.ofSeconds(20);

    /** A change is to be found within a second. */
    private static final Duration MAX_REST = Duration.ofMillis(200);

    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    /** The first page comes first. */
    private static final long FIRST_AFTER_MS = 300;

    private static final Duration TURN = Duration.ofMillis(10);

    /** An hour of them: a million goods are indexed anew in a quarter of one. */
    private static final int MAX_TURNS = 360_000;

    private final ChangeDetection changes;
    private final StaleEntries stale;
    private final Places places;
    private final EntryReader sources;
    private final GoodsIndex index;
    private final Compounds compounds;
    private final WriteCounts writes;
    private final IndexUpdates updates;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();

    // Read and written by the one run that holds the turn; read by searches.
    private volatile Gazetteer gazetteer = Gazetteer.EMPTY;
    private volatile LocalDate day = LocalDate.MIN;
    private volatile Watermarks watermarks;
    private volatile long writesSeen;
    private volatile long deletesSeen;
    private volatile long placesSeen;
    private volatile Instant lookedAt = Instant.EPOCH;
    private volatile Instant lookedBackAt = Instant.EPOCH;
    private volatile boolean owesLookBack;
    private volatile Instant restUntil = Instant.EPOCH;
    private volatile boolean started;
    private volatile boolean failing;

    IndexSweep(
            ChangeDetection changes,
            StaleEntries stale,
            Places places,
            EntryReader sources,
            GoodsIndex index,
            Compounds compounds,
            WriteCounts writes,
            @Qualifier("indexing") Scheduler indexing,
            Clock clock) {
        this.changes = changes;
        this.stale = stale;
        this.places = places;
        this.sources = sources;
        this.index = index;
        this.compounds = compounds;
        this.writes = writes;
        this.updates = new IndexUpdates(index, indexing, clock);
        this.clock = clock;
        this.watermarks = Watermarks.read(index.notes());
    }

    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** An index that is there answers at once; the first sweep compares it with the records. An empty one is filled first. */
    @Override
    public Mono<Void> run() {
        if (!index.empty()) {
            return readPlaces();
        }
        // Cached, so that it goes on when nobody waits for it any more.
        var whole = inTurn(Mono.defer(this::whole)).cache();
        return Mono.firstWithSignal(whole, Mono.delay(START_WAIT).then());
    }

    @Override
    public void destroy() throws IOException {
        updates.close(watermarks);
    }

    /** Ends when all that was written before is found. */
    public Mono<Void> catchUp() {
        return inTurn(Mono.defer(() -> {
            lookedBackAt = Instant.EPOCH;
            return sweep();
        }));
    }

    // The method is called once and what it returns is subscribed to each time, so nothing may be decided outside.
    @Scheduled(fixedDelayString = "${sanvat.search.every:100ms}", initialDelay = FIRST_AFTER_MS)
    Mono<Void> tick() {
        return Mono.defer(this::sweepIfDue).onErrorResume(this::failed);
    }

    /** Told once, however often it is tried: a full disk stays full for a while. That the database is away is told by the store. */
    private Mono<Void> failed(Throwable failure) {
        if (!failing && !(failure instanceof DataAccessResourceFailureException)) {
            failing = true;
            LOG.warn(
                    "The search index cannot follow the records; it is tried again until it can: {}",
                    failure.toString());
        }
        return Mono.empty();
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOG.info("The search index follows the records again");
        }
    }

    private Mono<Void> sweepIfDue() {
        if (clock.instant().isBefore(restUntil)
                || !(due() || updates.commitDue())
                || !running.compareAndSet(false, true)) {
            return Mono.empty();
        }
        var began = clock.instant();
        return Mono.defer(this::reopened)
                .then(Mono.defer(() -> due() ? sweep() : commitIfDue()))
                .doOnSuccess(end -> succeeded())
                .doFinally(end -> {
                    restUntil = failing ? clock.instant().plus(REST_AFTER_FAILURE) : restAfter(began, clock.instant());
                    running.set(false);
                });
    }

    /** What was written after the last commit is gone with a writer that the disk has closed. */
    private Mono<Boolean> reopened() {
        return updates.on(index::reopenIfClosed).doOnNext(reopened -> {
            if (reopened) {
                watermarks = Watermarks.read(index.notes());
                day = LocalDate.MIN;
                started = false;
            }
        });
    }

    /** As long as it worked: while goods are loaded there is always something to follow, and a sweep looks back at much again. */
    private static Instant restAfter(Instant began, Instant ended) {
        var rest = Duration.between(began, ended);
        return ended.plus(rest.compareTo(MAX_REST) < 0 ? rest : MAX_REST);
    }

    private boolean due() {
        var pause = writes.alone() ? LOOK_EVERY : LOOK_AT_SERVER_EVERY;
        return !started
                || writes.writes(RECORDS) != writesSeen
                || writes.writes(PLACES) != placesSeen
                || !clock.instant().isBefore(lookedAt.plus(pause))
                || (owesLookBack && !clock.instant().isBefore(lookedBackAt.plus(LOOK_BACK_EVERY)))
                || !Dates.today(clock).equals(day);
    }

    private Mono<Void> inTurn(Mono<Void> work) {
        return Mono.defer(() -> {
                    if (!running.compareAndSet(false, true)) {
                        return Mono.error(new TakenException());
                    }
                    return work.doFinally(end -> running.set(false));
                })
                .retryWhen(Retry.fixedDelay(MAX_TURNS, TURN).filter(TakenException.class::isInstance));
    }

    /** What changed since the watermarks; all, where places changed or something was deleted. */
    private Mono<Void> sweep() {
        if (writes.deletes(RECORDS) != deletesSeen || writes.writes(PLACES) != placesSeen || !started) {
            return whole();
        }
        long writesBefore = writes.writes(RECORDS);
        var now = clock.instant();
        return turned().then(Mono.defer(() -> changes.ahead(watermarks, this::write)))
                .flatMap(ahead -> {
                    // What was written before this moment is found by this look back, however late it became visible.
                    owesLookBack = now.isBefore(lookedBackAt.plus(LOOK_BACK_EVERY));
                    return owesLookBack ? Mono.just(ahead) : back(ahead, now);
                })
                .delayUntil(until -> updates.show())
                .doOnNext(until -> {
                    watermarks = until;
                    writesSeen = writesBefore;
                    lookedAt = now;
                })
                .then(commitIfDue());
    }

    private Mono<Watermarks> back(Watermarks ahead, Instant now) {
        return changes.back(ahead, this::write).doOnNext(until -> lookedBackAt = now);
    }

    private Mono<Void> whole() {
        long writesBefore = writes.writes(RECORDS);
        long deletesBefore = writes.deletes(RECORDS);
        long placesBefore = writes.writes(PLACES);
        boolean placesChanged = started && placesBefore != placesSeen;
        var now = clock.instant();
        if (index.empty()) {
            // Everything is read anew from here on, so only what changes meanwhile is looked at again.
            watermarks = Watermarks.all(Cursor.before(now.minus(Feed.OVERLAP)));
        }
        return readPlaces()
                .then(stale.all(placesChanged))
                .flatMapMany(sources::of)
                .concatMap(this::write)
                .then(turned())
                .then(updates.show())
                .then(Mono.defer(() -> changes.ahead(watermarks, this::write)))
                .flatMap(ahead -> back(ahead, now))
                .delayUntil(until -> updates.show())
                .doOnNext(until -> {
                    watermarks = until;
                    writesSeen = writesBefore;
                    deletesSeen = deletesBefore;
                    placesSeen = placesBefore;
                    lookedAt = now;
                    started = true;
                })
                .then(commitIfDue());
    }

    private Mono<Void> readPlaces() {
        return places.all()
                .collectList()
                .doOnNext(all -> gazetteer = new Gazetteer(all))
                .then();
    }

    /** On a new day some certificates are no longer valid, and others have begun to be. */
    private Mono<Void> turned() {
        var today = Dates.today(clock);
        if (today.equals(day)) {
            return Mono.empty();
        }
        return updates.on(() -> List.copyOf(index.turned(today)))
                .flatMapMany(sources::of)
                .concatMap(this::write)
                .then(Mono.fromRunnable(() -> day = today));
    }

    private Mono<Void> write(EntryReader.Batch batch) {
        return updates.write(batch, new Documents(gazetteer, compounds));
    }

    private Mono<Void> commitIfDue() {
        return Mono.defer(() -> updates.commitDue() ? updates.commit(watermarks) : Mono.empty());
    }

    /** Somebody else has the turn. */
    private static final class TakenException extends RuntimeException {}
}
