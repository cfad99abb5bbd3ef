package vn.sanvat.web;

import io.micrometer.context.ContextRegistry;
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

/** Gives every request an id, or keeps a well-formed one that it came with; the answer and every log line carry it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId implements WebFilter {

    public static final String HEADER = "X-Request-Id";

    /** In the log context, in the Reactor context and on the exchange. */
    static final String KEY = "requestId";

    /** Nothing that could forge a log line. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** Of this process, so that ids of several do not meet in one log. */
    private final String prefix;

    private final AtomicInteger made = new AtomicInteger();

    RequestId(SecureRandom random) {
        this.prefix = HexFormat.of().toHexDigits(random.nextInt());
        // From the Reactor context into the log context of whatever thread is at work.
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(KEY, () -> MDC.get(KEY), id -> MDC.put(KEY, id), () -> MDC.remove(KEY));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = idOf(exchange.getRequest().getHeaders().getFirst(HEADER));
        exchange.getAttributes().put(KEY, id);
        exchange.getResponse().getHeaders().set(HEADER, id);
        return chain.filter(exchange).contextWrite(context -> context.put(KEY, id));
    }

    /** @return none before the filter has run */
    static @Nullable String of(ServerWebExchange exchange) {
        return exchange.getAttribute(KEY);
    }

    /** Runs with the id in the log context, for code outside the filter chain. */
    static void logged(ServerWebExchange exchange, Runnable log) {
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
