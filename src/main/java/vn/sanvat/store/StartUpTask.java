package vn.sanvat.store;

import reactor.core.publisher.Mono;

/**
 * Work that is done, or found to be done, before the first request is answered: indexes, the first account, sample goods.
 * Beans are run in the order of {@link org.springframework.core.annotation.Order}; each must be idempotent.
 */
@FunctionalInterface
public interface StartUpTask {

    /** Indexes come first. */
    int INDEXES = 0;

    /** Then the records that the service itself needs. */
    int RECORDS = 100;

    /** Then the sample goods. */
    int SAMPLES = 200;

    Mono<Void> run();
}
