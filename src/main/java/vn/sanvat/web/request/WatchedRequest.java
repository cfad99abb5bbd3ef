package vn.sanvat.web.request;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.web.request.IncomingBodies.Kind;

/** A request whose body is watched while it comes, and not worked for in that time. However the body is read, it is read here. */
final class WatchedRequest extends ServerHttpRequestDecorator {

    private final IncomingBodies bodies;

    WatchedRequest(ServerHttpRequest request, IncomingBodies bodies) {
        super(request);
        this.bodies = bodies;
    }

    static boolean hasBody(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.deferContextual(context -> {
            RequestPermit permit = context.getOrDefault(RequestPermit.class, null);
            return permit == null ? super.getBody() : body(permit);
        });
    }

    private Flux<DataBuffer> body(RequestPermit permit) {
        var kind = Kind.of(getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
        var coming = bodies.watch(permit.from(), kind, super.getBody()).doOnSubscribe(started -> permit.lend());
        return kind == Kind.LINES
                ? coming
                : coming.concatWith(Mono.defer(() -> permit.take() ? Mono.empty() : Mono.error(RequestLimit.busy())));
    }
}
