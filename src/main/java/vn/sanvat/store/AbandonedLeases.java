package vn.sanvat.store;

import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Frees, at the start, what a process held that was killed. The embedded store's file is open in one process only, so whoever else holds
 * a lease there is dead. On a server another instance may be alive: there a lease must run out.
 */
@Component
@Order(StartUpTask.INDEXES)
class AbandonedLeases implements StartUpTask {

    private final Leases leases;
    private final boolean embedded;

    AbandonedLeases(Leases leases, Environment environment) {
        this.leases = leases;
        this.embedded = !Store.onServer(environment);
    }

    @Override
    public Mono<Void> run() {
        return embedded ? leases.releaseAllOfOthers() : Mono.empty();
    }
}
