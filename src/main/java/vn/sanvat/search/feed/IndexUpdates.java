package vn.sanvat.search.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.sanvat.search.index.Documents;
import vn.sanvat.search.index.GoodsIndex;
import vn.sanvat.text.Dates;

/** Writes to the index, on the thread that may wait for a disk, and sees to it that what was written is found soon and kept later. */
final class IndexUpdates {

    /** Making what was written visible costs as much as writing two hundred entries. */
    private static final Duration SHOW_EVERY = Duration.ofMillis(500);

    private static final Duration COMMIT_EVERY = Duration.ofSeconds(10);

    private final GoodsIndex index;
    private final Scheduler indexing;
    private final Clock clock;

    // Read and written by the one sweep that holds the turn.
    private volatile boolean uncommitted;
    private volatile Instant committedAt = Instant.EPOCH;
    private volatile boolean unseen;
    private volatile Instant seenAt = Instant.EPOCH;

    IndexUpdates(GoodsIndex index, Scheduler indexing, Clock clock) {
        this.index = index;
        this.indexing = indexing;
        this.clock = clock;
    }

    <T> Mono<T> on(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(indexing);
    }

    /** Writes the entries of these products anew, and takes out those that nobody may see. */
    Mono<Void> write(EntryReader.Batch batch, Documents documents) {
        return on(() -> {
                    var today = Dates.today(clock);
                    index.write(batch.entries().stream()
                            .map(entry -> documents.of(entry, today))
                            .toList());
                    index.delete(batch.gone());
                    uncommitted = true;
                    unseen = true;
                    return !clock.instant().isBefore(seenAt.plus(SHOW_EVERY)) && showNow();
                })
                .then();
    }

    /** From here on searches find what was written. */
    Mono<Void> show() {
        return Mono.defer(() -> unseen ? on(this::showNow).then() : Mono.empty());
    }

    boolean commitDue() {
        return uncommitted && !clock.instant().isBefore(committedAt.plus(COMMIT_EVERY));
    }

    /** Keeps what was written, with how far it follows the records. */
    Mono<Void> commit(Watermarks watermarks) {
        return on(() -> {
                    index.commit(watermarks.notes());
                    committedAt = clock.instant();
                    uncommitted = false;
                    return true;
                })
                .then();
    }

    /** The next start need not look back. */
    void close(Watermarks watermarks) throws IOException {
        if (uncommitted && index.writable()) {
            index.commit(watermarks.notes());
        }
    }

    private boolean showNow() throws IOException {
        index.refresh();
        unseen = false;
        seenAt = clock.instant();
        return true;
    }
}
