package vn.sanvat.web;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/** Whether {@code X-Forwarded-*} is believed. Decided when the service starts, while Boot's own bean is decided when it is built. */
@Configuration(proxyBeanMethods = false)
class ProxyHeaders {

    /** Without a proxy that sets these headers, anybody can; then nobody here reads them. */
    @Bean
    ForwardedHeaderTransformer forwardedHeaderTransformer(ServerProperties server) {
        var transformer = new ForwardedHeaderTransformer();
        transformer.setRemoveOnly(server.getForwardHeadersStrategy() != ForwardHeadersStrategy.FRAMEWORK);
        return transformer;
    }
}
