package vn.sanvat.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import vn.sanvat.ServiceTest;

/** The whole service behind sockets whose other ends are slow, with a short deadline for bodies. */
@ServiceTest
class SlowBodyTests {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int MAX_REQUESTS = 10;
    private static final BodyLimits SHORT =
            new BodyLimits(Duration.ofMillis(400), DataSize.ofKilobytes(4), 64, 512, DataSize.ofMegabytes(16));
    private static final BodyLimits LONG =
            new BodyLimits(BOUND, DataSize.ofKilobytes(4), 64, 512, DataSize.ofMegabytes(16));

    @Autowired
    ApplicationContext context;

    private DisposableServer server;
    private IncomingBodies bodies;

    @BeforeEach
    void start() {
        serve(SHORT);
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    private void serve(BodyLimits limits) {
        bodies = new IncomingBodies(limits);
        var handler = WebHttpHandlerBuilder.applicationContext(context)
                .filters(filters -> filters.replaceAll(
                        filter -> filter instanceof RequestLimit ? new RequestLimit(MAX_REQUESTS) : filter))
                .httpHandlerDecorator(bodies)
                .build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) BOUND.toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String begun(String path, String headers) {
        var admin = Base64.getEncoder()
                .encodeToString(("admin:" + ServiceTest.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + admin + "\r\n" + headers
                + "\r\n\r\n";
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/products | Content-Type: application/json | {",
                "/api/products | Content-Type: application/json~Idempotency-Key: slow-1 | {",
                "/api/feedback | Content-Type: application/json | {",
                "/l/ABCDEFGHJK/feedback | Content-Type: application/x-www-form-urlencoded | text=a",
                "/api/photos | Content-Type: multipart/form-data; boundary=x | --x",
                "/api/photos | Content-Type: image/jpeg | x",
                "/api/import | Content-Type: application/x-ndjson | {",
                "/api/goods-sheet | Content-Type: text/csv | x",
            })
    void whoeverSendsTooSlowlyIsToldHoweverTheBodyIsRead(String path, String headers, String start) throws IOException {
        try (var socket = connected()) {
            send(socket, begun(path, headers.replace("~", "\r\n") + "\r\nContent-Length: 1000"));
            send(socket, start);

            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("connection: close")
                    .contains("/problems/too-slow", "came too slowly", "quá chậm");
        }
    }

    @Test
    void aByteNowAndThenIsTooSlowToo() throws IOException {
        try (var socket = connected()) {
            send(socket, begun("/api/products", "Content-Type: application/json\r\nTransfer-Encoding: chunked"));
            socket.setSoTimeout(50);
            int first = -2;
            for (int sent = 0; first == -2 && sent < 1_000; sent++) {
                send(socket, "1\r\n{\r\n");
                try {
                    first = socket.getInputStream().read();
                } catch (SocketTimeoutException notYet) {
                    first = -2;
                }
            }

            assertThat(first).isEqualTo('H');
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/feedback | Content-Type: application/json",
                "/l/ABCDEFGHJK/feedback | Content-Type: application/x-www-form-urlencoded",
                "/api/photos | Content-Type: multipart/form-data; boundary=x",
                "/api/photos | Content-Type: image/jpeg",
            })
    void othersAreServedWhileManySendSlowly(String path, String type) throws IOException {
        stop();
        serve(LONG);
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 2 * MAX_REQUESTS; i++) {
                var socket = connected();
                slow.add(socket);
                send(socket, begun(path, type + "\r\nContent-Length: 1000") + "{");
                int sent = i + 1;
                await().pollInterval(Duration.ofMillis(5)).atMost(BOUND).until(() -> bodies.count() == sent);
            }

            assertThat(answer("GET /api/products HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
            assertThat(answer(begun(
                                    "/api/feedback",
                                    "Connection: close\r\nContent-Type: application/json\r\nContent-Length: 2")
                            + "{}"))
                    .startsWith("HTTP/1.1 400");
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
        await().atMost(BOUND).until(() -> bodies.count() == 0);
    }

    private String answer(String request) throws IOException {
        try (var socket = connected()) {
            send(socket, request);
            return answer(socket);
        }
    }
}
