package vn.sanvat;

import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** What a mono brings, for tests, which may wait. */
public final class Awaited {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Awaited() {}

    /** @throws NullPointerException if it brings nothing */
    public static <T> T value(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(LIMIT), "The mono was empty");
    }
}
