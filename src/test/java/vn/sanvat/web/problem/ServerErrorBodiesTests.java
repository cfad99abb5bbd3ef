package vn.sanvat.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.sanvat.ServiceTest;

/** What the server refuses before any code of ours is asked has words too, in both languages, and no line in the log. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("StringConcatToTextBlock") // at which Error Prone itself fails
class ServerErrorBodiesTests {

    private static final int LIMIT_MS = (int) Duration.ofSeconds(60).toMillis();

    @LocalServerPort
    int port;

    static Stream<Arguments> refusals() {
        var host = " HTTP/1.1\r\nHost: x\r\n";
        return Stream.of(
                Arguments.of("no request at all", "\r\n\r\ngarbage\r\n\r\n", 400),
                Arguments.of("no version", "GET /about\r\n\r\n", 400),
                Arguments.of("another protocol", "GET /about FTP/1.1\r\n\r\n", 400),
                Arguments.of("a version that is spoken otherwise", "GET /about HTTP/2.0\r\n\r\n", 400),
                Arguments.of("half an escape", "GET /search?q=50%" + host + "\r\n", 400),
                Arguments.of("half an escape in the path", "GET /l/50%" + host + "\r\n", 400),
                Arguments.of("no hexadecimal digits", "GET /l/%zz" + host + "\r\n", 400),
                Arguments.of("a header without a name", "GET /about" + host + ": x\r\n\r\n", 400),
                Arguments.of("a header with a space in its name", "GET /about" + host + "a b: x\r\n\r\n", 400),
                Arguments.of(
                        "a length that is no number", "POST /api/feedback" + host + "Content-Length: x\r\n\r\n", 400),
                Arguments.of("a length below zero", "POST /api/feedback" + host + "Content-Length: -1\r\n\r\n", 400),
                Arguments.of(
                        "two lengths",
                        "POST /api/feedback" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
                        400),
                Arguments.of(
                        "a chunk without a length",
                        "POST /sign-in" + host
                                + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                        400),
                Arguments.of(
                        "a chunk without a length, where no body is read",
                        "GET /catalog" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                        400),
                Arguments.of("a long address", "GET /" + "a".repeat(20_000) + host + "\r\n", 414),
                Arguments.of("large headers", "GET /about" + host + "X: " + "a".repeat(20_000) + "\r\n\r\n", 431),
                Arguments.of("many headers", "GET /about" + host + "X: a\r\n".repeat(5_000) + "\r\n", 431));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeReadIsRefusedInWords(String what, String request, int status, CapturedOutput output)
            throws IOException {
        var answer = answer(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("cache-control: no-store")
                .contains("\"type\":\"/problems/", "\"status\":" + status, "\"vi\":\"", "\"en\":\"")
                .doesNotContain("xception");
        assertThat(output.toString()).doesNotContain("ERROR", "WARN", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    void aPersonReadsItAsText(String accept) throws IOException {
        assertThat(answer(
                        "GET /search?q=50% HTTP/1.1\r\nHost: x\r\nAccept: " + accept + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: text/plain;charset=utf-8")
                .contains("Yêu cầu viết sai", "The request cannot be read");
    }

    @Test
    void whoAsksForTheHeadersAloneGetsNoBody() throws IOException {
        assertThat(answer("HEAD /search?q=50% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void anOldBrowserThatNamesNoHostIsServed() throws IOException {
        assertThat(answer("GET /about HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.").contains(" 200 OK", "</html>");
    }

    @Test
    void afterARefusalThatLeavesTheConnectionItIsUsedOn() throws IOException {
        try (var socket = opened("GET /search?q=50% HTTP/1.1\r\nHost: x\r\n\r\n"
                + "GET /about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            assertThat(read(socket)).startsWith("HTTP/1.1 400 ").contains("HTTP/1.1 200 ", "</html>");
        }
    }

    /** Nothing more is sent after it: what is refused at once is answered, and the connection ends. */
    private String answer(String request) throws IOException {
        try (var socket = opened(request)) {
            socket.shutdownOutput();
            return read(socket);
        }
    }

    private Socket opened(String request) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
