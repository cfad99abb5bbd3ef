package vn.sanvat.search;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.search.index.GoodsIndex;

/** Puts the index in order when nobody has written for a while. */
@Component
class Tidying {

    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

    private static final Duration QUIET = Duration.ofSeconds(20);

    private final GoodsIndex index;

    Tidying(GoodsIndex index) {
        this.index = index;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    Mono<Void> tick() {
        // Neither the scheduler nor the one who writes waits for it.
        return Mono.fromCallable(this::tidy)
                .subscribeOn(Schedulers.boundedElastic())
                .then()
                .onErrorResume(failure -> {
                    LOG.warn(
                            "The search index could not be put in order; it will be tried again: {}",
                            failure.toString());
                    return Mono.empty();
                });
    }

    private boolean tidy() throws IOException {
        boolean tidied = index.tidy(QUIET);
        if (tidied) {
            LOG.info("The search index was put into one part");
        }
        return tidied;
    }
}
