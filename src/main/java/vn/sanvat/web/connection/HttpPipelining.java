package vn.sanvat.web.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * One request of a connection at a time: the next is let through when the answer to the one before has left for the network. The
 * server lets it through as soon as the answer is made, so that whoever asks a hundred times and reads nothing had a hundred answers
 * kept for him; and what it has read ahead it keeps without a limit. One for each connection, used by its one thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // whoever waits for a write has its promise
final class HttpPipelining extends ChannelDuplexHandler {

    /** Requests sent ahead of their turn; browsers send none. Who sends more is dropped. */
    static final int MAX_WAITING = 64;

    /** Of their bodies together; they come in one read, see {@link ConnectionLimits}. */
    static final int MAX_WAITING_BYTES = 64 * 1024;

    private final Duration linger;
    private final Queue<Object> waiting = new ArrayDeque<>();
    private int waitingRequests;
    private int waitingBytes;

    /** A request was let through whose answer has not left yet. */
    private boolean answering;

    /** A request was let through whose last piece has not come yet. */
    private boolean receiving;

    private boolean interim;

    /** The last piece of an answer was sent, and no request was let through since. */
    private boolean answered;

    /** What comes is dropped until the caller has closed his end. */
    private boolean lingering;

    /** Counts the requests that were let through. */
    private long turn;

    HttpPipelining(Duration linger) {
        this.linger = linger;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (lingering) {
            ReferenceCountUtil.release(message);
        } else if (!waiting.isEmpty() || (answering && message instanceof HttpRequest)) {
            keep(context, message);
        } else {
            pass(context, message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (lingering) {
            context.read();
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (waiting.isEmpty()) {
            context.read();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        if (message instanceof LastHttpContent && !interim) {
            answered = true;
            // Later, when all others who wait for the end of this answer have been told.
            context.write(
                    message,
                    promise.unvoid().addListener(left -> context.executor().execute(() -> next(context))));
        } else {
            context.write(message, promise);
        }
    }

    /**
     * A connection that is closed with something unread in it is reset, and the caller may never see why he was refused. So only our
     * end is closed at first, as other servers do too. RFC 9112, section 9.6.
     */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (lingering || !answered || !receiving || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        lingering = true;
        channel.shutdownOutput();
        context.executor().schedule(() -> context.close(promise), linger.toMillis(), TimeUnit.MILLISECONDS);
        context.read();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        drop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        drop();
    }

    private void keep(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            waitingRequests++;
        }
        if (message instanceof HttpContent content) {
            waitingBytes += content.content().readableBytes();
        }
        if (!context.channel().isActive() || waitingRequests > MAX_WAITING || waitingBytes > MAX_WAITING_BYTES) {
            ReferenceCountUtil.release(message);
            context.close();
            return;
        }
        waiting.add(message);
    }

    private void pass(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            answering = true;
            answered = false;
            receiving = true;
            turn++;
        }
        // Of what cannot be read nobody knows where it ends.
        if (message instanceof LastHttpContent last && last.decoderResult().isSuccess()) {
            receiving = false;
        }
        context.fireChannelRead(message);
    }

    private void next(ChannelHandlerContext context) {
        answering = false;
        if (receiving) {
            leaveLater(context);
        }
        if (waiting.isEmpty() || !context.channel().isActive()) {
            return;
        }
        waitingRequests--;
        do {
            var message = waiting.remove();
            if (message instanceof HttpContent content) {
                waitingBytes -= content.content().readableBytes();
            }
            pass(context, message);
        } while (!waiting.isEmpty() && !(waiting.peek() instanceof HttpRequest));
        context.fireChannelReadComplete();
        if (waiting.isEmpty()) {
            // Whoever asked to read meanwhile was put off.
            context.read();
        }
    }

    /** Whoever was refused before his body had come may send the rest, which nobody reads, for a while. */
    private void leaveLater(ChannelHandlerContext context) {
        long left = turn;
        context.executor()
                .schedule(
                        () -> {
                            if (receiving && turn == left) {
                                context.close();
                            }
                        },
                        linger.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void drop() {
        for (var message = waiting.poll(); message != null; message = waiting.poll()) {
            ReferenceCountUtil.release(message);
        }
    }
}
