package vn.sanvat.cache;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Answers from the cache, and fills it with what {@link Cached} controllers answer. Requests for an answer that has just become stale wait for
 * the first of them instead of each rendering it. It stands behind the limits, and before security, whose headers are kept with the
 * answer: where nobody shows who he is, there is nobody to look up.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 18)
class CacheFilter implements WebFilter {

    private final ResponseCache answers;
    private final Freshness freshness;
    private final ConcurrentHashMap<CacheKey, Rendering> underWay = new ConcurrentHashMap<>();

    CacheFilter(ResponseCache answers, Freshness freshness) {
        this.answers = answers;
        this.freshness = freshness;
    }

    /** An answer that is being made anew. */
    private record Rendering(FreshnessStamp stamp, Sinks.One<CachedResponse> answer) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var key = PublicRequest.is(request) ? CacheKey.of(request) : null;
        if (key == null) {
            return pass(exchange, chain);
        }
        // Only a cached response must be known to be fresh; nothing else waits for a database that may be away.
        if (freshness.current() || !answers.knows(key)) {
            return answer(exchange, chain, key);
        }
        return freshness.look().flatMap(looked -> looked ? answer(exchange, chain, key) : pass(exchange, chain));
    }

    private static Mono<Void> pass(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> CacheControls.complete(exchange));
        return chain.filter(exchange);
    }

    private Mono<Void> answer(ServerWebExchange exchange, WebFilterChain chain, CacheKey key) {
        var kept = answers.fresh(key);
        if (kept != null) {
            return kept.send(exchange);
        }
        var rendering = new Rendering(freshness.stamp(), Sinks.one());
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
        if (!first.stamp().goodAt(rendering.stamp())) {
            return render(exchange, chain, key, rendering);
        }
        return first.answer()
                .asMono()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(answer ->
                        answer.isPresent() ? answer.get().send(exchange) : render(exchange, chain, key, rendering));
    }

    private Mono<Void> render(ServerWebExchange exchange, WebFilterChain chain, CacheKey key, Rendering rendering) {
        exchange.getResponse().beforeCommit(() -> CacheControls.complete(exchange));
        var kept = new CachingResponse(exchange, rendering.stamp(), answer -> {
            answers.keep(key, answer);
            rendering.answer().tryEmitValue(answer);
        });
        return chain.filter(exchange.mutate().response(kept).build());
    }
}
