package vn.sanvat.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;

/** Requests that no browser sends: each gets an answer that says what is wrong, and none is our mistake. */
@ServiceTest
class StrangeRequestTests {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Autowired
    WebTestClient http;

    @LocalServerPort
    int port;

    @BeforeEach
    void patience() {
        http = http.mutate().responseTimeout(BOUND).build();
    }

    /** Byte for byte, because every HTTP client would mend the request. */
    private String answerTo(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) BOUND.toMillis());
            socket.getOutputStream()
                    .write((request.replace("\n", "\r\n") + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/catalog", "/cooperative", "/about", "/nothing"})
    void queriesWithStrangeCharactersAreNoMistakeOfOurs(String path) throws IOException {
        for (var query : new String[] {"page[]=1", "page=1;size=2", "x=\u00ff", "x=\"><b>", "&&lang=en&=", "lang"}) {
            assertThat(answerTo("GET " + path + "?" + query + " HTTP/1.1\nHost: x\nAccept: text/html\n"))
                    .as(query)
                    .matches("(?s)HTTP/1.1 (200|400|404) .*");
        }
    }

    @Test
    void pathsWithRawBytesAreNoMistakeOfOurs() throws IOException {
        assertThat(answerTo("GET /l/\u00ff\u00fe HTTP/1.1\nHost: x\nAccept: text/html\n"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void twoSlashesNameNoOtherHost() throws IOException {
        assertThat(answerTo("GET //elsewhere.example/a HTTP/1.1\nHost: x\nAccept: text/html\n"))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("\"//elsewhere");
    }

    @Test
    void theApisPageDoesNotDependOnWhatTheHostIsCalled() throws IOException {
        assertThat(answerTo("GET /api HTTP/1.1\nHost: x\nAccept: text/html\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1\n",
                "HTTP/1.1\nHost: x\nHost: y\n",
                "HTTP/9.9\nHost: x\n",
                "HTTP/1.0\nHost: x\nHost: y\n"
            })
    void whichHostIsAskedMustBeClear(String rest) throws IOException {
        assertThat(answerTo("GET /about " + rest)).startsWith("HTTP/1.1 400").contains("such as no Host, or two");
    }

    @Test
    void whatComesAfterARequestToTwoHostsIsNotAnswered() throws IOException {
        var first = "POST /sign-in HTTP/1.1\nHost: x\nHost: y\nContent-Length: 5\n\nname=";

        assertThat(answerTo(first + "GET /about HTTP/1.1\nHost: x\nAccept: text/html\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("</html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "FOO"})
    void aMethodThatAnAddressDoesNotHaveIsAnsweredWithThoseThatItHas(String method) throws IOException {
        assertThat(answerTo(method + " /about HTTP/1.1\nHost: x\n"))
                .startsWith("HTTP/1.1 405")
                .containsPattern("(?i)allow: .*GET");
    }

    @ParameterizedTest
    @CsvSource({"garbage", "a/b/c", "text/html;q=x"})
    void aMalformedAcceptIsNamed(String accept) throws IOException {
        assertThat(answerTo("GET /api/products HTTP/1.1\nHost: x\nAccept: " + accept + "\n"))
                .startsWith("HTTP/1.1 406")
                .contains("\"field\":\"Accept\"", "Accept is malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/products", "/", "/catalog/x"})
    void moreMediaTypesThanAnybodySortsAreRefused(String path) throws IOException {
        assertThat(answerTo("GET " + path + " HTTP/1.1\nHost: x\nAccept: " + "a/b,".repeat(60) + "a/b\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/l/4K44PKVYC9/feedback"})
    void aFormThatCannotBeReadIsRefusedInWords(String path) {
        var answer = http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.TEXT_HTML)
                .bodyValue("name=%zz")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult();

        assertThat(answer.getResponseBody()).contains("Biểu mẫu viết sai");
    }

    @Test
    void aFormIsToldThatItMustBeJson() {
        http.post()
                .uri("/api/products")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("name=x")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("Content-Type");
    }

    @Test
    void anAbsentBodyIsSaidToBeMissing() {
        http.post()
                .uri("/api/products")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].en")
                .isEqualTo("The request body is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%07b", "a%ffb"})
    void whatIsNoTextInAnAddressIsRefusedAsInABody(String alt) {
        http.post()
                .uri(URI.create("http://localhost:" + port + "/api/photos?alt=" + alt))
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .contentType(MediaType.IMAGE_PNG)
                .bodyValue(new byte[] {1})
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("alt");
    }

    @Test
    void aPackageIsMadeWithAKeyToo() {
        for (int i = 0; i < 2; i++) {
            http.post()
                    .uri("/api/exports")
                    .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                    .header("Idempotency-Key", "package-1")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType("application/zip")
                    .expectBody()
                    .consumeWith(answer -> assertThat(answer.getResponseBody()).startsWith('P', 'K'));
        }
    }

    @Test
    void whoHasSeenARevisionIsNotSentItAgain() {
        var seen = http.get()
                .uri("/api/places?size=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var id = String.valueOf(seen).replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        var etag = http.get()
                .uri("/api/places/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();

        http.get()
                .uri("/api/places/{id}", id)
                .header("If-None-Match", String.valueOf(etag))
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }
}
