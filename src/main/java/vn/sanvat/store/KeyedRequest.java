package vn.sanvat.store;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import reactor.util.context.Context;
import reactor.util.context.ContextView;
import vn.sanvat.text.Sha256;

/**
 * A request that bears an {@code Idempotency-Key}, while it is worked on. If its answer is lost it is worked on again, and must then find
 * what it has written, or write the very same: so the ids and times that it gives are drawn from what is kept with its key.
 * It stands in the Reactor context of the work. Decision 0015.
 */
public final class KeyedRequest {

    /** What a document has that such a request wrote last. */
    static final String FIELD = "request";

    private final String seed;
    private final Instant startedAt;
    private final boolean again;
    private final AtomicLong drawn = new AtomicLong();

    /**
     * @param seed unguessable, and this request's alone
     * @param startedAt when it was first sent, whatever the attempt
     * @param again whether somebody has worked on it before
     */
    public KeyedRequest(String seed, Instant startedAt, boolean again) {
        this.seed = seed;
        this.startedAt = startedAt;
        this.again = again;
    }

    public Context in(Context context) {
        return context.put(KeyedRequest.class, this);
    }

    /** Where ids come from: the same ones at each attempt, if the request may be sent again. */
    public static RandomGenerator random(ContextView context, RandomGenerator otherwise) {
        return context.<KeyedRequest>getOrEmpty(KeyedRequest.class)
                .<RandomGenerator>map(request -> request::draw)
                .orElse(otherwise);
    }

    /**
     * When what is made was made: the same time at each attempt, by which it is known again. Not when it was last changed: that is
     * when it is written, and whoever follows the changes is past any earlier time.
     */
    public static Instant createdAt(ContextView context, Clock clock) {
        return context.<KeyedRequest>getOrEmpty(KeyedRequest.class)
                .map(request -> request.startedAt)
                .orElseGet(clock::instant);
    }

    String seed() {
        return seed;
    }

    Instant startedAt() {
        return startedAt;
    }

    public boolean again() {
        return again;
    }

    private long draw() {
        return ByteBuffer.wrap(Sha256.of(seed + " " + drawn.getAndIncrement())).getLong();
    }
}
