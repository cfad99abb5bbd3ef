package vn.sanvat.web.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpStatusClass;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/**
 * Gives words to what the server refuses before any code of ours is asked: requests that cannot be read, addresses that are too long or
 * encoded wrongly. It answers them with a status and nothing else; every other error of the service has a body.
 */
@Component
class ServerErrorBodies implements NettyServerCustomizer {

    private final JsonMapper mapper;

    ServerErrorBodies(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> {
            var pipeline = channel.pipeline();
            if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
                pipeline.addBefore(NettyPipeline.HttpTrafficHandler, null, new Words());
            }
        });
    }

    /** One for each connection, used by its one thread. */
    private final class Words extends ChannelDuplexHandler {

        private @Nullable HttpRequest request;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest next) {
                request = next;
            }
            context.fireChannelRead(message);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // whoever waits for a write has its promise
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof FullHttpResponse answer && isWordless(answer)) {
                context.write(worded(answer), promise);
            } else {
                context.write(message, promise);
            }
        }

        private boolean isWordless(FullHttpResponse answer) {
            var status = answer.status().codeClass();
            return (status == HttpStatusClass.CLIENT_ERROR || status == HttpStatusClass.SERVER_ERROR)
                    && !answer.content().isReadable()
                    && (request == null || !request.method().equals(HttpMethod.HEAD));
        }

        private FullHttpResponse worded(FullHttpResponse answer) {
            var problem = problem(answer.status().code());
            boolean text = request != null && asksForPage(request);
            var bytes = text
                    ? text(problem)
                    : mapper.writeValueAsBytes(ProblemHandler.Body.of(problem, Localized.VIETNAMESE, null, null));
            var headers = answer.headers();
            headers.set(
                    HttpHeaderNames.CONTENT_TYPE,
                    text ? "text/plain;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            headers.set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
            headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            answer.release();
            return answer.replace(Unpooled.wrappedBuffer(bytes));
        }
    }

    /** As browsers do, among other forms. */
    private static boolean asksForPage(HttpRequest request) {
        return request.headers().getAll(HttpHeaderNames.ACCEPT).stream()
                .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html"));
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 414 ->
                Problem.of(
                        Kind.ADDRESS_TOO_LONG,
                        null,
                        "Địa chỉ của yêu cầu quá dài",
                        "The address of the request is too long");
            case 431 ->
                Problem.of(
                        Kind.HEADERS_TOO_LARGE,
                        null,
                        "Tiêu đề (header) của yêu cầu quá lớn",
                        "The headers of the request are too large");
            case 400 ->
                Problem.of(
                        Kind.INVALID,
                        null,
                        "Yêu cầu viết sai nên không đọc được: dòng đầu, địa chỉ (như % không kèm hai chữ số) hoặc tiêu đề"
                                + " (như không có Host, hay có hai)",
                        "The request cannot be read: its first line, its address (such as a % without two digits) or a"
                                + " header is malformed (such as no Host, or two)");
            default -> ExceptionTranslator.of(new ResponseStatusException(HttpStatusCode.valueOf(status)));
        };
    }

    private static byte[] text(Problem problem) {
        var says = problem.faults().getFirst().says();
        return (says.vi() + "\n" + says.en() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
