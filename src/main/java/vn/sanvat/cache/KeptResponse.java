package vn.sanvat.cache;

import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A response whose body is kept before it is sent, if a {@link Cached} door wrote it. */
final class KeptResponse extends ServerHttpResponseDecorator {

    private final ServerWebExchange exchange;
    private final Mark mark;
    private final Consumer<Answer> keep;

    KeptResponse(ServerWebExchange exchange, Mark mark, Consumer<Answer> keep) {
        super(exchange.getResponse());
        this.exchange = exchange;
        this.mark = mark;
        this.keep = keep;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        if (!Keepable.is(exchange)) {
            return super.writeWith(body);
        }
        return PublicRequest.signedIn().flatMap(signedIn -> signedIn ? super.writeWith(body) : keep(body));
    }

    private Mono<Void> keep(Publisher<? extends DataBuffer> body) {
        return DataBufferUtils.join(body, Keepable.MAX_BYTES).flatMap(joined -> {
            var bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
            return send(FinalBytes.of(
                    bytes, getHeaders().getContentType(), getHeaders().getETag()));
        });
    }

    private Mono<Void> send(FinalBytes bytes) {
        // Last of what is done before the headers go out: security has added its own by then.
        getDelegate()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    var answer = new Answer(mark, bytes, getHeaders());
                    keep.accept(answer);
                    answer.describe(exchange);
                }));
        return Answer.write(exchange, bytes);
    }
}
