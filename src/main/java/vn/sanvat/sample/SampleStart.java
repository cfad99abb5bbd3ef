package vn.sanvat.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.store.Sweep;

/**
 * Loads or removes the sample goods before the first request, as the settings say. Where another instance is about it the start does not
 * wait: should that one die before it is done, this one goes on.
 */
@Component
@Order(StartUpTask.SAMPLES)
@EnableConfigurationProperties(SampleSettings.class)
class SampleStart implements StartUpTask {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);

    private static final long TRY_AGAIN_MS = 2_000;

    private final SampleSettings settings;
    private final SampleGoods goods;
    private volatile boolean settled;

    SampleStart(SampleSettings settings, SampleGoods goods) {
        this.settings = settings;
        this.goods = goods;
    }

    @Override
    public Mono<Void> run() {
        return settle().doOnNext(done -> settled = done).then();
    }

    private Mono<Boolean> settle() {
        if (settings.remove()) {
            return goods.remove().thenReturn(true);
        }
        return settings.enabled() ? goods.load() : Mono.just(true);
    }

    @Scheduled(fixedDelay = TRY_AGAIN_MS)
    Mono<Void> tick() {
        return Sweep.tryAgainLater(
                Mono.defer(() -> settled ? Mono.empty() : run()), LOG, "The sample goods are not all loaded");
    }
}
