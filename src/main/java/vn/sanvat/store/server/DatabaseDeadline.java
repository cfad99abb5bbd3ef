package vn.sanvat.store.server;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.DatabaseWatch;

/**
 * Does not let a request wait for a database that has stopped to answer, such as one that hangs: its connections stand open, and the
 * driver learns of it much later. Nor for one that is away, several times over for the several things that it asks. Work that is slow
 * while the database answers is not cut off.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE
        + 19) // behind the page cache, which asks nothing that a kept answer would have to wait for
class DatabaseDeadline implements WebFilter {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final DatabaseWatch database;
    private final Duration reads;
    private final Duration writes;

    DatabaseDeadline(
            DatabaseWatch database,
            @Value("${sanvat.store.read-deadline:3s}") Duration reads,
            @Value("${sanvat.store.write-deadline:10s}") Duration writes) {
        this.database = database;
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var method = exchange.getRequest().getMethod();
        var reading = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return chain.filter(exchange)
                .timeout(
                        silence(reading ? reads : writes, exchange.getResponse()),
                        Mono.error(() -> new DatabaseAway("Nothing was answered in time", null)));
    }

    private Mono<Long> silence(Duration deadline, ServerHttpResponse response) {
        return Flux.interval(deadline, LOOK_EVERY)
                .onBackpressureDrop()
                .filter(tick -> !response.isCommitted() && database.away())
                .next()
                .doOnNext(tick -> database.doesNotAnswer("what it is asked is not answered"));
    }
}
