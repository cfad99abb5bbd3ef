package vn.sanvat.identity.signin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** The cookie that says which session is asking: for this host alone, out of reach of scripts, and not sent along by other sites' pages. */
public final class SessionCookie {

    static final String NAME = "sanvat-session";

    private static final int MAX_LENGTH = 100;

    private SessionCookie() {}

    /** Whether there is one, good or not. */
    public static boolean in(ServerHttpRequest request) {
        return request.getCookies().containsKey(NAME);
    }

    static @Nullable String token(ServerHttpRequest request) {
        var cookie = request.getCookies().getFirst(NAME);
        return cookie == null
                        || cookie.getValue().isEmpty()
                        || cookie.getValue().length() > MAX_LENGTH
                ? null
                : cookie.getValue();
    }

    static void give(ServerWebExchange exchange, String token, Duration until) {
        set(exchange, token, until);
    }

    static void take(ServerWebExchange exchange) {
        set(exchange, "", Duration.ZERO);
    }

    private static void set(ServerWebExchange exchange, String value, Duration maxAge) {
        exchange.getResponse()
                .getCookies()
                // In the place of one that was set before in the same answer.
                .set(
                        NAME,
                        ResponseCookie.from(NAME, value)
                                .path("/")
                                .httpOnly(true)
                                // Plain http is for this machine alone, see CredentialsGuard.
                                .secure("https"
                                        .equalsIgnoreCase(
                                                exchange.getRequest().getURI().getScheme()))
                                .sameSite("Lax")
                                .maxAge(maxAge)
                                .build());
    }
}
