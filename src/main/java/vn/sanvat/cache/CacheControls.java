package vn.sanvat.cache;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Whether an answer may be kept on its way: by a proxy, or by a browser that goes back when somebody else sits before it. RFC 9111,
 * section 5.2.2. What is answered to who shows credentials, every error and every change is stored nowhere, whatever its controller says, unless
 * the controller says that it is public, such as a picture. What is read and says nothing of it is asked for again each time.
 */
final class CacheControls {

    private static final String NO_STORE = "no-store";
    private static final String NO_CACHE = "no-cache";

    private CacheControls() {}

    /** What an answer says as it goes out. */
    static Mono<Void> complete(ServerWebExchange exchange) {
        return PublicRequest.signedIn()
                .doOnNext(signedIn -> complete(exchange, signedIn))
                .then();
    }

    private static void complete(ServerWebExchange exchange, boolean signedIn) {
        var response = exchange.getResponse();
        var status = response.getStatusCode();
        var said = response.getHeaders().getCacheControl();
        if (status != null && status.isError()) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        } else if (signedIn || !PublicRequest.is(exchange.getRequest())) {
            if (said == null || !said.contains("public")) {
                response.getHeaders().set(HttpHeaders.CACHE_CONTROL, NO_STORE);
            }
        } else if (said == null) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        }
    }
}
