package vn.sanvat.store.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import vn.sanvat.store.ShutDownTask;

class ProcessLifecycleTests {

    private final AtomicInteger written = new AtomicInteger();

    private final ShutDownTask slow = () -> Mono.delay(Duration.ofMillis(50))
            .doOnNext(tick -> written.incrementAndGet())
            .then();

    @Test
    void theEndWaitsUntilAllIsWritten() {
        var process = new ProcessLifecycle(List.of(), List.of(slow, slow));
        process.start();

        process.stop();

        assertThat(written).hasValue(2);
        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void whatFailsKeepsNothingElseFromBeingWritten() {
        new ProcessLifecycle(List.of(), List.of(() -> Mono.error(new IllegalStateException("no room")), slow)).stop();

        assertThat(written).hasValue(1);
    }

    @Test
    void nothingToDoAtTheEndIsNothing() {
        new ProcessLifecycle(List.of(), List.of()).stop();

        assertThat(written).hasValue(0);
    }
}
