package vn.sanvat.web.connection;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * The threads that serve connections, and one that does nothing but accept them. Where these are the same, Netty accepts one
 * newcomer in each round of all that is asked: under a flood, some waited for twenty seconds to be told to come again.
 */
@Configuration(proxyBeanMethods = false)
class EventLoops {

    private static final int ACCEPTING = 1;

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResourcesSupplier(
                () -> LoopResources.create("reactor-http", ACCEPTING, LoopResources.DEFAULT_IO_WORKER_COUNT, true));
        return resources;
    }
}
