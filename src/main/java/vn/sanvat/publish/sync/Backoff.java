package vn.sanvat.publish.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again: twice as long each time, never all at once, and in the end once a day. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration DAILY = Duration.ofDays(1);

    /** About an hour and a half of trying. */
    private static final int MAX_QUICK_ATTEMPTS = 15;

    private Backoff() {}

    /**
     * @param attempts that failed before this one
     * @param asked the time that the platform named; obeyed, up to a day ahead
     */
    static Instant next(int attempts, @Nullable Instant asked, Instant now, RandomGenerator random) {
        if (asked != null && asked.isAfter(now)) {
            var latest = now.plus(DAILY);
            return asked.isAfter(latest) ? latest : asked;
        }
        return now.plus(jittered(attempts >= MAX_QUICK_ATTEMPTS ? DAILY : doubled(attempts), random));
    }

    static Duration doubled(int attempts) {
        var factor = 1L << Math.min(attempts, 20);
        var longer = FIRST.multipliedBy(factor);
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    /** Between half of it and all of it, so that what failed together does not come back together. */
    private static Duration jittered(Duration whole, RandomGenerator random) {
        var half = whole.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }
}
