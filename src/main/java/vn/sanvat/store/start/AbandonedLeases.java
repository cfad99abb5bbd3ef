package vn.sanvat.store.start;

import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Leases;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.store.connection.Store;

/**
 * Frees, at the start, what a process held that was killed. The embedded store's file is open in one process only, so whoever else holds
 * a lease there is dead. On a server another instance may be alive: there a lease must run out.
 */
@Component
@Order(StartUpTask.INDEXES)
public class AbandonedLeases implements StartUpTask {

    private final Leases leases;
    private final boolean embedded;

    public AbandonedLeases(Leases leases, Environment environment) {
        this.leases = leases;
        this.embedded = !Store.onServer(environment);
    }

    @Override
    public Mono<Void> run() {
        return embedded ? leases.releaseAllOfOthers() : Mono.empty();
    }
}
