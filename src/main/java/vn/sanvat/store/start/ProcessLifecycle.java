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
import reactor.core.publisher.Mono;
import vn.sanvat.store.ShutDownTask;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.store.refusal.NotStored;

/**
 * Runs every {@link StartUpTask} before the web server takes its first request, and every {@link ShutDownTask} once it takes none any more.
 * The two threads that wait here, and nowhere else, serve nobody: that which starts the process, and that which ends it.
 */
@Component
class ProcessLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessLifecycle.class);

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /** Who ends a process waits for it, but not for a database that is away. */
    private static final Duration END_TIMEOUT = Duration.ofSeconds(5);

    private final List<StartUpTask> startUp;
    private final List<ShutDownTask> shutDown;
    private volatile boolean running;

    ProcessLifecycle(List<StartUpTask> startUp, List<ShutDownTask> shutDown) {
        this.startUp = startUp;
        this.shutDown = shutDown;
    }

    @Override
    public void start() {
        try {
            await(Flux.fromIterable(startUp).concatMap(ProcessLifecycle::run), START_TIMEOUT);
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
        try {
            await(
                    Flux.fromIterable(shutDown)
                            .flatMapDelayError(ShutDownTask::finish, Math.max(1, shutDown.size()), 1),
                    END_TIMEOUT);
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

    /** The web server, whose phase is near the largest, starts after it and stops before it. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** A store that is full can be read all the same: what is there is shown, and what a task would have added waits for a start with room. */
    private static Mono<Void> run(StartUpTask task) {
        return task.run().onErrorResume(NotStored::isRefusal, full -> {
            LOG.warn(
                    "{} could not write at the start, and will at the next: {}",
                    task.getClass().getSimpleName(),
                    full.getMessage());
            return Mono.empty();
        });
    }

    private static void await(Flux<Void> tasks, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        tasks.then().toFuture().get(timeout.toSeconds(), TimeUnit.SECONDS);
    }
}
