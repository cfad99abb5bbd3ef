package vn.sanvat.store;

import reactor.core.publisher.Mono;

/** Work that is done when the process ends in order, after the last request and before the store: what is kept in memory is written. */
@FunctionalInterface
public interface ShutDownTask {

    /** Nothing may depend on it: a process may be killed at any time. */
    Mono<Void> finish();
}
