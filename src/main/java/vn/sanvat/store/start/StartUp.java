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
import vn.sanvat.store.StartUpTask;
import vn.sanvat.store.refusal.NotStored;

/** Runs every {@link StartUpTask} before the web server takes its first request. */
@Component
class StartUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final List<StartUpTask> tasks;
    private volatile boolean running;

    StartUp(List<StartUpTask> tasks) {
        this.tasks = tasks;
    }

    /** The main thread may wait, here and in {@link ShutDown} alone: it has nothing else to do until the service is ready. */
    @Override
    public void start() {
        try {
            Flux.fromIterable(tasks)
                    .concatMap(StartUp::run)
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
