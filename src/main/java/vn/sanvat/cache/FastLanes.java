package vn.sanvat.cache;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import vn.sanvat.web.RequestId;

/** Puts a {@link FastLane} into every connection. */
@Component
class FastLanes implements NettyServerCustomizer {

    private static final String NAME = "fastLane";

    private final AnswerCache answers;
    private final Freshness freshness;
    private final RequestId ids;

    FastLanes(AnswerCache answers, Freshness freshness, RequestId ids) {
        this.answers = answers;
        this.freshness = freshness;
        this.ids = ids;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> {
            var pipeline = channel.pipeline();
            // Not there where HTTP/2 is spoken; then the service answers by itself.
            if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
                pipeline.addBefore(NettyPipeline.HttpTrafficHandler, NAME, new FastLane(answers, freshness, ids));
            }
        });
    }
}
