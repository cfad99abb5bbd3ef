package vn.sanvat.cache;

import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A response whose body is kept before it is sent, if a {@link Cached} door wrote it. */
final class KeptResponse extends ServerHttpResponseDecorator {

    /** A larger one would push too many others out. */
    private static final int MAX_BYTES = 2 * 1_024 * 1_024;

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
        if (!keepable()) {
            return super.writeWith(body);
        }
        return DataBufferUtils.join(body, MAX_BYTES).flatMap(joined -> {
            var bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
            return send(FinalBytes.of(bytes, getHeaders().getContentType()));
        });
    }

    /** Streams without a length are not kept. */
    private boolean keepable() {
        long length = getHeaders().getContentLength();
        return HttpStatus.OK.equals(getStatusCode())
                && length > 0
                && length <= MAX_BYTES
                && exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod door
                && (door.hasMethodAnnotation(Cached.class) || door.getBeanType().isAnnotationPresent(Cached.class));
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
