package vn.sanvat.search;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Puts the index in order when nobody has written for a while. */
@Component
class Tidying {

    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

    private static final Duration QUIET = Duration.ofSeconds(20);

    private final GoodsIndex index;

    Tidying(GoodsIndex index) {
        this.index = index;
    }

    @Scheduled(
            fixedDelayString = "${sanvat.search.tidy-every:10s}",
            initialDelayString = "${sanvat.search.tidy-every:10s}")
    Mono<Void> tick() {
        // Neither the scheduler nor the one who writes waits for it.
        return Mono.fromCallable(() -> index.tidy(QUIET))
                .subscribeOn(Schedulers.boundedElastic())
                .doOnNext(tidied -> {
                    if (tidied) {
                        LOG.info("The search index was put into one part");
                    }
                })
                .then()
                .onErrorResume(failure -> {
                    LOG.warn(
                            "The search index could not be put in order; it will be tried again: {}",
                            failure.toString());
                    return Mono.empty();
                });
    }
}
