package vn.sanvat.media.picture;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.sanvat.media.PictureRefusals;

/** The memory that all pictures which are decoded at once may take together, on the heap and beside it. */
public final class DecodingMemory {

    /** Enough for 12 megapixels of a progressive JPEG without subsampling (about 130 MB), and for 50 of a usual one (about 45 MB). */
    private static final long MAX_BYTES = 160_000_000;

    /** A small heap holds goods and pages too. */
    private static final double MAX_SHARE_OF_HEAP = 5.0 / 8;

    /** In which a picture before it is decoded. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(15);

    private static final int UNIT_BYTES = 1024;

    /** Memory is the process's, so this is too. */
    public static final DecodingMemory SHARED =
            new DecodingMemory(Math.min(MAX_BYTES, (long) (Runtime.getRuntime().maxMemory() * MAX_SHARE_OF_HEAP)));

    private final long bytes;
    private final Semaphore freeUnits;

    DecodingMemory(long bytes) {
        int units = (int) (bytes / UNIT_BYTES);
        this.bytes = (long) units * UNIT_BYTES;
        this.freeUnits = new Semaphore(units, true);
    }

    /** The most that one picture may ask for. */
    public long bytes() {
        return bytes;
    }

    long freeBytes() {
        return (long) freeUnits.availablePermits() * UNIT_BYTES;
    }

    /**
     * Waits until there is as much, in the order of asking, and gives it back afterwards.
     *
     * @param needed at most {@link #bytes()}
     * @throws vn.sanvat.web.Problem busy, where others need it for too long
     */
    public <T> T with(long needed, Supplier<T> use) {
        int units = (int) Math.ceilDiv(needed, UNIT_BYTES);
        try {
            if (!freeUnits.tryAcquire(units, MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw PictureRefusals.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PictureRefusals.busy();
        }
        try {
            return use.get();
        } finally {
            freeUnits.release(units);
        }
    }
}
