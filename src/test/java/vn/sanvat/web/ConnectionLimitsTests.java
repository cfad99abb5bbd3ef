package vn.sanvat.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Against a server with short limits. */
class ConnectionLimitsTests {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** More than the buffers of both ends of a connection take. */
    private static final int MANY_BYTES = 100_000_000;

    private DisposableServer server = start(new ConnectionLimits());

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET / HTTP/1.1\r\nHost: x\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"})
    void whoSendsNoWholeRequestIsDropped(String sent) throws IOException {
        restart(new ConnectionLimits(SHORT, LONG, LONG, 10));

        try (var client = connected()) {
            client.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));

            assertThat(readToTheEnd(client)).isLessThan(1_000);
        }
    }

    @Test
    void aBodyThatStopsComingIsDropped() throws IOException {
        restart(new ConnectionLimits(LONG, SHORT, LONG, 10));

        try (var client = connected()) {
            client.getOutputStream()
                    .write("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(readToTheEnd(client)).isLessThan(1_000);
        }
    }

    @Test
    void whoDoesNotReadHisAnswerIsDropped() throws IOException {
        var limits = new ConnectionLimits(LONG, LONG, SHORT, 10);
        restart(limits);

        try (var client = connected()) {
            client.getOutputStream().write("GET /many HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().atMost(LONG).until(() -> limits.open() == 1);
            await().atMost(LONG).until(() -> limits.open() == 0);

            assertThat(readToTheEnd(client)).isLessThan(MANY_BYTES);
        }
    }

    @Test
    void oneConnectionTooManyIsClosed() throws IOException {
        var limits = new ConnectionLimits(LONG, LONG, LONG, 1);
        restart(limits);

        try (var first = connected()) {
            await().atMost(LONG).until(() -> limits.open() == 1);
            try (var second = connected()) {
                assertThat(readToTheEnd(second)).isZero();
            }
            first.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(readToTheEnd(first)).isPositive();
        }
    }

    private void restart(ConnectionLimits limits) {
        server.disposeNow();
        server = start(limits);
    }

    private static DisposableServer start(ConnectionLimits limits) {
        return limits.apply(HttpServer.create())
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/", (request, response) -> response.sendString(Mono.just("yes")))
                        .get("/many", (request, response) -> response.sendByteArray(Mono.just(new byte[MANY_BYTES])))
                        .post(
                                "/echo",
                                (request, response) ->
                                        response.send(request.receive().retain())))
                .bindNow();
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) LONG.toMillis());
        return socket;
    }

    /** @return how many bytes came before the server closed */
    private static long readToTheEnd(Socket socket) throws IOException {
        long count = 0;
        try {
            var buffer = new byte[65_536];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                count += read;
            }
        } catch (SocketException reset) {
            return count;
        }
        return count;
    }
}
