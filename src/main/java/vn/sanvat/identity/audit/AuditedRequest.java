package vn.sanvat.identity.audit;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** The request that is being worked on, for whoever writes down what was done by it. */
public record AuditedRequest(ServerWebExchange exchange) {

    /** The operation by which something is done; none outside a request. */
    public static @Nullable String action(ContextView context) {
        return context.<AuditedRequest>getOrEmpty(AuditedRequest.class)
                .map(AuditedRequest::operation)
                .orElse(null);
    }

    private @Nullable String operation() {
        if (exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler) {
            var operation = handler.getMethodAnnotation(Operation.class);
            return operation == null ? handler.getMethod().getName() : operation.operationId();
        }
        return null;
    }

    /** Round the idempotency filter: its work is known by its request too. */
    @Component
    @Order(-1)
    static class Filter implements WebFilter {

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            return chain.filter(exchange)
                    .contextWrite(context -> context.put(AuditedRequest.class, new AuditedRequest(exchange)));
        }
    }
}
