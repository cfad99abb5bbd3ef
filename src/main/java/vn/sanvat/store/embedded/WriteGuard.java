package vn.sanvat.store.embedded;

import static vn.sanvat.store.embedded.file.DiskFault.RESERVE_BYTES;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sanvat.store.embedded.file.DiskFault;
import vn.sanvat.store.embedded.file.StoreFile;

/**
 * Lets writes through while the disk takes them. They are refused before it is full, so that what is under way still fits; and after a
 * write has failed, until a trial succeeds. The beginning and the end of an outage are logged, each once.
 */
public final class WriteGuard {

    private static final Logger LOG = LoggerFactory.getLogger(WriteGuard.class);

    /** More than what ends them, so that a disk that is filled and cleared by little does not begin an outage each time. */
    private static final long RESUME_BYTES = RESERVE_BYTES + (2L << 20);

    /** A trial may cost opening the file anew. */
    private static final long TRY_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    /** Where a disk is filled and cleared by the uploads that wait on it, an outage is followed by the next: one line tells of them all. */
    private static final long TELL_EVERY_NS = TimeUnit.MINUTES.toNanos(1);

    private final StoreFile file;
    private final Runnable trial;
    private final ReentrantLock trying = new ReentrantLock();
    private long triedAtNs = System.nanoTime() - TRY_EVERY_NS;
    private long toldAtNs = System.nanoTime() - TELL_EVERY_NS;
    private boolean told;
    private volatile @Nullable Outage outage;

    /** @param failed a write has failed, whatever the disk says is free */
    private record Outage(DiskFault fault, boolean failed, long sinceNs, LongAdder refused) {

        Outage(DiskFault fault, boolean failed) {
            this(fault, failed, System.nanoTime(), new LongAdder());
        }
    }

    /** @param trial writes something for its own sake; throws where that fails */
    WriteGuard(StoreFile file, Runnable trial) {
        this.file = file;
        this.trial = trial;
    }

    /** Why nothing can be written, as it was found last; null where it can. Never waits. */
    @Nullable
    public DiskFault known() {
        var now = outage;
        if (now == null || now.failed()) {
            return now == null ? null : now.fault();
        }
        // What is free changes while it lasts.
        return DiskFault.of(null, Math.min(file.volume().usableBytes(), RESERVE_BYTES - 1));
    }

    /** Looks whether something can be written now, or tries. @return why it cannot; null where it can */
    @Nullable
    public DiskFault fault() {
        if (outage == null && file.volume().usableBytes() < RESERVE_BYTES) {
            begin(null);
        }
        return outage == null || resumed() ? null : known();
    }

    /** As {@link #fault}, of a write that is refused for it. */
    @Nullable
    DiskFault refusing() {
        var fault = fault();
        if (fault != null) {
            refused();
        }
        return fault;
    }

    /** A write is refused. */
    void refused() {
        var now = outage;
        if (now != null) {
            now.refused().increment();
            tell(now);
        }
    }

    /** A write has failed. */
    void failed(Throwable failure) {
        begin(failure);
    }

    private synchronized void begin(@Nullable Throwable failure) {
        var now = outage;
        if (now != null && (now.failed() || failure == null)) {
            return;
        }
        var fault = DiskFault.of(failure, file.volume().usableBytes());
        outage = new Outage(fault, failure != null);
        LOG.debug("What failed", failure);
        tell(outage);
    }

    /** As soon as it is its turn, or with the next write that is refused. */
    private synchronized void tell(@Nullable Outage now) {
        if (now != null && !told && System.nanoTime() - toldAtNs >= TELL_EVERY_NS) {
            told = true;
            toldAtNs = System.nanoTime();
            LOG.error(
                    "The store {} cannot be written: {}. Writes are refused with 507 and reads go on; it will go on by itself"
                            + " once it can write",
                    file,
                    now.fault().en());
        }
    }

    private boolean resumed() {
        var now = outage;
        if (now == null) {
            return true;
        }
        if (now.fault().full() && file.volume().usableBytes() < RESUME_BYTES) {
            return false;
        }
        if (now.failed() && !tried()) {
            return false;
        }
        end(now);
        return true;
    }

    private boolean tried() {
        if (!trying.tryLock()) {
            return false;
        }
        try {
            return System.nanoTime() - triedAtNs >= TRY_EVERY_NS && tryNow();
        } finally {
            trying.unlock();
        }
    }

    private boolean tryNow() {
        try {
            if (!file.volume().takesAWrite()) {
                return false;
            }
            trial.run();
            return true;
        } catch (RuntimeException e) {
            LOG.debug("The trial failed", e);
            return false;
        } finally {
            triedAtNs = System.nanoTime();
        }
    }

    private synchronized void end(Outage ended) {
        if (ended.equals(outage)) {
            outage = null;
            if (!told) {
                return;
            }
            told = false;
            LOG.info(
                    "The store {} is written again, after {} s; {} writes were refused meanwhile",
                    file,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - ended.sinceNs()),
                    ended.refused().sum());
        }
    }
}
