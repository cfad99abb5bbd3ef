package vn.sanvat.trace.scan;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts pages of lots that persons are shown: round the cache, which answers most of them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 17)
class ScanFilter implements WebFilter {

    private final Scans scans;

    ScanFilter(Scans scans) {
        this.scans = scans;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var code = ScannedCode.of(request.getURI().getRawPath());
        return code.isPresent() && Visitors.isPerson(request)
                ? chain.filter(exchange)
                        .then(Mono.fromRunnable(
                                () -> code.filter(found -> shown(exchange)).ifPresent(scans::count)))
                : chain.filter(exchange);
    }

    /** Also where the browser has the page already. */
    private static boolean shown(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status == null || status.value() == HttpStatus.OK.value() || status == HttpStatus.NOT_MODIFIED;
    }
}
