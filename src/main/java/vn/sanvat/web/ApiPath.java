package vn.sanvat.web;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where programs ask: what is answered below it is for them, and never a page. */
public final class ApiPath {

    private static final String ROOT = "/api";

    private ApiPath() {}

    /** Whether a request is to the API. */
    public static boolean holds(ServerHttpRequest request) {
        var path = request.getPath().value();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }
}
