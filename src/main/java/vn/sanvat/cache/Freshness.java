package vn.sanvat.cache;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.CollectionNames;
import vn.sanvat.store.DatabaseWatch;
import vn.sanvat.store.NotPublic;
import vn.sanvat.store.WriteCounts;
import vn.sanvat.text.Dates;

/**
 * Tells whether anything changed that a cached response may show. Any write counts but one to a document that is {@link NotPublic}, so
 * nothing can be forgotten; what is rendered again in vain is cheap. Decision 0008.
 */
@Component
class Freshness {

    /** For so long, what other instances wrote may go unseen; they have announced it before they answered. */
    private static final long LOOK_EVERY_NANOS = 100_000_000;

    /** After it a page is made anew, or refused if it needs the database. */
    private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(1);

    private final WriteCounts writes;
    private final Set<String> notPublic;
    private final DatabaseWatch database;
    private final AnnouncementStore announcements;
    private final List<DerivedData> derived;
    private final Clock clock;

    private volatile long others;
    private volatile long lookedAtNanos = System.nanoTime() - LOOK_EVERY_NANOS;
    private final AtomicReference<@Nullable Mono<Boolean>> looking = new AtomicReference<>();

    Freshness(
            WriteCounts writes,
            CollectionNames collections,
            DatabaseWatch database,
            AnnouncementStore announcements,
            List<DerivedData> derived,
            Clock clock) {
        this.writes = writes;
        this.notPublic = collections.notPublic();
        this.database = database;
        this.announcements = announcements;
        this.derived = List.copyOf(derived);
        this.clock = clock;
    }

    FreshnessStamp stamp() {
        long now = writes.alone() ? FreshnessStamp.AGELESS : System.nanoTime();
        return new FreshnessStamp(own(), others, derived(), Dates.today(clock).toEpochDay(), now);
    }

    private long derived() {
        long sum = 0;
        for (var one : derived) {
            sum += one.generation();
        }
        return sum;
    }

    /** Writes of this process. */
    long own() {
        return writes.writesBut(notPublic);
    }

    /** Whether {@link #stamp} can be trusted at this moment, or {@link #look} must be waited for. */
    boolean current() {
        return writes.alone() || System.nanoTime() - lookedAtNanos < LOOK_EVERY_NANOS;
    }

    /**
     * Asks what the other instances announced; all who ask meanwhile share one question.
     *
     * @return false where the database does not say so at once: then no cached response may be shown
     */
    Mono<Boolean> look() {
        if (current()) {
            return Mono.just(true);
        }
        if (database.away()) {
            // Pages that need nothing of it, such as those of help, are answered at once.
            return Mono.just(false);
        }
        var mine = Mono.defer(this::ask).doFinally(end -> looking.set(null)).cache();
        var theirs = looking.compareAndExchange(null, mine);
        return theirs == null ? mine : theirs;
    }

    private Mono<Boolean> ask() {
        long asked = System.nanoTime();
        return announcements
                .ofOthers()
                .doOnNext(sum -> {
                    others = sum;
                    lookedAtNanos = asked;
                })
                .timeout(LOOK_TIMEOUT)
                .thenReturn(true)
                .onErrorResume(
                        error -> error instanceof DataAccessException || error instanceof TimeoutException,
                        away -> Mono.just(false));
    }
}
