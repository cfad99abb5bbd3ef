package vn.sanvat.site.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.w3c.dom.Element;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.search.Search;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** A recall is where buyers look: on the goods' page and cards, in the list, and in the feed. */
@ServiceTest
class RecallTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    Search search;

    Product turmeric;

    @BeforeEach
    void open() {
        turmeric = wares.approved(
                wares.maker("HTX Nghệ Thử"), Localized.of("Bột <nghệ> & nghệ", "Turmeric powder"), Wares.GTIN);
        // The home page shows what the index knows, which follows by and by.
        search.catchUp().block(Duration.ofSeconds(20));
    }

    @Test
    void theProductsPageAndItsCardsSayThatALotIsRecalled() {
        var path = "/catalog/" + turmeric.id() + "?lang=vi";
        assertThat(html(path)).doesNotContain("THU HỒI");
        assertThat(html("/?lang=vi")).doesNotContain("Có lô bị thu hồi");

        var lot = recalled("N01");

        assertThat(html(path))
                .containsSubsequence(
                        "role=\"alert\"",
                        "THU HỒI",
                        "/l/" + lot.code(),
                        "Lô N01 · 200 g",
                        "Độ ẩm vượt mức",
                        "tel:",
                        "<h1");
        for (var list :
                new String[] {"/?lang=vi", "/catalog?lang=vi", "/cooperative/" + turmeric.cooperative() + "?lang=vi"}) {
            assertThat(html(list)).as(list).contains("Có lô bị thu hồi");
        }
    }

    @Test
    void aRecallConcernsBuyersWhileTheLotIsInDateAndForAYear() {
        var lot = recalled("N02");
        var day = LocalDate.ofInstant(Objects.requireNonNull(lot.recall()).at(), Dates.ZONE);
        var expired = expiring(lot, day);

        assertThat(lot.recallConcerns(LATER)).isTrue();
        assertThat(lot.recallConcerns(LATER.plusDays(1))).isFalse();
        assertThat(expired.recallConcerns(day.plusYears(1).minusDays(1))).isTrue();
        assertThat(expired.recallConcerns(day.plusYears(1))).isFalse();
    }

    @Test
    void theListHasTheLatestFirstAndIsPaged() {
        IntStream.rangeClosed(10, 34).forEach(i -> recalled("N" + i));

        assertThat(html("/recalls?lang=vi"))
                .containsSubsequence(
                        "THU HỒI: Bột &lt;nghệ&gt; &amp; nghệ, 200 g, lô N34", "lô N33", "lô N11", "page=2")
                .doesNotContain("lô N10");
        assertThat(html("/recalls?page=2&lang=vi")).contains("lô N10", "Mang trả nơi mua");
        assertThat(html("/?lang=vi")).contains("href=\"/recalls\"");
    }

    @Test
    void theFeedTellsOfRecallsUnderTheSameIdsInBothLanguages() throws Exception {
        var lot = recalled("N03");

        var vi = feed("/recalls.atom?lang=vi");
        var en = feed("/recalls.atom?lang=en");

        assertThat(text(entry(vi), "title")).isEqualTo("THU HỒI: Bột <nghệ> & nghệ, 200 g, lô N03");
        assertThat(text(entry(en), "title")).isEqualTo("RECALLED: Turmeric powder, 200 g, lot N03");
        assertThat(text(entry(vi), "content")).contains("Độ ẩm vượt mức", "Mang trả nơi mua", "0912 345 678");
        assertThat(text(entry(vi), "id")).isEqualTo(text(entry(en), "id")).endsWith(lot.code());
        assertThat(text(vi, "id")).isNotEqualTo(text(en, "id"));
        assertThat(text(vi, "updated")).isEqualTo(text(entry(vi), "updated"));
        assertThat(vi.getAttribute("xml:lang")).isEqualTo("vi");
    }

    @Test
    void anEmptyFeedIsAFeed() throws Exception {
        assertThat(feed("/recalls.atom?lang=vi").getElementsByTagName("entry").getLength())
                .isZero();
    }

    @Test
    void whatVariesByLanguageSaysSo() {
        for (var path : new String[] {"/recalls.atom", "/site.webmanifest", "/recalls"}) {
            assertThat(get(path).getResponseHeaders().getVary())
                    .as(path)
                    .contains(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE);
        }
    }

    private Lot recalled(String number) {
        return wares.recalled(wares.lot(turmeric, number, LATER, true));
    }

    private static Lot expiring(Lot lot, LocalDate day) {
        return new Lot(
                lot.id(),
                lot.revision(),
                lot.code(),
                lot.epcClass(),
                lot.cooperative(),
                lot.product(),
                lot.pack(),
                lot.number(),
                lot.producedOn(),
                day,
                lot.made(),
                null,
                true,
                lot.recall(),
                lot.createdAt(),
                lot.updatedAt());
    }

    private Element feed(String path) throws Exception {
        var answer = get(path);
        assertThat(String.valueOf(answer.getResponseHeaders().getContentType())).startsWith("application/atom+xml");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Objects.requireNonNull(answer.getResponseBody())))
                .getDocumentElement();
    }

    private static Element entry(Element feed) {
        return (Element) feed.getElementsByTagName("entry").item(0);
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private String html(String path) {
        return new String(Objects.requireNonNull(get(path).getResponseBody()), StandardCharsets.UTF_8);
    }

    private EntityExchangeResult<byte[]> get(String path) {
        return http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();
    }
}
