package vn.sanvat.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Runs every {@link StartUpTask} before the web server takes its first request. */
@Component
class StartUp implements SmartLifecycle {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final List<StartUpTask> tasks;
    private volatile boolean running;

    StartUp(List<StartUpTask> tasks) {
        this.tasks = tasks;
    }

    /** The main thread may wait, here and nowhere else: it has nothing else to do until the service is ready. */
    @Override
    public void start() {
        try {
            Flux.fromIterable(tasks)
                    .concatMap(StartUpTask::run)
                    .then()
                    .toFuture()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            running = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Start-up was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Start-up failed", e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is near the largest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
