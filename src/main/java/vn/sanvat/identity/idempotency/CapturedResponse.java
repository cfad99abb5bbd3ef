package vn.sanvat.identity.idempotency;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes an answer down instead of sending it, so that it can be kept first, in whichever form it was asked for; a file, such as a package
 * of goods, passes through: it is made anew, and nothing else is. Status and headers go to the real response.
 */
final class CapturedResponse extends ServerHttpResponseDecorator {

    /** No answer to a create is near that. */
    private static final int MAX_BYTES = 1024 * 1024;

    private volatile byte[] body = {};
    private volatile boolean passed;

    CapturedResponse(ServerHttpResponse response) {
        super(response);
    }

    /** True once a file has gone out, which is not kept. */
    boolean passed() {
        return passed;
    }

    byte[] body() {
        return body;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> buffers) {
        if (getHeaders().containsHeader(HttpHeaders.CONTENT_DISPOSITION)) {
            passed = true;
            return getDelegate().writeWith(buffers);
        }
        return DataBufferUtils.join(buffers, MAX_BYTES)
                .doOnNext(joined -> {
                    var bytes = new byte[joined.readableByteCount()];
                    joined.read(bytes);
                    DataBufferUtils.release(joined);
                    body = bytes;
                })
                .then();
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> buffers) {
        return writeWith(Flux.from(buffers).concatMap(Flux::from));
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.empty();
    }
}
