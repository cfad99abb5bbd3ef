package vn.sanvat.sample;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.StartUpTask;

/** Loads or removes the sample goods before the first request, as the settings say. */
@Component
@Order(StartUpTask.SAMPLES)
@EnableConfigurationProperties(SampleSettings.class)
class SampleStart implements StartUpTask {

    private final SampleSettings settings;
    private final SampleGoods goods;

    SampleStart(SampleSettings settings, SampleGoods goods) {
        this.settings = settings;
        this.goods = goods;
    }

    @Override
    public Mono<Void> run() {
        if (settings.remove()) {
            return goods.remove().then();
        }
        return settings.enabled() ? goods.load() : Mono.empty();
    }
}
