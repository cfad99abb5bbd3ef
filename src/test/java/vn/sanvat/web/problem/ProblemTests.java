package vn.sanvat.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;
import vn.sanvat.web.RequestId;
import vn.sanvat.web.json.JsonConfiguration;
import vn.sanvat.web.json.StrictJsonDecoder;

/** Every way in which a request can be wrong, against a controller that only echoes. */
class ProblemTests {

    private static final WebTestClient HTTP = WebTestClient.bindToApplicationContext(
                    new AnnotationConfigApplicationContext(Service.class))
            .build();

    private static final String GOOD = """
            {"name": {"vi": "Bột nghệ"}, "packs": [{"priceVnd": 45000, "gtin": null}], "from": "2026-11-23"}
            """;

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @Import({JsonConfiguration.class, ProblemHandler.class, RequestId.class, EchoApi.class})
    static class Service {

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }

        @Bean
        JsonMapper mapper(ObjectProvider<JacksonModule> modules) {
            return JsonMapper.builder().addModules(modules.stream().toList()).build();
        }
    }

    record Goods(
            Localized name,
            List<Item> packs,
            LocalDate from,
            @Nullable OffsetDateTime at,
            @Nullable BigDecimal weight,
            @Nullable String note) {}

    record Item(long priceVnd, @Nullable Gtin gtin) {}

    @RestController
    static class EchoApi {

        @PostMapping("/api/echo")
        Goods echo(@RequestBody Goods goods) {
            return goods;
        }

        @GetMapping("/api/numbers/{number}")
        String number(@PathVariable int number, @RequestParam LocalDate day) {
            return number + " " + day;
        }

        @GetMapping("/api/thrown/{what}")
        String thrown(@PathVariable String what) {
            throw switch (what) {
                case "stale" -> new OptimisticLockingFailureException("");
                case "twin" -> new DuplicateKeyException("");
                case "busy" -> Problem.of(Kind.BUSY, null, "Bận", "Busy").retryAfter(Duration.ofSeconds(7));
                default -> new IllegalStateException("secret detail");
            };
        }
    }

    private static WebTestClient.ResponseSpec post(String json) {
        return HTTP.post()
                .uri("/api/echo")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept-Language", "en")
                .bodyValue(json)
                .exchange();
    }

    @Test
    void aGoodBodyIsTakenAsItIs() {
        post(GOOD)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.packs[0].priceVnd")
                .isEqualTo(45000);
    }

    @Test
    void everyFaultOfABodyIsNamedAtOnce() {
        post("""
                {"name": {"vi": "x", "zh": "y"}, "packs": [{"gtin": "08930000000011"}, {"priceVnd": "45000"}, null],
                 "from": "23/11/2026", "weight": 1e999999999}
                """)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid")
                .jsonPath("$.instance")
                .isEqualTo("/api/echo")
                .jsonPath("$.requestId")
                .isNotEmpty()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of(
                        "name.zh",
                        "packs[0].priceVnd",
                        "packs[0].gtin",
                        "packs[1].priceVnd",
                        "packs[2]",
                        "from",
                        "weight"))
                .jsonPath("$.errors[0].en")
                .isEqualTo("There is no field \"name.zh\"; allowed are: vi, en")
                .jsonPath("$.errors[2].en")
                .isEqualTo("GTIN 08930000000011 fails its check digit (expected 9)")
                .jsonPath("$.errors[5].vi")
                .isEqualTo("from là \"23/11/2026\"; phải là ngày dạng 2026-11-23");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name":        | body | The JSON is malformed at line 1, column
                    {"a":1,"a":2}   | a    | The field "a" is there twice
                    {} {}           | body | malformed
                    []              | body | body is "[]"; it must be an object
                    null            | body | body is "null"
                    "text"          | body | it must be an object
                    {"name":{"vi":"a\\u0000b"},"packs":[],"from":"2026-11-23"} | name.vi | control character U+0000
                    {"name":{"vi":"a\\ud800"},"packs":[],"from":"2026-11-23"}  | name.vi | control character U+D800
                    {"name":{"vi":"a\\ufffd"},"packs":[],"from":"2026-11-23"}  | name.vi | could not be read
                    {"name":{"vi":"  "},"packs":[],"from":"2026-11-23"}        | name.vi | name.vi is missing
                    {"name":{"vi":"a"},"packs":[],"from":"2026-02-30"}         | from    | a date such as
                    {"name":{"vi":"a"},"packs":[],"from":20260230}             | from    | a date such as
                    {"name":{"vi":"a"},"packs":{},"from":"2026-11-23"}         | packs   | a list
                    {"name":{"vi":"a"},"packs":[{"priceVnd":45000.5}],"from":"2026-11-23"} | packs[0].priceVnd | a whole number
                    {"name":{"vi":"a"},"packs":[{"priceVnd":45000.0}],"from":"2026-11-23"} | packs[0].priceVnd | a whole number
                    {"name":{"vi":"a"},"packs":[{"priceVnd":99999999999999999999}],"from":"2026-11-23"} | packs[0].priceVnd | a whole number
                    {"name":{"vi":"a"},"packs":[],"from":"2026-11-23","at":"2026-11-23"}   | at | a time such as
                    """)
    void aBadBodyIsRefusedWithItsFieldAndWhatIsAllowed(String json, String field, String says) {
        post(json)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains(says));
    }

    @Test
    void textsComeOutComposedAndStripped() {
        post(GOOD.replace("Bột nghệ", "  Bo\u0323\u0302t nghe\u0323\u0302\\r\\nngon "))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name.vi")
                .isEqualTo("B\u1ED9t ngh\u1EC7\nngon");
    }

    @Test
    void theOffsetOfATimeIsKept() {
        post(GOOD.replace("}], \"from\"", "}], \"at\": \"2026-11-23T08:30:00+07:00\", \"from\""))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.at")
                .isEqualTo("2026-11-23T08:30:00+07:00");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        post("{\"name\":" + "[".repeat(500) + "]".repeat(500) + "}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains("32 levels"));
    }

    @Test
    void aBodyOverOneMebibyteIsRefused() {
        post("{\"name\":\"" + "x".repeat(StrictJsonDecoder.MAX_BODY_BYTES) + "\"}")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/too-large");
    }

    @Test
    void aMissingBodyIsRefused() {
        HTTP.post()
                .uri("/api/echo")
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("body");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/numbers/x?day=2026-11-23, 400, number",
        "/api/numbers/1?day=tomorrow, 400, day",
        "/api/numbers/1, 400, day",
        "/api/numbers/99999999999?day=2026-11-23, 400, number",
    })
    void aBadParameterIsNamed(String uri, int status, String field) {
        HTTP.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/nothing, 404, /problems/not-found",
        "/api/echo, 405, /problems/method-not-allowed",
        "/api/thrown/stale, 412, /problems/stale",
        "/api/thrown/twin, 409, /problems/conflict",
        "/api/thrown/busy, 503, /problems/busy",
        "/api/thrown/bug, 500, /problems/internal",
    })
    void everyErrorIsAProblem(String uri, int status, String type) {
        var body = HTTP.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(type)
                .jsonPath("$.errors[0].vi")
                .isNotEmpty()
                .jsonPath("$.errors[0].en")
                .isNotEmpty()
                .returnResult()
                .getResponseBody();

        assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("secret", "Exception");
    }

    @Test
    void anotherMediaTypeIsRefusedWithTheAllowedOnes() {
        HTTP.post()
                .uri("/api/echo")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("Content-Type");
    }

    @Test
    void aBusyServiceSaysWhenToTryAgain() {
        HTTP.get().uri("/api/thrown/busy").exchange().expectHeader().valueEquals("Retry-After", "7");
    }

    @Test
    void aMethodThatIsNotAllowedNamesThoseThatAre() {
        HTTP.get().uri("/api/echo").exchange().expectHeader().valueEquals("Allow", "POST");
    }

    @ParameterizedTest
    @CsvSource({"en, Not found, en", "vi, Không tìm thấy, vi", "'fr-FR,en;q=0.5', Không tìm thấy, vi"})
    void titleAndDetailAreInTheLanguageAskedFor(String accept, String title, String language) {
        HTTP.get()
                .uri("/api/nothing")
                .header("Accept-Language", accept)
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", language)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo(title);
    }

    @Test
    void aRequestIdIsKeptIfItIsWellFormed() {
        HTTP.get()
                .uri("/api/nothing")
                .header("X-Request-Id", "phone-1234")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "phone-1234")
                .expectBody(Map.class)
                .value(body -> assertThat(body.get("requestId")).isEqualTo("phone-1234"));
    }

    @Test
    void aRequestIdThatCouldForgeALogLineIsReplaced() {
        HTTP.get()
                .uri("/api/nothing")
                .header("X-Request-Id", "a b c INFO forged")
                .exchange()
                .expectHeader()
                .valueMatches("X-Request-Id", "[0-9a-f]{16}");
    }
}
