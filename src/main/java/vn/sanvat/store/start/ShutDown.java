package vn.sanvat.store.start;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.sanvat.store.ShutDownTask;

/** Runs every {@link ShutDownTask} once the web server takes no request any more. */
@Component
class ShutDown implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ShutDown.class);

    /** Who ends a process waits for it, but not for a database that is away. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final List<ShutDownTask> tasks;
    private volatile boolean running;

    ShutDown(List<ShutDownTask> tasks) {
        this.tasks = tasks;
    }

    @Override
    public void start() {
        running = true;
    }

    /** The thread that ends the process may wait: it serves nobody. */
    @Override
    public void stop() {
        running = false;
        try {
            Flux.fromIterable(tasks)
                    .flatMapDelayError(ShutDownTask::finish, Math.max(1, tasks.size()), 1)
                    .then()
                    .toFuture()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("What was in memory at the end is not all written: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server, whose phase is near the largest: what its last requests brought is written too. */
    @Override
    public int getPhase() {
        return 0;
    }
}
