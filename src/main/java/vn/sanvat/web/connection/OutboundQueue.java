package vn.sanvat.web.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands an answer to the network in slices, as fast as it is read. Netty would copy it whole into memory outside the heap, for each of
 * those who ask and never read; the bytes of a cached response stay here what they are: one array for all. One for each connection, used by
 * its one thread but for {@link #cut} and what that is chosen by.
 */
@SuppressWarnings("FutureReturnValueIgnored") // whoever waits for a write has its promise
final class OutboundQueue extends ChannelDuplexHandler {

    static final int SLICE_BYTES = 32 * 1024;

    private final OutboundBudget budget;
    private final Duration timeout;
    private final Deque<Write> waiting = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;
    private long unsentBytes;
    private volatile long movedNanos;
    private volatile boolean cut;

    /** Looks once in {@link #timeout} whether anything has moved; a timer for each write would cost more than the write. */
    private @Nullable Future<?> watch;

    /** @param timeout in which each slice must be taken */
    OutboundQueue(OutboundBudget budget, Duration timeout) {
        this.budget = budget;
        this.timeout = timeout;
    }

    private record Write(Object message, ChannelPromise promise) {}

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void write(ChannelHandlerContext written, Object message, ChannelPromise promise) {
        if (!written.channel().isActive()) {
            // Fails there, and is released.
            written.write(message, promise);
            return;
        }
        if (message instanceof ByteBuf buffer) {
            hold(buffer.readableBytes());
            if (watch == null) {
                watchFor(written, timeout.toNanos());
            }
        }
        waiting.add(new Write(message, promise));
    }

    @Override
    public void flush(ChannelHandlerContext flushed) {
        drain(flushed);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        drain(changed);
        changed.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ended) {
        if (watch != null) {
            watch.cancel(false);
        }
        drop();
        ended.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        drop();
    }

    /** When the last of it was read, or the first of it was held. */
    long movedNanos() {
        return movedNanos;
    }

    boolean mayBeCut() {
        return !cut;
    }

    void cut() {
        cut = true;
        if (context != null) {
            context.channel().close();
        }
    }

    private void watchFor(ChannelHandlerContext watched, long nanos) {
        watch = watched.executor().schedule(() -> look(watched), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext watched) {
        long leftNanos = movedNanos + timeout.toNanos() - System.nanoTime();
        if (unsentBytes == 0) {
            watch = null;
        } else if (leftNanos > 0) {
            watchFor(watched, leftNanos);
        } else {
            cut();
        }
    }

    private void drain(ChannelHandlerContext drained) {
        var channel = drained.channel();
        do {
            while (channel.isWritable() && !waiting.isEmpty()) {
                writeNext(drained);
            }
            drained.flush();
        } while (channel.isWritable() && !waiting.isEmpty());
    }

    private void writeNext(ChannelHandlerContext drained) {
        var next = waiting.element();
        if (!(next.message() instanceof ByteBuf buffer)) {
            waiting.remove();
            drained.write(next.message(), next.promise());
            return;
        }
        int bytes = Math.min(SLICE_BYTES, buffer.readableBytes());
        boolean last = bytes == buffer.readableBytes();
        var promise = last ? next.promise().unvoid() : drained.newPromise();
        promise.addListener(sent -> sent(bytes));
        if (last) {
            waiting.remove();
        }
        drained.write(last ? buffer : buffer.readRetainedSlice(bytes), promise);
    }

    private void hold(int bytes) {
        if (unsentBytes == 0) {
            movedNanos = System.nanoTime();
            budget.began(this);
        }
        unsentBytes += bytes;
        budget.held(bytes);
    }

    private void sent(int bytes) {
        movedNanos = System.nanoTime();
        unsentBytes -= bytes;
        budget.sent(bytes);
        if (unsentBytes == 0) {
            budget.ended(this);
        }
    }

    private void drop() {
        for (var write = waiting.poll(); write != null; write = waiting.poll()) {
            if (write.message() instanceof ByteBuf buffer) {
                sent(buffer.readableBytes());
            }
            ReferenceCountUtil.release(write.message());
            write.promise().tryFailure(new ClosedChannelException());
        }
    }
}
