package vn.sanvat.web.request;

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
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Problem;

/**
 * Lets so many requests be worked on at once and refuses the others at once: an answer that comes after the asker has left is lost
 * work, and memory. Nobody is worked for while a body is still coming, nor while an answer is still being read: a hundred callers who
 * are slow at either would stop all others. A probe of health is always let in, or a busy instance would be taken for a dead one.
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
        return Mono.defer(() -> {
            var permit = new RequestPermit(ClientAddress.of(exchange.getRequest()), free);
            if (!permit.take()) {
                return Mono.error(busy());
            }
            var limited = exchange.mutate()
                    .response(new PermitReleasingResponse(exchange.getResponse(), permit))
                    .build();
            return chain.filter(limited)
                    .doFinally(end -> permit.end())
                    .contextWrite(context -> context.put(RequestPermit.class, permit));
        });
    }

    static Problem busy() {
        return Problem.of(
                        Problem.Kind.BUSY,
                        null,
                        "Đang có quá nhiều yêu cầu cùng lúc; hãy thử lại sau ít giây",
                        "Too many requests are being worked on; try again in a few seconds")
                .retryAfter(RETRY_AFTER);
    }
}
