package vn.sanvat.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import vn.sanvat.web.Language;

/**
 * The key of a cached response: what it depends on besides the records.
 *
 * @param address path and query as they were sent, without the host: no answer depends on what this host is called by who asks
 */
record CacheKey(String address, Language language, Form form) {

    /** Longer ones come from no link of ours. */
    private static final int MAX_ADDRESS_LENGTH = 512;

    /** In which forms an answer is asked for; a controller may answer each of them otherwise, or refuse it. */
    enum Form {
        ANY,
        HTML,
        JSON
    }

    /** @return none for a request whose answer is not kept, such as one for a form that no browser asks for */
    static @Nullable CacheKey of(ServerHttpRequest request) {
        var uri = request.getURI();
        var query = uri.getRawQuery();
        var address = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        var form = form(request.getHeaders().get(HttpHeaders.ACCEPT));
        return form == null || address.length() > MAX_ADDRESS_LENGTH
                ? null
                : new CacheKey(address, Language.of(request), form);
    }

    boolean hasQuery() {
        return address.indexOf('?') >= 0;
    }

    private static @Nullable Form form(@Nullable List<String> accept) {
        if (accept == null || accept.isEmpty()) {
            return Form.ANY;
        }
        var ranges = accept.getFirst();
        // A form with the weight zero is refused. RFC 9110, section 12.4.2.
        if (accept.size() > 1
                || ranges == null
                || ranges.contains("q=0,")
                || ranges.endsWith("q=0")
                || ranges.contains("q=0.0")) {
            return null;
        }
        if (ranges.contains("*/*")) {
            return Form.ANY;
        }
        boolean html = ranges.contains("text/html");
        boolean json = ranges.equals("application/json");
        return html ? Form.HTML : json ? Form.JSON : null;
    }
}
