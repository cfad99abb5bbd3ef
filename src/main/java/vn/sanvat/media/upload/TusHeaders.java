package vn.sanvat.media.upload;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** The headers of tus 1.0.0; every answer at its addresses says the version, a refusal too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TusHeaders implements WebFilter {

    static final String VERSION = "1.0.0";
    static final String EXTENSIONS = "creation,expiration";

    static final String RESUMABLE = "Tus-Resumable";
    static final String VERSIONS = "Tus-Version";
    static final String EXTENSION = "Tus-Extension";
    static final String MAX_SIZE = "Tus-Max-Size";
    static final String LENGTH = "Upload-Length";
    static final String OFFSET = "Upload-Offset";
    static final String METADATA = "Upload-Metadata";
    static final String EXPIRES = "Upload-Expires";

    /** Of a piece's body. */
    static final String PIECE = "application/offset+octet-stream";

    private static final PathPattern ADDRESSES = PathPatternParser.defaultInstance.parse(UploadApi.PATH + "/{*id}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath();
        if (ADDRESSES.matches(path)) {
            exchange.getResponse().getHeaders().set(RESUMABLE, VERSION);
        }
        return chain.filter(exchange);
    }
}
