package vn.sanvat.media.picture;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.media.PictureRefusals;

/**
 * Where pictures are worked on: so many at once, so many waiting, each for so long. Whatever a decoder does, the asker is answered
 * and the place is free again: what it throws becomes a refusal, errors too, which Reactor would let pass by every handler; and when its
 * time is over, or the asker gone, its thread is interrupted and another takes its place until it has ended.
 */
public final class PictureWorkshop {

    private static final Logger LOG = LoggerFactory.getLogger(PictureWorkshop.class);

    private static final int WORKERS = 2;

    /** Those that wait lie on disk. */
    private static final int MAX_WAITING = 6;

    /** So many threads may go on in vain; with more, pictures wait for them, for their memory is not free either. */
    private static final int MAX_OVERDUE = 2;

    /** A picture of 50 megapixels takes about two seconds of a free processor. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private static final long KEEP_SECONDS = 60;

    private final Duration timeLimit;
    private final ThreadPoolExecutor threads;
    private int overdue;

    public PictureWorkshop(Duration timeLimit) {
        this.timeLimit = timeLimit;
        this.threads = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                KEEP_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                named("media-pictures-"));
        threads.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory named(String prefix) {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * @param work may block; is interrupted when its time is over or nobody waits for it any more
     * @return what it returns; a {@link vn.sanvat.web.Problem} where too many wait, where it takes too long, or where it ended with an error
     */
    public <T> Mono<T> run(Callable<T> work) {
        return Mono.create(sink -> {
            var job = new Job<>(work, sink);
            sink.onCancel(job::leave);
            try {
                threads.execute(job);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                // The error says that the system gives us no further thread.
                sink.error(PictureRefusals.busy());
            }
        });
    }

    int overdue() {
        synchronized (threads) {
            return overdue;
        }
    }

    public void close() {
        threads.shutdownNow();
    }

    /** @param by 1 or -1 */
    private void replaceOverdue(int by) {
        synchronized (threads) {
            overdue += by;
            int size = WORKERS + Math.min(overdue, MAX_OVERDUE);
            if (size > threads.getMaximumPoolSize()) {
                threads.setMaximumPoolSize(size);
                threads.setCorePoolSize(size);
            } else {
                threads.setCorePoolSize(size);
                threads.setMaximumPoolSize(size);
            }
        }
    }

    private static Throwable answerable(Throwable thrown) {
        if (!(thrown instanceof Error)) {
            return thrown;
        }
        LOG.error("A picture could not be worked on", thrown);
        var refusal =
                thrown instanceof OutOfMemoryError ? PictureRefusals.outOfMemory() : PictureRefusals.undecodable();
        refusal.initCause(thrown);
        return refusal;
    }

    private final class Job<T> implements Runnable {

        private final Callable<T> work;
        private final MonoSink<T> sink;
        private @Nullable Thread thread;
        private boolean left;

        Job(Callable<T> work, MonoSink<T> sink) {
            this.work = work;
            this.sink = sink;
        }

        @Override
        public void run() {
            if (!begin()) {
                return;
            }
            var alarm = Schedulers.parallel().schedule(this::tooSlow, timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            try {
                var result = work.call();
                if (end(alarm)) {
                    sink.success(result);
                }
            } catch (Throwable e) {
                if (end(alarm)) {
                    sink.error(answerable(e));
                }
            }
        }

        private synchronized boolean begin() {
            if (left) {
                return false;
            }
            thread = Thread.currentThread();
            return true;
        }

        /** Afterwards the thread works for others: it is interrupted no more. @return false if the asker is gone or answered */
        private synchronized boolean end(Disposable alarm) {
            alarm.dispose();
            if (thread != null && left) {
                replaceOverdue(-1);
            }
            thread = null;
            Thread.interrupted();
            return !left;
        }

        private void tooSlow() {
            if (leave()) {
                LOG.warn("A picture took longer than {}; {} threads go on in vain", timeLimit, overdue());
                sink.error(PictureRefusals.tooSlow(timeLimit));
            }
        }

        /** @return false if it is not being worked on */
        private synchronized boolean leave() {
            if (left) {
                return false;
            }
            left = true;
            if (thread == null) {
                threads.remove(this);
                return false;
            }
            replaceOverdue(1);
            thread.interrupt();
            return true;
        }
    }
}
