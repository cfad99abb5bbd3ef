package vn.sanvat.web.request;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response whose request is worked for until the last of it was made, and not until that has been read. */
final class PermitReleasingResponse extends ServerHttpResponseDecorator {

    private final RequestPermit permit;

    PermitReleasingResponse(ServerHttpResponse response, RequestPermit permit) {
        super(response);
        this.permit = permit;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        // One buffer stays one, which the server sends together with the headers.
        return body instanceof Mono<? extends DataBuffer> one
                ? super.writeWith(one.doOnTerminate(permit::end))
                : super.writeWith(Flux.from(body).doOnTerminate(permit::end));
    }
}
