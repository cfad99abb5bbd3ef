package vn.sanvat.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Against a server with short limits. */
class ConnectionLimitsTests {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** More than the buffers of both ends of a connection take. */
    private static final int MANY_BYTES = 100_000_000;

    private static final byte[] MANY = new byte[MANY_BYTES];

    private final AtomicInteger asked = new AtomicInteger();
    private DisposableServer server = start(new ConnectionLimits(new Settings().made()));

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    /** Long and large but for what a test is about. */
    private record Settings(Duration idle, Duration write, Duration linger, int max, DataSize maxUnsent) {

        Settings() {
            this(LONG, LONG, LONG, 10, DataSize.ofGigabytes(1));
        }

        ConnectionSettings made() {
            return new ConnectionSettings(idle, write, linger, max, 10, maxUnsent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET / HTTP/1.1\r\nHost: x\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"})
    void whoSendsNoWholeRequestIsDropped(String sent) throws IOException {
        restart(new Settings(SHORT, LONG, LONG, 10, DataSize.ofGigabytes(1)));

        try (var client = connected()) {
            send(client, sent);

            assertThat(readToTheEnd(client)).isLessThan(1_000);
        }
    }

    @Test
    void whoSendsHeadersByteByByteIsDropped() throws IOException {
        restart(new Settings(SHORT, LONG, LONG, 10, DataSize.ofGigabytes(1)));

        try (var client = connected()) {
            send(client, "GET / HTTP/1.1\r\nX: ");
            client.setSoTimeout(20);
            var dropped = false;
            for (int sent = 0; !dropped && sent < 3_000; sent++) {
                dropped = droppedAfterSending(client, "a");
            }

            assertThat(dropped).isTrue();
        }
    }

    /** Waits a little for what the server says. */
    private static boolean droppedAfterSending(Socket client, String text) {
        try {
            send(client, text);
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException nothingYet) {
            return false;
        } catch (IOException dropped) {
            return true;
        }
    }

    @Test
    void whoGoesOnSendingABodyThatNobodyWaitsForIsDropped() throws IOException {
        restart(new Settings(LONG, LONG, SHORT, 10, DataSize.ofGigabytes(1)));

        try (var client = connected()) {
            send(client, "POST /refuse HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");

            assertThat(readToTheEnd(client)).isBetween(1L, 1_000L);
        }
    }

    @Test
    void whoDoesNotReadHisAnswerIsDropped() throws IOException {
        var limits = restart(new Settings(LONG, SHORT, LONG, 10, DataSize.ofGigabytes(1)));

        try (var client = connected()) {
            send(client, "GET /many HTTP/1.1\r\nHost: x\r\n\r\n");
            await().atMost(LONG).until(() -> limits.open() == 1);
            await().atMost(LONG).until(() -> limits.open() == 0);

            assertThat(readToTheEnd(client)).isLessThan(MANY_BYTES);
        }
    }

    @Test
    void whoReadsGetsAllOfALargeAnswer() throws IOException {
        try (var client = connected()) {
            send(client, "GET /many HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(readToTheEnd(client)).isBetween((long) MANY_BYTES, MANY_BYTES + 1_000L);
        }
    }

    @Test
    void oneConnectionTooManyIsClosed() throws IOException {
        var limits = restart(new Settings(LONG, LONG, LONG, 1, DataSize.ofGigabytes(1)));

        try (var first = connected()) {
            await().atMost(LONG).until(() -> limits.open() == 1);
            try (var second = connected()) {
                assertThat(readToTheEnd(second)).isZero();
            }
            send(first, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(readToTheEnd(first)).isPositive();
        }
    }

    @Test
    void requestsSentAheadAreAnsweredInTheirOrder() throws IOException {
        try (var client = connected()) {
            var requests = new StringBuilder();
            for (int i = 0; i < HttpPipelining.MAX_WAITING; i++) {
                requests.append("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n<%02d>".formatted(i));
            }
            send(
                    client,
                    requests + "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nend");

            var answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(Pattern.compile("<(\\d\\d)>").matcher(answers).results().map(found -> found.group(1)))
                    .hasSize(HttpPipelining.MAX_WAITING)
                    .isSorted();
            assertThat(answers).contains("end");
        }
    }

    @Test
    void whoSendsTooManyAheadIsDropped() throws IOException {
        try (var client = connected()) {
            send(client, "GET /many HTTP/1.1\r\nHost: x\r\n\r\n".repeat(HttpPipelining.MAX_WAITING + 2));

            assertThat(readToTheEnd(client)).isLessThan(2L * MANY_BYTES);
        }
    }

    @Test
    void whoDoesNotReadOneAnswerIsNotMadeTheNext() throws IOException {
        try (var client = connected()) {
            send(client, "GET /many HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3));
            await().atMost(LONG).until(() -> asked.get() == 1);
            for (int read = 0; read < MANY_BYTES / 2; ) {
                read += client.getInputStream().readNBytes(1_000_000).length;
                assertThat(asked).hasValue(1);
            }

            client.getInputStream().skipNBytes(MANY_BYTES / 2 + 1_000);

            await().atMost(LONG).until(() -> asked.get() == 2);
        }
    }

    @Test
    void whoHasReadNothingForLongestMakesRoom() throws IOException {
        var limits = restart(new Settings(LONG, LONG, LONG, 10, DataSize.ofBytes(MANY_BYTES * 5L / 2)));
        var stalled = new ArrayList<Socket>();
        for (int i = 0; i < 3; i++) {
            stalled.add(connected());
            send(stalled.getLast(), "GET /many HTTP/1.1\r\nHost: x\r\n\r\n");
            int sent = i + 1;
            await().atMost(LONG).until(() -> asked.get() == sent);
        }

        await().atMost(LONG).until(() -> limits.open() == 2);
        assertThat(readToTheEnd(stalled.getFirst())).isLessThan(MANY_BYTES);
        stalled.getLast().getInputStream().skipNBytes(MANY_BYTES);
        for (var socket : stalled) {
            socket.close();
        }
    }

    private ConnectionLimits restart(Settings settings) {
        server.disposeNow();
        var limits = new ConnectionLimits(settings.made());
        server = start(limits);
        return limits;
    }

    private DisposableServer start(ConnectionLimits limits) {
        return limits.apply(HttpServer.create())
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/", (request, response) -> response.sendString(Mono.just("yes")))
                        .get("/many", (request, response) -> {
                            asked.incrementAndGet();
                            return response.sendByteArray(Mono.just(MANY));
                        })
                        .post(
                                "/refuse",
                                (request, response) -> response.status(401)
                                        .header("Content-Length", "2")
                                        .sendString(Mono.just("no")))
                        .post(
                                "/echo",
                                (request, response) ->
                                        response.send(request.receive().retain())))
                .bindNow();
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
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
