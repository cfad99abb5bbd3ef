package vn.sanvat.cache;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.publisher.Mono;
import vn.sanvat.web.Language;

/**
 * Who may be answered from the cache: whoever reads and shows nothing by which anybody could be known. Not "no Authorization
 * header": any cookie but the one of the language may be a session, so that one that is made later is not forgotten here.
 */
final class PublicRequest {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private PublicRequest() {}

    static boolean is(ServerHttpRequest request) {
        return READING.contains(request.getMethod()) && !showsCredentials(request.getHeaders());
    }

    /** Right or wrong, known to this service or not. */
    static boolean showsCredentials(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.AUTHORIZATION) || !onlyTheLanguage(headers);
    }

    /** Whether somebody is signed in, in whichever way: asked where an answer is made, after who asks has been looked into. */
    static Mono<Boolean> signedIn() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .map(authentication -> authentication.isAuthenticated())
                .defaultIfEmpty(false);
    }

    private static boolean onlyTheLanguage(HttpHeaders headers) {
        var cookies = headers.get(HttpHeaders.COOKIE);
        return cookies == null || (cookies.size() == 1 && onlyTheLanguage(cookies.getFirst()));
    }

    private static boolean onlyTheLanguage(@Nullable String cookies) {
        var only = cookies == null ? "" : cookies.strip();
        return only.isEmpty() || (only.startsWith(Language.NAME + "=") && only.indexOf(';') < 0);
    }
}
