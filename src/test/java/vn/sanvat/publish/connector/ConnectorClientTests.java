package vn.sanvat.publish.connector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import vn.sanvat.publish.AccountRefused;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.publish.connector.ConnectorResponse.Accepted;
import vn.sanvat.publish.connector.ConnectorResponse.Failed;
import vn.sanvat.publish.connector.ConnectorResponse.Rejected;
import vn.sanvat.publish.connector.ConnectorResponse.TryLater;
import vn.sanvat.text.Sha256;

/** Whatever a platform answers, a connector hears one of the three classes of errors, or that it is done. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectorClientTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String SECRET = "sk_not_for_logs";

    private DisposableServer server;
    private ConnectorClient client;

    private int status = 200;
    private byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    private @Nullable String retryAfter;
    private boolean silent;
    private boolean halfSaid;
    private String asked = "";
    private @Nullable String authorization;

    @BeforeEach
    void open() {
        server = requireNonNull(HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow());
        client = new ConnectorClient(
                new ConnectorClient.Settings(
                        "Postmart",
                        "http://127.0.0.1:" + server.port() + "/api",
                        Duration.ofMillis(1_500),
                        headers -> headers.setBearerAuth(SECRET),
                        "sanvat.publish.postmart.token",
                        answer -> answer.path("error").path("text")),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        asked = request.uri();
        authorization = request.requestHeaders().get("authorization");
        if (retryAfter != null) {
            response.header("retry-after", retryAfter);
        }
        if (silent) {
            return Mono.never();
        }
        response.status(status);
        return halfSaid
                ? response.sendByteArray(Mono.just(body).concatWith(Mono.never()))
                : response.header("content-length", String.valueOf(body.length)).sendByteArray(Mono.just(body));
    }

    private void says(int code, String text) {
        status = code;
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    private ConnectorResponse get() {
        return client.get("/goods", Map.of()).blockOptional(BOUND).orElseThrow();
    }

    private ConnectorResponse post(Object sent) {
        return client.post("/goods", Map.of(), sent).blockOptional(BOUND).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void whatIsAcceptedIsReadAndProven(int code) {
        says(code, "{\"id\":7}");

        assertThat(post(Map.of("name", "Nghệ"))).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.body().path("id").asInt()).isEqualTo(7);
            assertThat(accepted.proof().requestSha256()).isEqualTo(sha256("{\"name\":\"Nghệ\"}"));
            assertThat(accepted.proof().answerSha256()).isEqualTo(sha256("{\"id\":7}"));
            assertThat(accepted.proof().at()).isEqualTo(NOW);
        });
        assertThat(authorization).isEqualTo("Bearer " + SECRET);
        assertThat(asked).isEqualTo("/api/goods");
    }

    @Test
    void anAcceptanceWithoutABodyIsOne() {
        says(204, "");

        assertThat(get())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.body().path("id").isMissingNode())
                                .isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 407, 409, 413, 422, 424, 426, 428, 451, 499})
    void theseAreRejectedForGoodInThePlatformsWords(int code) {
        says(code, "{\"error\":{\"text\":\"no such unit\"}}");

        assertThat(get()).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.status()).isEqualTo(code);
            assertThat(rejected.message()).isEqualTo("no such unit");
            assertThat(rejected.outcome("nghe"))
                    .isInstanceOfSatisfying(
                            PublishOutcome.Rejected.class,
                            outcome -> assertThat(
                                            outcome.issues().getFirst().says().vi())
                                    .isEqualTo("Sàn Postmart không nhận (" + code + "): no such unit"));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 304, 408, 425, 429, 500, 502, 503, 504, 599})
    void theseAreTriedLater(int code) {
        says(code, code == 304 ? "" : "<html>");

        assertThat(get()).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.retryAt()).isNull();
            assertThat(later.outcome("nghe")).isInstanceOf(PublishOutcome.TryLater.class);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void theAccountIsRefusedAndNeitherSecretNorAnswerIsRepeated(int code, CapturedOutput log) {
        says(code, "{\"error\":{\"text\":\"bad token " + SECRET + "\"}}");

        assertThatThrownBy(this::get)
                .isInstanceOf(AccountRefused.class)
                .hasMessageContaining(String.valueOf(code))
                .hasMessageContaining("sanvat.publish.postmart.token")
                .hasMessageNotContaining(SECRET);
        assertThat(log).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2026-11-23T03:00:00Z",
        "120, 2026-11-23T03:02:00Z",
        "1000000, 2026-12-04T16:46:40Z",
        "'Mon, 23 Nov 2026 03:05:00 GMT', 2026-11-23T03:05:00Z",
        "soon,",
        "-5,",
        "1.5,",
        "99999999999999999999,"
    })
    void aTimeToComeBackIsReadAsSecondsOrADate(String value, @Nullable Instant at) {
        says(429, "");
        retryAfter = value;

        assertThat(get()).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.retryAt()).isEqualTo(at);
            assertThat(later.lookUpOutcome("nghe").retryAt()).isEqualTo(at);
        });
    }

    @Test
    void aLookUpThatIsRejectedBlamesNoItem() {
        says(400, "{\"error\":{\"text\":\"unknown filter\"}}");

        assertThat(get()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.lookUpOutcome("nghe").retryAt()).isNull();
            assertThat(failed.lookUpOutcome("nghe").reason().en()).contains("unknown filter");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "[]", "{\"error\":\"flat\"}", "{\"error\":{\"text\":{}}}"})
    void aRejectionWithoutWordsHasNone(String text) {
        says(422, text);

        assertThat(get())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"300,300", "301,300"})
    void longWordsAreCut(int given, int kept) {
        says(422, "{\"error\":{\"text\":\"" + "x".repeat(given) + "\"}}");

        assertThat(get())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message()).hasSize(kept));
    }

    @Test
    void anAcceptanceThatIsNoJsonIsTriedLater() {
        says(200, "<html>maintenance</html>");

        assertThat(get()).isInstanceOf(TryLater.class);
    }

    @Test
    void anAnswerOfFourMebibytesIsReadAndALongerOneIsNot() {
        says(200, "\"" + "x".repeat(ConnectorClient.MAX_ANSWER_BYTES - 2) + "\"");
        assertThat(get()).isInstanceOf(Accepted.class);

        says(200, "\"" + "x".repeat(ConnectorClient.MAX_ANSWER_BYTES - 1) + "\"");
        assertThat(get()).isInstanceOf(TryLater.class);
    }

    @Test
    void aSilentPlatformIsGivenUp() {
        silent = true;

        assertThat(get()).isInstanceOf(TryLater.class);
    }

    @Test
    void aPlatformThatNeverEndsItsAnswerIsGivenUp() {
        halfSaid = true;

        assertThat(get()).isInstanceOf(TryLater.class);
    }

    @Test
    void aPlatformThatIsNotThereIsTriedLaterAndItsAddressIsNotSaid() {
        close();

        assertThat(get())
                .isInstanceOfSatisfying(
                        TryLater.class,
                        later -> assertThat(later.reason().en())
                                .startsWith("Postmart gave no usable answer (")
                                .doesNotContain("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b=c", "1+1", "{name}", "50 %", "mật ong", "a/b?c#d", ""})
    void valuesOfAQueryArriveAsTheyAre(String value) {
        var query = Map.of("id[]", List.of("x", value));

        assertThat(client.get("/goods", query).block(BOUND)).isInstanceOf(Accepted.class);

        var given = UriComponentsBuilder.fromUriString(asked).build().getQueryParams();
        assertThat(given.get("id%5B%5D"))
                .map(each -> UriUtils.decode(String.valueOf(each).replace("+", " "), StandardCharsets.UTF_8))
                .containsExactly("x", value);
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
