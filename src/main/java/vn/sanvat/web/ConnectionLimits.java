package vn.sanvat.web;

import io.netty.channel.Channel;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Drops connections that send nothing, send or read too slowly, or are too many. */
@Component
class ConnectionLimits implements NettyServerCustomizer {

    /** Without a whole request: kept alive, half-open, or sending its headers byte by byte. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** Between two pieces of a body. */
    private static final Duration READ = Duration.ofSeconds(30);

    /** For one piece of an answer, at most a picture: a phone with 10 kB/s needs half of it for 300 kB. */
    private static final Duration WRITE = Duration.ofSeconds(60);

    private static final int MAX_CONNECTIONS = 10_000;

    private final Duration idle;
    private final Duration read;
    private final Duration write;
    private final int maxConnections;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimits() {
        this(IDLE, READ, WRITE, MAX_CONNECTIONS);
    }

    ConnectionLimits(Duration idle, Duration read, Duration write, int maxConnections) {
        this.idle = idle;
        this.read = read;
        this.write = write;
        this.maxConnections = maxConnections;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(idle)
                .readTimeout(read)
                .doOnChannelInit((observer, channel, address) -> limit(channel));
    }

    /** Connections that are open now. */
    int open() {
        return open.get();
    }

    private void limit(Channel channel) {
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > maxConnections) {
            channel.unsafe().closeForcibly();
            return;
        }
        channel.pipeline().addFirst(new WriteTimeoutHandler(write.toMillis(), TimeUnit.MILLISECONDS));
    }
}
