package vn.sanvat.web.request;

import java.time.Duration;
import java.util.function.LongSupplier;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.request.IncomingBodies.Kind;

/** A body that is coming, and how fast. Only the time counts in which its sender was waited for, not that in which we did not read. */
final class IncomingBody {

    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final ClientAddress from;
    private final Kind kind;
    private final BodyLimits limits;
    private final LongSupplier nanos;

    private long bytes;
    private long bytesAtLastLook;
    private long asked;
    private long waitingSinceNanos;
    private long waitedNanos;
    private boolean cut;

    /** Of late; nobody is slow at first. */
    private double bytesPerLook = Double.MAX_VALUE;

    IncomingBody(ClientAddress from, Kind kind, BodyLimits limits, LongSupplier nanos) {
        this.from = from;
        this.kind = kind;
        this.limits = limits;
        this.nanos = nanos;
    }

    ClientAddress from() {
        return from;
    }

    Kind kind() {
        return kind;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized double rate() {
        return bytesPerLook;
    }

    synchronized void asked(long pieces) {
        if (asked == 0) {
            waitingSinceNanos = nanos.getAsLong();
        }
        asked = asked + pieces < 0 ? Long.MAX_VALUE : asked + pieces;
    }

    synchronized void came(int more) {
        long now = nanos.getAsLong();
        bytes += more;
        waitedNanos += now - waitingSinceNanos;
        waitingSinceNanos = now;
        if (asked != Long.MAX_VALUE) {
            asked--;
        }
    }

    synchronized void cut() {
        cut = true;
    }

    /** Called every {@link BodyLimits#look}. */
    synchronized boolean late() {
        long silentNanos = asked == 0 ? 0 : nanos.getAsLong() - waitingSinceNanos;
        double allowedNanos = limits.timeout().toNanos()
                + NANOS_PER_SECOND * bytes / limits.minPerSecond().toBytes();
        if (asked > 0) {
            double recent = bytes - bytesAtLastLook;
            bytesPerLook = bytesPerLook == Double.MAX_VALUE ? recent : (bytesPerLook + recent) / 2;
            bytesAtLastLook = bytes;
        }
        return cut || silentNanos > limits.timeout().toNanos() || waitedNanos + silentNanos > allowedNanos;
    }
}
