package vn.sanvat.store.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import vn.sanvat.store.ShutDownTask;

class ShutDownTests {

    private final AtomicInteger written = new AtomicInteger();

    private final ShutDownTask slow = () -> Mono.delay(Duration.ofMillis(50))
            .doOnNext(tick -> written.incrementAndGet())
            .then();

    @Test
    void theEndWaitsUntilAllIsWritten() {
        var shutDown = new ShutDown(List.of(slow, slow));
        shutDown.start();

        shutDown.stop();

        assertThat(written).hasValue(2);
        assertThat(shutDown.isRunning()).isFalse();
    }

    @Test
    void whatFailsKeepsNothingElseFromBeingWritten() {
        new ShutDown(List.of(() -> Mono.error(new IllegalStateException("no room")), slow)).stop();

        assertThat(written).hasValue(1);
    }

    @Test
    void nothingToDoIsNothing() {
        new ShutDown(List.of()).stop();

        assertThat(written).hasValue(0);
    }
}
