package vn.sanvat.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every request an id, or keeps a well-formed one that it came with; the answer carries it, and each log line that {@link #logged} writes. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId implements WebFilter {

    public static final String HEADER = "X-Request-Id";

    /** In the log context and on the exchange. */
    static final String KEY = "requestId";

    /** Nothing that could forge a log line. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** Of this process, so that ids of several do not meet in one log. */
    private final String prefix;

    private final AtomicInteger made = new AtomicInteger();

    RequestId(SecureRandom random) {
        this.prefix = HexFormat.of().toHexDigits(random.nextInt());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = idOf(exchange.getRequest().getHeaders().getFirst(HEADER));
        exchange.getAttributes().put(KEY, id);
        exchange.getResponse().getHeaders().set(HEADER, id);
        return chain.filter(exchange);
    }

    /** @return none before the filter has run */
    public static @Nullable String of(ServerWebExchange exchange) {
        return exchange.getAttribute(KEY);
    }

    /** Runs with the id in the log context. Carrying it through every operator of every chain would cost each request more than it tells. */
    public static void logged(ServerWebExchange exchange, Runnable log) {
        var id = of(exchange);
        if (id == null) {
            log.run();
            return;
        }
        try (var entry = MDC.putCloseable(KEY, id)) {
            log.run();
        }
    }

    private String idOf(@Nullable String given) {
        if (given != null && WELL_FORMED.matcher(given).matches()) {
            return given;
        }
        return next();
    }

    /** An id that no other request of this process has. */
    public String next() {
        return prefix + HexFormat.of().toHexDigits(made.incrementAndGet());
    }
}
