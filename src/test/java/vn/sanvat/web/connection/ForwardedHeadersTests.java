package vn.sanvat.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.HttpHandlerConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.Commands;

/** Behind a proxy whose headers are believed: what a stranger says of it changes nothing that others are answered. */
@ServiceTest
class ForwardedHeadersTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    Commands commands;

    private static final int MAX_PAGE_BYTES = 2 * 1024 * 1024;

    private WebTestClient http;

    @BeforeEach
    void behindAProxy() {
        var server = new ServerProperties();
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.FRAMEWORK);
        var handler = WebHttpHandlerBuilder.applicationContext(context)
                .forwardedHeaderTransformer(new ProxyHeaders().forwardedHeaderTransformer(server, 1))
                .build();
        http = WebTestClient.bindToServer(new HttpHandlerConnector(handler))
                .baseUrl("http://sanvat.test")
                // The page of the API is long.
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_PAGE_BYTES))
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Prefix | /evil",
                "X-Forwarded-Prefix | /evil/..",
                "X-Forwarded-Prefix | //evil.example",
                "X-Forwarded-Prefix | /actuator/health",
                "X-Forwarded-Host   | evil.example",
                "X-Forwarded-Proto  | https",
                "X-Forwarded-Port   | 4444",
                "X-Forwarded-Ssl    | on",
                "Forwarded          | host=evil.example;proto=https;for=192.0.2.7",
                "Forwarded          | for=192.0.2.7; host=\"evil.example/about?\"",
                "Forwarded          | proto=evil",
                "Host               | evil.example",
                "Range              | bytes=0-9",
                "If-Range           | \"x\"",
                "X-Original-URL     | /evil",
                "X-HTTP-Method-Override | POST",
                "Accept             | application/evil+json, */*;q=0.1",
                "Accept             | application/json;evil=1, */*;q=0.1",
            })
    void whatAStrangerSaysOfTheProxyIsInNoAnswer(String header, String value) {
        for (var path :
                new String[] {"/", "/about", "/cooperative", "/sitemap.xml", "/robots.txt", "/api", "/api/places?size=3"
                }) {
            // Neither what the others are answered, nor the key under which it is kept.
            var stranger = ask(path, header, value);
            var honest = ask(path, "X-Honest", "1");
            var strangerAgain = ask(path, header, value);

            assertThat(stranger.getStatus().value()).as(path).isEqualTo(200);
            assertThat(stranger.getResponseBody()).as(path).isEqualTo(honest.getResponseBody());
            assertThat(strangerAgain.getResponseBody()).as(path).isEqualTo(honest.getResponseBody());
            assertThat(honest.getResponseHeaders().toString() + text(honest))
                    .as(path)
                    .doesNotContain("evil");
        }
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Prefix, /evil", "X-Forwarded-Host, evil.example", "Forwarded, host=evil.example"})
    void whatIsKeptForOthersAnswersHimToo(String header, String value) {
        ask("/cooperative", "X-Honest", "1");

        assertThat(commands.during(() -> ask("/cooperative", header, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Prefix, /evil", "X-Forwarded-Host, evil.example", "Forwarded, host=evil.example"})
    void norDoesItLeadElsewhere(String header, String value) {
        var location = ask("/l?code=ABC", header, value).getResponseHeaders().getFirst(HttpHeaders.LOCATION);

        assertThat(location).isEqualTo("/l/ABC");
    }

    private EntityExchangeResult<byte[]> ask(String path, String header, String value) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.set(header, value))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8);
    }
}
