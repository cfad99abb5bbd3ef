package vn.sanvat.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.TemporaryFolder;

/** Forms with files that are wrong in every part of their grammar: each is told what is wrong, and nothing remains of it. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("StringConcatToTextBlock") // at which Error Prone itself fails
class FormFaultTests {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String PICTURE = new String(
            TestPictures.encoded(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png"),
            StandardCharsets.ISO_8859_1);

    /** More than is kept in memory. */
    private static final String LARGE = "x".repeat(1_200_000);

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    TemporaryFolder temporary;

    @LocalServerPort
    int port;

    @AfterEach
    void nothingHasChangedAndNoFileRemains() {
        assertThat(mongo.count(new Query(), "media").block()).isZero();
        assertNoFiles();
    }

    private void assertNoFiles() {
        await().atMost(BOUND).untilAsserted(() -> assertThat(files()).isEmpty());
    }

    private Stream<Path> files() throws IOException {
        try (var all = Files.walk(temporary.path())) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    /** @param headers of the part, its disposition among them */
    private static String part(String headers, String content) {
        return "--b\r\n" + headers + "\r\n\r\n" + content + "\r\n";
    }

    private static String file(String more) {
        return part("Content-Disposition: form-data; name=\"file\"" + more + "\r\nContent-Type: image/png", PICTURE);
    }

    private static String large() {
        return part("Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"", LARGE);
    }

    private static Arguments fault(String what, String body, String field, String says) {
        return Arguments.of(what, "multipart/form-data; boundary=b", body, field, says);
    }

    static Stream<Arguments> faults() {
        var end = "--b--\r\n";
        return Stream.of(
                Arguments.of("no boundary", "multipart/form-data", file("") + end, "Content-Type", "has no boundary"),
                Arguments.of("an empty boundary", "multipart/form-data; boundary=\"\"", file("") + end, "", ""),
                Arguments.of(
                        "another boundary", "multipart/form-data; boundary=c", file("") + end, "body", "not found"),
                fault("no boundary in the body", PICTURE, "body", "no part in the form"),
                fault("an empty body", "", "body", "part"),
                fault("no part", end, "body", "no part"),
                fault("never closed", file("") + "--b\r\n", "body", "ends in the middle"),
                fault("cut in a picture", large().substring(0, 700_000), "body", "ends in the middle"),
                fault("cut in a header", "--b\r\nContent-Dis", "body", "ends in the middle"),
                fault("a part without headers", "--b\r\n\r\nx\r\n" + end, "body", "has no name"),
                fault("no headers behind a large part", large() + "--b\r\n\r\nx\r\n" + end, "body", "has no name"),
                fault("no name", part("Content-Disposition: form-data", "x") + end, "body", "has no name"),
                fault("no name, but a file's", large().replace("name=\"file\"; ", "") + end, "body", "has no name"),
                fault("no disposition", part("Content-Type: text/plain", "x") + end, "body", "has no name"),
                fault("an empty name", part("Content-Disposition: form-data; name=\"\"", "x") + end, "body", "name"),
                fault("a blank name", part("Content-Disposition: form-data; name=\" \"", "x") + end, "body", "name"),
                fault("two files", file("") + file("; filename=\"b.png\"") + end, "file", "two parts of the name"),
                fault("two large files", large() + large() + end, "file", "two parts of the name"),
                fault("a repeated text", file("") + alt("a") + alt("b") + end, "alt", "two parts of the name"),
                fault("a long header", part("X: " + "y".repeat(20_000), "x") + end, "body", "too long"),
                fault("a long header that never ends", "--b\r\n" + "y".repeat(20_000), "body", "too long"),
                fault(
                        "many parts",
                        Stream.iterate(0, i -> i + 1)
                                        .limit(100)
                                        .map(i -> named("p" + i))
                                        .reduce("", String::concat)
                                + end,
                        "body",
                        "too many parts"),
                fault("garbage for a disposition", part("Content-Disposition: ;;;=\"", "x") + end, "body", ""),
                fault("an empty disposition", part("Content-Disposition: ", "x") + end, "body", ""),
                fault("an open quote", part("Content-Disposition: form-data; name=\"file", "x") + end, "", ""),
                fault("a name without a value", part("Content-Disposition: form-data; name", "x") + end, "body", ""),
                fault(
                        "an unknown charset of a file's name",
                        large().replace("filename=", "filename*=klingon''") + end,
                        "body",
                        "malformed"),
                fault(
                        "half an escape in a file's name",
                        part("Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''a%4", "x") + end,
                        "body",
                        "malformed"),
                fault(
                        "an unknown charset",
                        part(
                                        "Content-Disposition: form-data; name=\"alt\"\r\nContent-Type: text/plain; charset=klingon",
                                        "x")
                                + end,
                        "body",
                        "malformed"),
                fault(
                        "garbage for a type",
                        part("Content-Disposition: form-data; name=\"alt\"\r\nContent-Type: ///", "x") + end,
                        "body",
                        "malformed"),
                fault(
                        "a NUL in a name",
                        part("Content-Disposition: form-data; name=\"fi\u0000le\"", "x") + end,
                        "file",
                        "missing"),
                fault("a picture under another name", named("photo") + end, "file", "missing"),
                fault(
                        "a text for a picture",
                        part("Content-Disposition: form-data; name=\"file\"", "x") + end,
                        "file",
                        ""),
                fault(
                        "a picture for a text",
                        file("; filename=\"a\"")
                                + file("; filename=\"b\"").replace("name=\"file\"", "name=\"alt\"")
                                + end,
                        "alt",
                        "must be text"));
    }

    private static String alt(String text) {
        return part("Content-Disposition: form-data; name=\"alt\"", text);
    }

    private static String named(String name) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", "x");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFormThatIsWrongIsToldWhere(String what, String type, String body, String field, String says)
            throws IOException {
        for (var chunked : new boolean[] {false, true}) {
            var answer = answer(type, body, chunked);

            assertThat(answer).as(what).startsWith("HTTP/1.1 400").contains("\"vi\":", "\"en\":");
            if (!field.isEmpty()) {
                assertThat(answer).contains("\"field\":\"" + field + "\"");
            }
            assertThat(answer).contains(says);
        }
    }

    @Test
    void aPictureThatIsTooLargeIsRefused() throws IOException {
        var large = part("Content-Disposition: form-data; name=\"file\"; filename=\"a\"", "x".repeat(22_000_000));

        assertThat(answer("multipart/form-data; boundary=b", large + "--b--\r\n", false))
                .startsWith("HTTP/1.1 413")
                .contains("\"field\":\"file\"", "20 MB");
    }

    @Test
    void aTextThatIsTooLargeIsRefused() throws IOException {
        assertThat(answer("multipart/form-data; boundary=b", file("") + alt(LARGE) + "--b--\r\n", false))
                .startsWith("HTTP/1.1 413")
                .contains("\"field\":\"body\"");
    }

    @Test
    void ofAChunkedBodyThatIsCutOffNothingRemains() throws IOException {
        for (var end : new String[] {"", "5\r\nab", "ffffff\r\n"}) {
            try (var socket = connected()) {
                send(socket, head("multipart/form-data; boundary=b") + "Transfer-Encoding: chunked\r\n\r\n");
                var begun = large().substring(0, 1_100_000);
                send(socket, Integer.toHexString(begun.length()) + "\r\n" + begun + "\r\n" + end);
                await().atMost(BOUND).until(() -> files().findAny().isPresent());
            }
            assertNoFiles();
        }
    }

    @Test
    void aChunkThatIsNoneIsRefusedAndNoErrorOfOurs(CapturedOutput output) throws IOException {
        try (var socket = connected()) {
            send(socket, head("multipart/form-data; boundary=b") + "Transfer-Encoding: chunked\r\n\r\nnothex\r\nxx");

            assertThat(read(socket)).startsWith("HTTP/1.1 400").contains("\"vi\":");
        }
        assertNoFiles();
        assertThat(output.toString()).doesNotContain("ERROR");
    }

    private String answer(String type, String body, boolean chunked) throws IOException {
        try (var socket = connected()) {
            send(socket, head(type));
            if (chunked) {
                send(socket, "Transfer-Encoding: chunked\r\n\r\n");
                int half = body.length() / 2;
                for (var piece : new String[] {body.substring(0, half), body.substring(half)}) {
                    send(socket, piece.isEmpty() ? "" : Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
                }
                send(socket, "0\r\n\r\n");
            } else {
                send(socket, "Content-Length: " + body.length() + "\r\n\r\n" + body);
            }
            return read(socket);
        }
    }

    private static String head(String type) {
        var admin = Base64.getEncoder()
                .encodeToString(("admin:" + ServiceTest.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        return "POST /api/photos HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic " + admin
                + "\r\nContent-Type: " + type + "\r\n";
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) BOUND.toMillis());
        return socket;
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String read(Socket socket) throws IOException {
        return new String(Objects.requireNonNull(socket.getInputStream().readAllBytes()), StandardCharsets.UTF_8);
    }
}
