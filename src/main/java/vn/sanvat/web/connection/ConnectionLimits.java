package vn.sanvat.web.connection;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import vn.sanvat.web.ClientAddress;

/** Drops connections that send nothing, read too slowly, or are too many, and bounds what the others may hold. */
@Component
@EnableConfigurationProperties(ConnectionSettings.class)
class ConnectionLimits implements NettyServerCustomizer {

    /** Of what was sent without being asked for yet, that much is read and decoded: a hundred small requests at most. */
    private static final int READ_BYTES = 16 * 1024;

    private static final int FIRST_READ_BYTES = 2 * 1024;
    private static final int LEAST_READ_BYTES = 256;

    private final ConnectionSettings settings;
    private final OutboundBudget budget;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<ClientAddress, Integer> openOf = new ConcurrentHashMap<>();

    ConnectionLimits(ConnectionSettings settings) {
        this.settings = settings;
        this.budget = new OutboundBudget(settings.maxUnsent().toBytes());
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(settings.idle())
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(LEAST_READ_BYTES, FIRST_READ_BYTES, READ_BYTES))
                .doOnChannelInit((observer, channel, address) -> limit(channel));
    }

    /** Connections that are open now. */
    int open() {
        return open.get();
    }

    private void limit(Channel channel) {
        var from = counted(channel);
        channel.closeFuture().addListener(closed -> closed(from));
        if (open.incrementAndGet() > settings.max() || opened(from) > settings.maxOfNetwork()) {
            channel.unsafe().closeForcibly();
            return;
        }
        var pipeline = channel.pipeline();
        pipeline.addFirst(new OutboundQueue(budget, settings.write()));
        // Not there where HTTP/2 is spoken, which has limits of its own.
        if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
            pipeline.addBefore(NettyPipeline.HttpTrafficHandler, null, new HttpPipelining(settings.linger()));
        }
    }

    /** @return none on this machine: that is a proxy, for all of its callers, or whoever runs the service */
    private static @Nullable ClientAddress counted(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                        && remote.getAddress() != null
                        && !remote.getAddress().isLoopbackAddress()
                ? ClientAddress.of(remote)
                : null;
    }

    private int opened(@Nullable ClientAddress from) {
        return from == null ? 0 : openOf.merge(from, 1, Integer::sum);
    }

    private void closed(@Nullable ClientAddress from) {
        open.decrementAndGet();
        if (from != null) {
            openOf.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
        }
    }
}
