package vn.sanvat.web;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows a problem to a person with a browser; the API's callers get JSON. */
public interface ProblemPage {

    /** Writes the whole answer; status and headers such as {@code Retry-After} are set already. */
    Mono<Void> render(ServerWebExchange exchange, Problem problem);
}
