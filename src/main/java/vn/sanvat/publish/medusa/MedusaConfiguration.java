package vn.sanvat.publish.medusa;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.sanvat.publish.TradePlatform;

/** The connector is there once a shop is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sanvat.publish.medusa.url")
class MedusaConfiguration {

    @Bean
    TradePlatform medusa(MedusaSettings settings, Clock clock) {
        return new MedusaPlatform(settings, clock);
    }
}
