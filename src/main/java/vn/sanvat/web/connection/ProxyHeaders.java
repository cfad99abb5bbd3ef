package vn.sanvat.web.connection;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/** Whether {@code X-Forwarded-*} is believed. It stands in for the bean of Boot, which believes whatever is sent. */
@Configuration(proxyBeanMethods = false)
class ProxyHeaders {

    /** Without a proxy that sets these headers, anybody can; then nobody here reads them. */
    @Bean
    ForwardedHeaderTransformer forwardedHeaderTransformer(
            ServerProperties server, @Value("${sanvat.web.trusted-proxies:1}") int trustedProxies) {
        var strategy = server.getForwardHeadersStrategy();
        if (strategy == ForwardHeadersStrategy.FRAMEWORK || strategy == ForwardHeadersStrategy.NATIVE) {
            return new TrustedProxies(trustedProxies);
        }
        var nobody = new ForwardedHeaderTransformer();
        nobody.setRemoveOnly(true);
        return nobody;
    }

    /** The server's own reading, which Boot turns on for "native" and unasked in Kubernetes, takes the first hop, which anybody can write. */
    @Bean
    NettyServerCustomizer addressOfTheConnection() {
        return server -> server.forwarded(false);
    }
}
