package vn.sanvat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import vn.sanvat.cache.CacheKey.Form;
import vn.sanvat.web.Language;

class CacheKeyTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                      | ANY",
                "*/*                                   | ANY",
                "text/html,application/xml;q=0.9,*/*;q=0.8 | ANY",
                "text/html                             | HTML",
                "application/json                      | JSON",
            })
    void theFormThatIsAskedForIsPartOfIt(@Nullable String accept, Form form) {
        assertThat(key("/about", HttpHeaders.ACCEPT, accept)).isEqualTo(new CacheKey("/about", Language.VI, form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/linkset+json", "image/webp", "text/html;q=0,*/*", "*/*;q=0", "*/*;q=0.0"})
    void whatNoBrowserAsksForHasNone(String accept) {
        assertThat(key("/about", HttpHeaders.ACCEPT, accept)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Accept-Language, en-GB, EN",
        "Accept-Language, 'fr,vi', VI",
        "Accept-Language, '\u0000', VI",
        "Cookie, lang=en, EN",
        "Cookie, lang=xx, VI",
    })
    void soIsTheLanguageHoweverItIsChosen(String header, String value, Language language) {
        assertThat(key("/about", header, value)).isEqualTo(new CacheKey("/about", language, Form.ANY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Forwarded", "Range"})
    void whatThisHostIsCalledIsNot(String header) {
        assertThat(key("/about?lang=en", header, "evil.example"))
                .isEqualTo(new CacheKey("/about?lang=en", Language.EN, Form.ANY));
    }

    @Test
    void anAddressThatNoLinkOfOursIsSoLongHasNone() {
        assertThat(key("/search?q=" + "x".repeat(502), HttpHeaders.ACCEPT, null))
                .isNotNull();
        assertThat(key("/search?q=" + "x".repeat(503), HttpHeaders.ACCEPT, null))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, Accept, */*, true",
        "HEAD, Accept, */*, true",
        "POST, Accept, */*, false",
        "OPTIONS, Accept, */*, false",
        "GET, Authorization, Basic YTpi, false",
        "GET, Authorization, '', false",
        "GET, Cookie, lang=en, true",
        "GET, Cookie, SESSION=1, false",
        "GET, Cookie, lang=en; SESSION=1, false",
        "GET, Cookie, SESSION=1; lang=en, false",
        "GET, Cookie, language=1, false",
    })
    void onlyWhoReadsAndShowsNoCredentialsIsThePublic(String method, String header, String value, boolean isPublic) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), "/about")
                .header(header, value)
                .build();

        assertThat(PublicRequest.is(request)).isEqualTo(isPublic);
    }

    @Test
    void aSecondCookieHeaderIsNotOverlooked() {
        var request = MockServerHttpRequest.get("/about")
                .header(HttpHeaders.COOKIE, "lang=en", "SESSION=1")
                .build();

        assertThat(PublicRequest.is(request)).isFalse();
    }

    private static @Nullable CacheKey key(String address, String header, @Nullable String value) {
        var request = MockServerHttpRequest.get("https://sanvat.example" + address);
        if (value != null) {
            request.header(header, value);
        }
        return CacheKey.of(request.build());
    }
}
