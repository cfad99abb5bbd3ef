package vn.sanvat.identity.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import reactor.core.publisher.Mono;
import vn.sanvat.web.Problem;
import vn.sanvat.web.PublicUrls;

/** Where passwords are taken. */
class CredentialsGuardTests {

    private final CredentialsGuard guard = new CredentialsGuard(new PublicUrls(URI.create("https://sanvat.example")));

    private static MockServerHttpRequest request(String scheme, String from) {
        return MockServerHttpRequest.get(scheme + "://sanvat.example/api/products")
                .remoteAddress(new InetSocketAddress(from, 40_000))
                .header(HttpHeaders.AUTHORIZATION, "Basic YWRtaW46c2VjcmV0")
                .header("X-Forwarded-Proto", "https")
                .build();
    }

    private boolean passes(org.springframework.http.server.reactive.ServerHttpRequest request) {
        var exchange =
                MockServerWebExchange.builder((MockServerHttpRequest) request).build();
        return Boolean.TRUE.equals(
                guard.filter(exchange, passed -> Mono.empty()).thenReturn(true).block());
    }

    @Test
    void aPasswordOverPlainHttpFromAnotherMachineIsRefusedWhateverItsHeadersClaim() {
        assertThatThrownBy(() -> passes(request("http", "192.0.2.7")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
                    assertThat(problem.faults().getFirst().field()).isEqualTo(HttpHeaders.AUTHORIZATION);
                });
    }

    @Test
    void aPasswordIsTakenOnThisMachineAndOverTls() {
        assertThat(passes(request("http", "127.0.0.1"))).isTrue();
        assertThat(passes(request("http", "::1"))).isTrue();
        assertThat(passes(request("https", "192.0.2.7"))).isTrue();
    }

    @Test
    void whereTheOperatorTrustsAProxyItsWordForTlsCounts() {
        var trusted = new ForwardedHeaderTransformer().apply(request("http", "192.0.2.7"));
        var exchange = MockServerWebExchange.from(request("http", "192.0.2.7"))
                .mutate()
                .request(trusted)
                .build();

        var passed = guard.filter(exchange, next -> Mono.empty()).thenReturn(true);

        assertThat(passed.block()).isTrue();
    }

    @Test
    void readingWithoutAPasswordNeedsNoTls() {
        var request = MockServerHttpRequest.get("http://sanvat.example/catalog")
                .remoteAddress(new InetSocketAddress("192.0.2.7", 40_000))
                .build();

        assertThat(passes(request)).isTrue();
    }
}
