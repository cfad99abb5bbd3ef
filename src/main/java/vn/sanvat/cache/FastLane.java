package vn.sanvat.cache;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.web.RequestId;

/**
 * Answers on the connection itself what is kept and fresh, as a file server would; everything else goes on to the service. One for
 * each connection, used by its one thread.
 */
final class FastLane extends ChannelDuplexHandler {

    /** Whoever sends one of these wants more than what is kept. */
    private static final List<CharSequence> FOR_THE_SERVICE = List.of(
            HttpHeaderNames.AUTHORIZATION,
            HttpHeaderNames.CONTENT_LENGTH,
            HttpHeaderNames.TRANSFER_ENCODING,
            HttpHeaderNames.UPGRADE,
            HttpHeaderNames.EXPECT,
            RequestId.HEADER);

    private final AnswerCache answers;
    private final Freshness freshness;
    private final RequestId ids;

    /** Requests of this connection that the service has not answered yet. Answers must go out in the order of requests. */
    private int underWay;

    /** The end of a request that was answered here is still to come. */
    private boolean ending;

    FastLane(AnswerCache answers, Freshness freshness, RequestId ids) {
        this.answers = answers;
        this.freshness = freshness;
        this.ids = ids;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            var answer = underWay == 0 ? kept(request) : null;
            if (answer != null) {
                ending = true;
                send(context, request, answer);
                return;
            }
            underWay++;
        } else if (ending && message instanceof HttpContent) {
            ending = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (underWay == 0) {
            // The service, which asks for more when it has answered, has nothing to answer.
            context.flush();
            context.read();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        boolean interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim && underWay > 0) {
            underWay--;
        }
        super.write(context, message, promise);
    }

    private @Nullable Answer kept(HttpRequest request) {
        if (!request.method().equals(HttpMethod.GET)
                || !request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                || request.decoderResult().isFailure()
                || !freshness.current()) {
            return null;
        }
        var headers = request.headers();
        for (var name : FOR_THE_SERVICE) {
            if (headers.contains(name)) {
                return null;
            }
        }
        var key = Key.of(
                request.uri(),
                headers.get(HttpHeaderNames.ACCEPT),
                headers.get(HttpHeaderNames.COOKIE),
                headers.get(HttpHeaderNames.ACCEPT_LANGUAGE));
        return key == null ? null : answers.fresh(key);
    }

    private void send(ChannelHandlerContext context, HttpRequest request, Answer answer) {
        HttpHeaders asked = request.headers();
        var response = answer.to(asked.get(HttpHeaderNames.ACCEPT_ENCODING), asked.get(HttpHeaderNames.IF_NONE_MATCH));
        response.headers().set(RequestId.HEADER, ids.next());
        boolean last = !HttpUtil.isKeepAlive(request);
        if (last) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        context.write(response)
                .addListener(last ? ChannelFutureListener.CLOSE : ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
