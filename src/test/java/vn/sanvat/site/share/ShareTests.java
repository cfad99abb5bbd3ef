package vn.sanvat.site.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;

/** What is said of a page to who shares or lists it, and of who answers for it; on a site that others can reach. */
@ServiceTest
@TestPropertySource(
        properties = {
            "sanvat.base-url=https://sanvat.example",
            "sanvat.operator.name=Phòng Kinh tế xã Thử",
            "sanvat.operator.address=Thôn 1, xã Thử",
            "sanvat.operator.phone=0232 3684 000",
            "sanvat.operator.email=kinhte@example.vn"
        })
class ShareTests {

    private static final String SITE = "https://sanvat.example";

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    Product turmeric;

    @BeforeEach
    void open() {
        turmeric = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utm_source=zalo&utm_medium=x",
                "fbclid=abc",
                "gclid=1",
                "zarsrc=30",
                "page=1",
                "page=01",
                "mibextid=x",
                "x="
            })
    void whatSaysWhoSentSomebodyIsNotInTheCanonicalAddress(String more) {
        for (var path :
                new String[] {"/", "/catalog", "/catalog/" + turmeric.id(), "/cooperative", "/about", "/recalls"}) {
            assertThat(html(path + "?" + more))
                    .as(path)
                    .contains("rel=\"canonical\" href=\"" + SITE + path + "\"")
                    .contains("property=\"og:url\" content=\"" + SITE + path + "\"")
                    .contains("hreflang=\"en\" href=\"" + SITE + path + "?lang=en\"");
        }
    }

    @Test
    void whatChoosesAPageStaysInTheCanonicalAddress() {
        assertThat(html("/catalog?category=spices&utm_source=zalo&page=1&lang=en"))
                .contains("rel=\"canonical\" href=\"" + SITE + "/catalog?category=spices&amp;lang=en\"");
    }

    @Test
    void everyWayFromHomeIsSaidToSearchEngines() {
        var lot = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);

        for (var path : new String[] {
            "/catalog",
            "/catalog/" + turmeric.id(),
            "/cooperative",
            "/cooperative/" + turmeric.cooperative(),
            "/l/" + lot.code()
        }) {
            assertThat(html(path)).as(path).contains("\"@type\":\"BreadcrumbList\"", "\"position\":2");
        }
        assertThat(html("/cooperative/" + turmeric.cooperative())).contains("\"LocalBusiness\"");
    }

    @Test
    void aLinkCanBeSentByTheNetworksThatReachTheSite() {
        assertThat(html("/catalog/" + turmeric.id()))
                .contains(
                        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fsanvat.example%2Fcatalog%2Fbot-nghe")
                .contains("https://button-share.zalo.me/share_external?")
                .contains("hidden data-copy=\"" + SITE + "/catalog/bot-nghe\"");
    }

    @Test
    void everyPageSaysWhoAnswersForIt() {
        for (var path : new String[] {"/", "/about", "/catalog/" + turmeric.id(), "/l/ZZZZZZZZZZ"}) {
            assertThat(html(path))
                    .as(path)
                    .contains(
                            "Phòng Kinh tế xã Thử", "Thôn 1, xã Thử", "tel:+842323684000", "mailto:kinhte@example.vn");
        }
        assertThat(html("/about")).contains("id=\"complaints\"", "số tham chiếu");
    }

    private String html(String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .header("Accept", "text/html")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
