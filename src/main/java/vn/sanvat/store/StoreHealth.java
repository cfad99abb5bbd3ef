package vn.sanvat.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Down while the store takes no writes, or is known to be damaged. Asking is also what finds out that it takes them again. */
@Component("storeHealthIndicator")
class StoreHealth implements ReactiveHealthIndicator {

    private final Store store;

    StoreHealth(Store store) {
        this.store = store;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromCallable(this::now).subscribeOn(Schedulers.boundedElastic());
    }

    private Health now() {
        var fault = store.faultNow();
        return fault == null
                ? Health.up().build()
                : Health.down()
                        .withDetail("vi", fault.vi())
                        .withDetail("en", fault.en())
                        .build();
    }
}
