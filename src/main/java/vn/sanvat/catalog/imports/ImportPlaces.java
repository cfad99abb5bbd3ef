package vn.sanvat.catalog.imports;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.sanvat.web.Problem;

/** How many imports run at once, of whatever kind: each holds some of its file in memory. */
@Component
public class ImportPlaces {

    private static final int AT_ONCE = 2;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @return the same, which fails with {@link Problem.Kind#BUSY} where no place is free, and gives its place back when it ends */
    public <T> Flux<T> oneOf(Flux<T> work) {
        return Flux.using(this::take, place -> work, place -> free.release());
    }

    private boolean take() {
        if (!free.tryAcquire()) {
            throw Problem.of(
                            Problem.Kind.BUSY,
                            null,
                            "Đang nhập " + AT_ONCE + " lượt cùng lúc; hãy thử lại sau ít giây",
                            AT_ONCE + " imports are running; try again in a few seconds")
                    .retryAfter(RETRY_AFTER);
        }
        return true;
    }
}
