package vn.sanvat.publish.medusa;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.sanvat.publish.TradePlatform;

/** The connector is there once a shop is named. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MedusaSettings.class)
class MedusaConfiguration {

    @Bean
    @Nullable
    TradePlatform medusa(MedusaSettings settings, Clock clock) {
        return settings.named() ? new MedusaPlatform(settings, clock) : null;
    }
}
