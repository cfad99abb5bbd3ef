package vn.sanvat.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import vn.sanvat.web.ClientAddress;

/** Who a request is counted as, whatever its sender writes into it. */
class TrustedProxiesTests {

    private static final String REAL = "198.51.100.9";

    private static MockServerHttpRequest.BaseBuilder<?> request() {
        return MockServerHttpRequest.get("http://sanvat.example/api/products")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 40_000));
    }

    private static String counted(int proxies, MockServerHttpRequest.BaseBuilder<?> request) {
        ServerHttpRequest applied = new TrustedProxies(proxies).apply(request.build());
        return ClientAddress.of(applied).network();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.9 | 198.51.100.9",
                "203.0.113.5, 198.51.100.9 | 198.51.100.9",
                "203.0.113.5,,, 198.51.100.9, | 198.51.100.9",
                "198.51.100.9:4711 | 198.51.100.9",
                "'[2001:db8:0:1::7]:4711' | 20010db800000001/64",
                "2001:db8:0:1:ffff::8 | 20010db800000001/64",
                "2001:db8:0:2::7 | 20010db800000002/64",
                "::ffff:198.51.100.9 | 198.51.100.9",
                "fe80::1%eth0 | fe80000000000000/64",
                "'[fe80::1%25eth0]' | fe80000000000000/64",
                "unknown | unknown",
                "not an address | unknown",
                "example.com | unknown",
                "_SEVKISEK | _sevkisek",
            })
    void theHopThatTheProxyAddedCountsInEveryWayOfWritingIt(String header, String network) {
        assertThat(counted(1, request().header("X-Forwarded-For", header))).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=198.51.100.9 | 198.51.100.9",
                "for=203.0.113.5;proto=http, FOR=198.51.100.9 ;by=203.0.113.1 | 198.51.100.9",
                "for=\"198.51.100.9:4711\" | 198.51.100.9",
                "by=203.0.113.1; For=\"[2001:db8:0:1::7]:4711\" | 20010db800000001/64",
                // The sender opens a quote and never closes it.
                "for=\"203.0.113.5, for=198.51.100.9 | 198.51.100.9",
                "for=unknown | unknown",
                "for=_hidden | _hidden",
                "for=203.0.113.5, proto=https | unknown",
            })
    void theStandardHeaderIsReadInTheSameWay(String header, String network) {
        assertThat(counted(1, request().header("Forwarded", header))).isEqualTo(network);
    }

    @Test
    void aSendersOwnHeadersDoNotMakeHimAnother() {
        assertThat(counted(1, request().header("X-Forwarded-For", "203.0.113.5", REAL)))
                .isEqualTo(REAL);
        assertThat(counted(1, request().header("X-Forwarded-For", "203.0.113.5").header("X-Forwarded-For", REAL)))
                .isEqualTo(REAL);
        // One of the two headers is the proxy's, the other the sender's own: whatever he writes, he is one and the
        // same.
        for (var spoofed : new String[] {"203.0.113.5", "203.0.113.6", "127.0.0.1"}) {
            assertThat(counted(
                            1, request().header("Forwarded", "for=" + spoofed).header("X-Forwarded-For", REAL)))
                    .isEqualTo("unknown");
            assertThat(counted(1, request().header("Forwarded", "for=" + REAL).header("X-Forwarded-For", spoofed)))
                    .isEqualTo("unknown");
        }
        assertThat(counted(1, request().header("Forwarded", "for=" + REAL).header("X-Forwarded-For", REAL)))
                .isEqualTo(REAL);
    }

    @Test
    void asManyHopsAreBelievedAsThereAreProxies() {
        var hops = "203.0.113.5, " + REAL + ", 192.0.2.1";

        assertThat(counted(0, request().header("X-Forwarded-For", hops))).isEqualTo("127.0.0.1");
        assertThat(counted(1, request().header("X-Forwarded-For", hops))).isEqualTo("192.0.2.1");
        assertThat(counted(2, request().header("X-Forwarded-For", hops))).isEqualTo(REAL);
        // It came by fewer proxies than there are.
        assertThat(counted(2, request().header("X-Forwarded-For", REAL))).isEqualTo(REAL);
    }

    @Test
    void whoIsNotNamedIsTheOneWhoConnected() {
        assertThat(counted(1, request())).isEqualTo("127.0.0.1");
        assertThat(counted(1, request().header("X-Forwarded-Proto", "https"))).isEqualTo("127.0.0.1");
        assertThat(ClientAddress.of((InetSocketAddress) null).network()).isEmpty();
    }

    @Test
    void whereTheProxySaysHttpsItIsAndNoSenderAddsAPrefix() {
        var applied = new TrustedProxies(1)
                .apply(request()
                        .header("X-Forwarded-For", REAL)
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Prefix", "/elsewhere")
                        .build());

        assertThat(applied.getURI()).hasToString("https://sanvat.example/api/products");
        assertThat(applied.getHeaders().headerNames()).noneMatch(name -> name.startsWith("X-Forwarded"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Host  | shop.example:8443            | http://shop.example:8443/api/products",
                "X-Forwarded-Host  | shop.example/about?          | http://sanvat.example/api/products",
                "X-Forwarded-Host  | shop.example, a/b            | http://sanvat.example/api/products",
                "X-Forwarded-Host  | [2001:db8::1]                | http://[2001:db8::1]/api/products",
                "X-Forwarded-Port  | 8443                         | http://sanvat.example:8443/api/products",
                "X-Forwarded-Port  | port                         | http://sanvat.example/api/products",
                "X-Forwarded-Proto | ftp                          | http://sanvat.example/api/products",
                "Forwarded         | host=\"shop.example\";by=_p   | http://shop.example/api/products",
                "Forwarded         | host=\"shop.example/about?\"  | http://sanvat.example/api/products",
            })
    void aHostAPortAndASchemeAreBelievedAsSuchAlone(String header, String value, String uri) {
        var applied =
                new TrustedProxies(1).apply(request().header(header, value).build());

        assertThat(applied.getURI()).hasToString(uri);
    }

    @Test
    void aProxysNameForSomebodyIsKeptUpToALimit() {
        assertThat(counted(1, request().header("X-Forwarded-For", "_" + "a".repeat(100))))
                .hasSize(64);
    }
}
