package vn.sanvat.cache;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** What says that it comes as it was asked for, compressed or plain, is not looked at again by the server's own compression. */
@Component
class CompressionBypass implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        var compressible = server.configuration().compressPredicate();
        return compressible == null
                ? server
                : server.compress((request, response) -> !response.responseHeaders()
                                .contains(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING, true)
                        && compressible.test(request, response));
    }
}
