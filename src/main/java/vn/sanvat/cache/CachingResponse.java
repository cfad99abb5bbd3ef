package vn.sanvat.cache;

import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A response whose body goes into the cache before it is sent, where {@link CachePolicy} allows. */
final class CachingResponse extends ServerHttpResponseDecorator {

    private final ServerWebExchange exchange;
    private final FreshnessStamp stamp;
    private final Consumer<CachedResponse> keep;

    CachingResponse(ServerWebExchange exchange, FreshnessStamp stamp, Consumer<CachedResponse> keep) {
        super(exchange.getResponse());
        this.exchange = exchange;
        this.stamp = stamp;
        this.keep = keep;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        if (!CachePolicy.allows(exchange)) {
            return super.writeWith(body);
        }
        return PublicRequest.signedIn().flatMap(signedIn -> signedIn ? super.writeWith(body) : keep(body));
    }

    private Mono<Void> keep(Publisher<? extends DataBuffer> body) {
        return DataBufferUtils.join(body, CachePolicy.MAX_BYTES).flatMap(joined -> {
            var bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
            return send(EncodedBody.of(
                    bytes, getHeaders().getContentType(), getHeaders().getETag()));
        });
    }

    private Mono<Void> send(EncodedBody bytes) {
        // Last of what is done before the headers go out: security has added its own by then.
        getDelegate()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    var answer = new CachedResponse(stamp, bytes, getHeaders());
                    keep.accept(answer);
                    answer.describe(exchange);
                }));
        return CachedResponse.write(exchange, bytes);
    }
}
