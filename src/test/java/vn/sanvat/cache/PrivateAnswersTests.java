package vn.sanvat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.Commands;
import vn.sanvat.web.Audience;

/** What is answered to one person is kept by nobody; what is kept was answered to nobody in particular. */
@ServiceTest
class PrivateAnswersTests {

    @Autowired
    WebTestClient http;

    @Autowired
    Commands commands;

    @BeforeEach
    void aMakerWithAPersonWhomOnlyOfficersSee() {
        var maker = created("/api/cooperatives", """
                {"kind":"HOUSEHOLD","name":"Hộ thử","pictures":[],"representative":{"name":"Người đại diện (thử)"},"address":{"printed":"Thôn 1, xã Tuyên Phú, tỉnh Quảng Trị",
                 "place":"18985@2025-07-01","asOf":"2026-11-01"}}""");
        assertThat(maker).startsWith("/api/cooperatives/");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/cooperatives,   200",
        "HEAD, /api/cooperatives,   200",
        "GET,  /api/products,       200",
        "GET,  /api/feedback,       200",
        "GET,  /,                   200",
        "GET,  /api/products/none,  404",
        "GET,  /catalog/none,       404",
        "GET,  /l?code=ABC,         303",
        "GET,  /api/openapi.json,   200",
        "POST, /api/products,       400",
        "PUT,  /api/products/none,  400",
        "GET,  /actuator/none,      404",
    })
    void whatIsAnsweredToWhoIsSignedInIsStoredNowhere(String method, String path, int status) {
        var answer = ask(method, path, PrivateAnswersTests::officer);

        assertThat(answer.getStatus().value()).isEqualTo(status);
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/feedback,      401",
        "GET,  /api/products?state=draft, 401",
        "GET,  /catalog/none,      404",
        "GET,  /l/NOSUCHCODE,      404",
        "GET,  /api/products?size=0, 400",
        "POST, /api/feedback,      400",
        "POST, /api/products,      401",
    })
    void norIsARefusal(String method, String path, int status) {
        for (var accept : List.of("application/json", "text/html")) {
            var answer = ask(method, path, headers -> headers.set(HttpHeaders.ACCEPT, accept));

            // Not every controller has a page.
            assertThat(answer.getStatus().value()).isIn(status, 406);
            assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        }
    }

    @Test
    void norWhatIsAnsweredToAWrongPasswordOrToAnUnknownCookie() {
        assertThat(ask("GET", "/api/products", headers -> headers.setBasicAuth("admin", "wrong"))
                        .getResponseHeaders()
                        .getCacheControl())
                .isEqualTo("no-store");
        assertThat(ask("GET", "/", headers -> headers.set(HttpHeaders.COOKIE, "SESSION=1"))
                        .getResponseHeaders()
                        .getCacheControl())
                .isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "/, no-cache",
        "/api/products, no-cache",
        "/api/openapi.json, no-cache",
        "/robots.txt, 'max-age=3600, public'"
    })
    void whatEverybodyMaySeeIsAskedForAgainOrSaysForHowLongItIsGood(String path, String caching) {
        for (int view = 0; view < 2; view++) {
            assertThat(ask("GET", path, PrivateAnswersTests::anybody)
                            .getResponseHeaders()
                            .getCacheControl())
                    .isEqualTo(caching);
        }
    }

    @Test
    void anOfficerIsNeverAnsweredFromWhatIsKeptNorKeptForTheOthers() {
        var path = "/api/cooperatives";
        var anybody = body(ask("GET", path, PrivateAnswersTests::anybody));

        var officer = commands.during(() -> assertThat(body(ask("GET", path, PrivateAnswersTests::officer)))
                .contains("representative")
                .isNotEqualTo(anybody));
        var cookie = commands.during(() -> ask("GET", path, headers -> headers.set(HttpHeaders.COOKIE, "SESSION=1")));

        assertThat(officer).isNotEmpty();
        assertThat(cookie).isNotEmpty();
        assertThat(body(ask("GET", path, PrivateAnswersTests::anybody))).isEqualTo(anybody);
    }

    /** Not by a header that this service knows: by whatever signs in. */
    @Test
    void whatIsMadeForWhoIsSignedInIsNotKeptHoweverHeDidIt() throws NoSuchMethodException {
        var officer = ReactiveSecurityContextHolder.withAuthentication(
                new TestingAuthenticationToken("officer", "", "ROLE_ADMIN"));

        assertThat(keptOf("forAnybody", officer)).isEmpty();
        assertThat(keptOf("forAnybody", Context.empty())).hasSize(1);
    }

    @Test
    void whatAControllerAnswersToOfficersIsNotKeptThoughItsMarkIsForgotten() throws NoSuchMethodException {
        assertThat(keptOf("forOfficers", Context.empty())).isEmpty();
        assertThat(keptOf("unmarked", Context.empty())).isEmpty();
    }

    private static void anybody(HttpHeaders headers) {
        headers.setAccept(List.of(MediaType.ALL));
    }

    private static void officer(HttpHeaders headers) {
        headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD);
    }

    static class TestController {
        @Cached
        @Audience(Audience.Who.PUBLIC)
        void forAnybody() {}

        @Cached
        @Audience(Audience.Who.ACCOUNT)
        void forOfficers() {}

        @Cached
        void unmarked() {}
    }

    private static List<CachedResponse> keptOf(String method, Context viewer) throws NoSuchMethodException {
        Method controller = TestController.class.getDeclaredMethod(method);
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/about"));
        exchange.getAttributes()
                .put(
                        HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE,
                        new HandlerMethod(new TestController(), controller));
        var kept = new ArrayList<CachedResponse>();
        var response = new CachingResponse(exchange, new FreshnessStamp(0, 0, 0, 0, FreshnessStamp.AGELESS), kept::add);
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentLength(3);
        response.writeWith(Mono.just(response.bufferFactory().wrap("abc".getBytes(StandardCharsets.UTF_8))))
                .contextWrite(viewer)
                .block();
        return kept;
    }

    private String created(String path, String body) {
        return Objects.requireNonNull(http.post()
                        .uri(path)
                        .headers(PrivateAnswersTests::officer)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseHeaders()
                        .getLocation())
                .toString();
    }

    private EntityExchangeResult<byte[]> ask(String method, String path, Consumer<HttpHeaders> headers) {
        return http.method(HttpMethod.valueOf(method))
                .uri(path)
                .headers(headers)
                .headers(all -> {
                    if (method.startsWith("P")) {
                        all.setContentType(MediaType.APPLICATION_JSON);
                    }
                })
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String body(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8);
    }
}
