package vn.sanvat.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets so many requests be worked on at once and refuses the others at once: an answer that comes after the asker has left is lost
 * work, and memory. A probe of health is always let in, or a busy instance would be taken for a dead one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class RequestLimit implements WebFilter {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String HEALTH = "/actuator/health";

    private final Semaphore free;

    RequestLimit(@Value("${sanvat.web.max-requests:100}") int maxRequests) {
        this.free = new Semaphore(maxRequests);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getPath().value().startsWith(HEALTH)) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> free.tryAcquire()
                ? chain.filter(exchange).doFinally(end -> free.release())
                : Mono.error(Problem.of(
                                Problem.Kind.BUSY,
                                null,
                                "Đang có quá nhiều yêu cầu cùng lúc; hãy thử lại sau ít giây",
                                "Too many requests are being worked on; try again in a few seconds")
                        .retryAfter(RETRY_AFTER)));
    }
}
