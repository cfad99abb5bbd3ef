package vn.sanvat.cache;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.web.RequestId;

/** A response in the cache: its body and its headers in each of the encodings in which it goes out. */
final class CachedResponse {

    /** What differs from answer to answer, and what a 304 does not repeat. RFC 9110, section 15.4.5. */
    private static final Set<String> OF_ONE_ANSWER =
            Set.of(RequestId.HEADER, HttpHeaders.DATE, HttpHeaders.CONNECTION, HttpHeaders.TRANSFER_ENCODING);

    private static final Set<String> OF_A_BODY =
            Set.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_ENCODING);
    private static final int HEADERS_BYTES = 2_048;

    private final FreshnessStamp stamp;
    private final EncodedBody body;
    private final DefaultHttpHeaders plain;

    /** Of the first who took it compressed. */
    private volatile @Nullable DefaultHttpHeaders gzip;

    /** @param described all headers that security and the controller have set, without those that depend on the encoding */
    CachedResponse(FreshnessStamp stamp, EncodedBody body, HttpHeaders described) {
        this.stamp = stamp;
        this.body = body;
        this.plain = new DefaultHttpHeaders();
        described.forEach((name, values) -> {
            if (OF_ONE_ANSWER.stream().noneMatch(name::equalsIgnoreCase)) {
                plain.add(name, values);
            }
        });
        if (body.negotiated()) {
            plain.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        describe(plain, body.plain());
    }

    FreshnessStamp stamp() {
        return stamp;
    }

    /** In bytes, both encodings and the headers. */
    int weight() {
        return body.size() + HEADERS_BYTES;
    }

    Mono<Void> send(ServerWebExchange exchange) {
        describe(exchange);
        return write(exchange, body);
    }

    /** Sets the headers for whoever asks, in the place of those that are set. */
    void describe(ServerWebExchange exchange) {
        var asked = exchange.getRequest().getHeaders();
        var response = exchange.getResponse().getHeaders();
        var headers = headers(body.forClient(asked.getFirst(HttpHeaders.ACCEPT_ENCODING)));
        headers.names().forEach(name -> response.put(name, headers.getAll(name)));
        if (body.matches(asked.getFirst(HttpHeaders.IF_NONE_MATCH))) {
            OF_A_BODY.forEach(response::remove);
        }
    }

    /** Sends the bytes, or says that the client has them. */
    static Mono<Void> write(ServerWebExchange exchange, EncodedBody body) {
        var asked = exchange.getRequest().getHeaders();
        var response = exchange.getResponse();
        if (body.matches(asked.getFirst(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        var bytes = body.forClient(asked.getFirst(HttpHeaders.ACCEPT_ENCODING)).bytes();
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    private DefaultHttpHeaders headers(EncodedBody.Variant variant) {
        if (variant.equals(body.plain())) {
            return plain;
        }
        var made = gzip;
        if (made == null) {
            made = new DefaultHttpHeaders();
            made.set(plain);
            describe(made, variant);
            made.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            gzip = made;
        }
        return made;
    }

    private static void describe(DefaultHttpHeaders headers, EncodedBody.Variant variant) {
        headers.set(HttpHeaders.ETAG, variant.etag());
        headers.set(HttpHeaders.CONTENT_LENGTH, variant.bytes().length);
    }
}
