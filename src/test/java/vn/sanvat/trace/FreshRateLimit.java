package vn.sanvat.trace;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.trace.feedback.RateLimit;

/** Each test begins with nobody having reported anything: start-up tasks run again before it. */
@Component
class FreshRateLimit implements StartUpTask {

    private final RateLimit limit;

    FreshRateLimit(RateLimit limit) {
        this.limit = limit;
    }

    @Override
    public Mono<Void> run() {
        return Mono.fromRunnable(limit::forget);
    }
}
