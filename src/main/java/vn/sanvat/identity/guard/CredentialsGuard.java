package vn.sanvat.identity.guard;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.PasswordLinks;
import vn.sanvat.identity.signin.SessionCookie;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;
import vn.sanvat.web.PublicUrls;

/**
 * Keeps passwords off open wires, and other urls' pages from acting in the name of who is signed in. Browsers send Basic credentials
 * along with whatever request, so a change that comes from another site's page is refused by where the browser says that it comes from.
 * Where a session acts, a change must bear its token too, see {@link SecurityConfiguration}.
 */
@Component
@Order(-200) // before Spring Security, which is -100
class CredentialsGuard implements WebFilter {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Where passwords are typed, and the links that set them. */
    private static final Set<String> CREDENTIAL_FORMS = Set.of("/sign-in", PasswordLinks.PATH);

    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    private final PublicUrls urls;

    CredentialsGuard(PublicUrls urls) {
        this.urls = urls;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (showsCredentials(request) && !confidential(request)) {
            return Mono.error(Problem.of(
                    Kind.FORBIDDEN,
                    HttpHeaders.AUTHORIZATION,
                    "Không nhận mật khẩu qua http không mã hóa từ máy khác; hãy dùng https",
                    "Passwords are not accepted over plain http from another machine; use https"));
        }
        if (!SAFE.contains(request.getMethod()) && !fromHere(request)) {
            return Mono.error(Problem.of(
                    Kind.FORBIDDEN,
                    HttpHeaders.ORIGIN,
                    "Không nhận thay đổi gửi từ trang của nơi khác",
                    "Changes sent by another site's page are not accepted"));
        }
        var from = ClientAddress.of(request);
        return chain.filter(exchange).contextWrite(context -> context.put(ClientAddress.class, from));
    }

    private static boolean showsCredentials(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                || SessionCookie.in(request)
                || CREDENTIAL_FORMS.stream().anyMatch(request.getPath().value()::startsWith);
    }

    /** Forwarded headers count only where {@code server.forward-headers-strategy} says so: then the request has them applied. */
    private static boolean confidential(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return request.getSslInfo() != null
                || "https".equalsIgnoreCase(request.getURI().getScheme())
                // In a test without a network there is no address.
                || remote == null
                || (remote.getAddress() != null && remote.getAddress().isLoopbackAddress());
    }

    private boolean fromHere(ServerHttpRequest request) {
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (site != null) {
            return OUR_OWN.contains(site.toLowerCase(Locale.ROOT));
        }
        var origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        return origin == null || origin.equals(urls.baseUrl().toString()) || origin.equals(originOf(request.getURI()));
    }

    private static String originOf(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
