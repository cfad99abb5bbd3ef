package vn.sanvat.cache;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Answers from what is kept, and keeps what {@link Cached} doors answer. Requests for an answer that has just become stale wait for
 * the first of them instead of each rendering it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class CacheFilter implements WebFilter {

    private final AnswerCache answers;
    private final Freshness freshness;
    private final ConcurrentHashMap<Key, Rendering> underWay = new ConcurrentHashMap<>();

    CacheFilter(AnswerCache answers, Freshness freshness) {
        this.answers = answers;
        this.freshness = freshness;
    }

    /** An answer that is being made anew. */
    private record Rendering(Mark mark, Sinks.One<Answer> answer) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        boolean read = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        // Who signs in may see more than everybody.
        if (!read || request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return chain.filter(exchange);
        }
        var key = key(request);
        if (key == null) {
            return chain.filter(exchange);
        }
        // Only what is kept must be known to be fresh; nothing else waits for a database that may be away.
        if (freshness.current() || !answers.knows(key)) {
            return answer(exchange, chain, key);
        }
        return freshness.look().flatMap(looked -> looked ? answer(exchange, chain, key) : chain.filter(exchange));
    }

    private static @Nullable Key key(ServerHttpRequest request) {
        var uri = request.getURI();
        var address = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        var headers = request.getHeaders();
        return Key.of(
                address,
                headers.getFirst(HttpHeaders.ACCEPT),
                headers.getFirst(HttpHeaders.COOKIE),
                headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private Mono<Void> answer(ServerWebExchange exchange, WebFilterChain chain, Key key) {
        var kept = answers.fresh(key);
        if (kept != null) {
            return kept.send(exchange);
        }
        var rendering = new Rendering(freshness.mark(), Sinks.one());
        if (!answers.knows(key)) {
            return render(exchange, chain, key, rendering);
        }
        var first = underWay.putIfAbsent(key, rendering);
        if (first == null) {
            return render(exchange, chain, key, rendering).doFinally(end -> {
                underWay.remove(key, rendering);
                rendering.answer().tryEmitEmpty();
            });
        }
        if (!first.mark().equals(rendering.mark())) {
            return render(exchange, chain, key, rendering);
        }
        return first.answer()
                .asMono()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(answer ->
                        answer.isPresent() ? answer.get().send(exchange) : render(exchange, chain, key, rendering));
    }

    private Mono<Void> render(ServerWebExchange exchange, WebFilterChain chain, Key key, Rendering rendering) {
        var kept = new KeptResponse(exchange, rendering.mark(), answer -> {
            answers.keep(key, answer);
            rendering.answer().tryEmitValue(answer);
        });
        return chain.filter(exchange.mutate().response(kept).build());
    }
}
