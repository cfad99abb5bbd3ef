package vn.sanvat.site.lot;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.reactive.UrlHandlerFilter;

/** How the address of a code is written by hand. */
@Configuration(proxyBeanMethods = false)
class LotAddresses {

    /** {@code /l/CODE/} is {@code /l/CODE}. */
    @Bean
    UrlHandlerFilter slashAtTheEndOfACode() {
        return UrlHandlerFilter.trailingSlashHandler("/l/*").mutateRequest().build();
    }
}
