package vn.sanvat.web.connection;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Tells the server that a request cannot be read where it is not clear which host is asked, which whoever stands in front of us could
 * understand differently, or which version is spoken: the decoder takes them all. RFC 9112, section 3.2.
 */
@Component
class HostCheck implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> {
            var pipeline = channel.pipeline();
            // HTTP/2 has no header of that name.
            if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
                pipeline.addBefore(NettyPipeline.HttpTrafficHandler, null, Check.INSTANCE);
            }
        });
    }

    /** The same for all connections: it keeps nothing. */
    @Sharable
    private static final class Check extends ChannelInboundHandlerAdapter {

        private static final Check INSTANCE = new Check();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request
                    && request.decoderResult().isSuccess()
                    && !clear(request)) {
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("Version or Host")));
            }
            context.fireChannelRead(message);
        }
    }

    private static boolean clear(HttpRequest request) {
        var version = request.protocolVersion();
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        return version.equals(HttpVersion.HTTP_1_1) ? hosts == 1 : version.equals(HttpVersion.HTTP_1_0) && hosts <= 1;
    }
}
