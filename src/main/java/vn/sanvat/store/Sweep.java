package vn.sanvat.store;

import org.slf4j.Logger;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Mono;
import vn.sanvat.store.refusal.RefusedByStore;
import vn.sanvat.store.server.DatabaseAway;

/** What a sweep does when it fails: nothing. It finds the same work at its next turn. */
public final class Sweep {

    private Sweep() {}

    /**
     * @param failed what could not be done, for the log; that a database is away, or refuses, is said once by {@link DatabaseWatch} and by what
     *     guards the store
     * @return the work, which never fails
     */
    public static Mono<Void> tryAgainLater(Mono<Void> work, Logger log, String failed) {
        return work.onErrorResume(RuntimeException.class, failure -> {
            if (failure instanceof DatabaseAway
                    || failure instanceof RefusedByStore
                    || failure instanceof OptimisticLockingFailureException) {
                log.debug("{}: {}", failed, failure.toString());
            } else {
                log.warn("{}; it will be tried again: {}", failed, failure.toString());
            }
            return Mono.empty();
        });
    }
}
