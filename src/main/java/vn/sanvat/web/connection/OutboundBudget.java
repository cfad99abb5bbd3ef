package vn.sanvat.web.connection;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of answers all connections together hold that nobody has read yet. Whoever has read nothing for longest goes first. */
final class OutboundBudget {

    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<OutboundQueue> holders = ConcurrentHashMap.newKeySet();

    OutboundBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @param holder that has something unsent from now on */
    void began(OutboundQueue holder) {
        holders.add(holder);
    }

    void ended(OutboundQueue holder) {
        holders.remove(holder);
    }

    void sent(long some) {
        bytes.addAndGet(-some);
    }

    /** Closes connections until what is held is within the limit again; what they held is counted off as they close. */
    void held(long more) {
        if (bytes.addAndGet(more) > maxBytes) {
            holders.stream()
                    .filter(OutboundQueue::mayBeCut)
                    .min(Comparator.comparingLong(OutboundQueue::movedNanos))
                    .ifPresent(OutboundQueue::cut);
        }
    }

    long bytes() {
        return bytes.get();
    }
}
