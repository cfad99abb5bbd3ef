package vn.sanvat.cache;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Language;

/**
 * Which answers go into the cache: what a {@link Cached} controller gives to everybody, under the one address that names it. An address that means
 * the same as another, such as one with a parameter that the controller does not know, is answered and not kept: of those there are as many
 * as a stranger cares to make up. So are errors, whose addresses nobody could count.
 */
final class CachePolicy {

    /** A larger one would push too many others out. */
    static final int MAX_BYTES = 2 * 1_024 * 1_024;

    /**
     * What browsers and programs accept. Not {@code application/x+json}: JSON would be answered under that name, and kept under it
     * for those who asked for no such thing.
     */
    private static final Pattern ACCEPTED =
            Pattern.compile("\\s*(\\*/\\*|text/\\*|text/html|application/(xhtml\\+xml|xml|json)|image/[a-z*+]+"
                    + "|application/signed-exchange;v=b3)\\s*(;\\s*q=[01](\\.[0-9]{0,3})?\\s*)?");

    /** Percent-encoded where it need not be, or in small letters; with a parameter in the path, or a slash at its end. RFC 3986, section 6.2.2. */
    private static final Pattern ODD_PATH =
            Pattern.compile(".*(;|%2[DE]|%3[0-9]|%4[1-9A-F]|%5[0-9AF]|%6[1-9A-F]|%7[0-9AE]|%.?[a-f]).*|.+/");

    private CachePolicy() {}

    static boolean allows(ServerWebExchange exchange) {
        return exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod controller
                && cached(controller)
                && Audience.Who.of(controller) == Audience.Who.PUBLIC
                && forEverybody(exchange.getResponse())
                && plain(exchange.getRequest(), controller);
    }

    private static boolean cached(HandlerMethod controller) {
        return controller.hasMethodAnnotation(Cached.class)
                || AnnotatedElementUtils.hasAnnotation(controller.getBeanType(), Cached.class);
    }

    /** Streams without a length are not kept. */
    private static boolean forEverybody(ServerHttpResponse response) {
        var headers = response.getHeaders();
        long length = headers.getContentLength();
        var caching = String.valueOf(headers.getCacheControl());
        return HttpStatus.OK.equals(response.getStatusCode())
                && length > 0
                && length <= MAX_BYTES
                && !caching.contains("no-store")
                && !caching.contains("private")
                && headers.getOrEmpty(HttpHeaders.SET_COOKIE).stream()
                        .allMatch(cookie -> cookie.startsWith(Language.NAME + "="));
    }

    private static boolean plain(ServerHttpRequest request, HandlerMethod controller) {
        return request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                        .flatMap(accept -> Stream.of(accept.split(",", -1)))
                        .allMatch(range -> ACCEPTED.matcher(range).matches())
                && !ODD_PATH.matcher(request.getURI().getRawPath()).matches()
                && known(request, List.of(controller.getMethodParameters()));
    }

    private static boolean known(ServerHttpRequest request, List<MethodParameter> parameters) {
        var names = new HashSet<String>();
        if (Language.chosen(request) != null) {
            names.add(Language.NAME);
        }
        for (var parameter : parameters) {
            var named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null && MultiValueMap.class.isAssignableFrom(parameter.getParameterType())) {
                // The controller reads all of them.
                return true;
            }
            if (named != null) {
                names.add(named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name());
            }
        }
        return request.getQueryParams().entrySet().stream()
                .allMatch(
                        pair -> names.contains(pair.getKey()) && pair.getValue().size() == 1);
    }
}
