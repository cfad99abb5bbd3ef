package vn.sanvat.cache;

import java.time.Duration;

/**
 * How far the records had changed at a moment. An answer that was begun at a stamp is good as long as the stamp is the same; and, where
 * others write too, no longer than {@link #MAX_AGE}: an instance that is killed between a write and its announcement announces nothing.
 *
 * @param own writes of this process
 * @param others writes that other instances have announced
 * @param derived generations of what is made from the records afterwards
 * @param day of the epoch in Vietnam: on a new day, certificates and dates say something else
 * @param takenNanos when, as {@link System#nanoTime}; always {@link #AGELESS} where nobody else writes
 */
record FreshnessStamp(long own, long others, long derived, long day, long takenNanos) {

    /** For so long, what nobody announced may go unseen. */
    static final Duration MAX_AGE = Duration.ofSeconds(5);

    static final long AGELESS = 0;

    /** Whether what was begun at this stamp is still good at another. */
    boolean goodAt(FreshnessStamp now) {
        return own == now.own
                && others == now.others
                && derived == now.derived
                && day == now.day
                && now.takenNanos - takenNanos < MAX_AGE.toNanos();
    }
}
