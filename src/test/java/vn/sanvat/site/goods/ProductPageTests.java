package vn.sanvat.site.goods;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publications;
import vn.sanvat.search.Search;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;

/** A product's page says where to buy it, how to get there, and what to look at next. */
@ServiceTest
class ProductPageTests {

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    Search search;

    @Autowired
    Publications publications;

    Cooperative maker;
    Product turmeric;

    @BeforeEach
    void open() {
        maker = wares.maker("HTX Nghệ Thử");
        turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
    }

    @Test
    void itSaysWhereToBuyAndHowToGetThere() {
        assertThat(page())
                .containsSubsequence(
                        "Mua ở đâu", "tel:+84912345678", "https://zalo.me/0912345678", "Chỉ đường trên bản đồ")
                .contains(
                        "https://www.google.com/maps/search/?api=1&amp;query=Th%C3%B4n%201%2C%20x%C3%A3%20Tuy%C3%AAn%20Ph%C3%BA");
    }

    @Test
    void aPlatformIsNamedAsSoonAsTheGoodsStandThereAndNotLonger() {
        assertThat(page()).doesNotContain("shop.example");

        var shown = record("shop", "https://shop.example/bot-nghe?a=1&b=2");
        record("paper", "không có địa chỉ");
        record("script", "javascript:alert(1)");

        assertThat(page())
                .contains(
                        "href=\"https://shop.example/bot-nghe?a=1&amp;b=2\" rel=\"noopener nofollow external\"",
                        "Trên shop.example")
                .doesNotContain("không có địa chỉ", "javascript:");
        publications
                .change(shown.id(), shown.revision(), entry(Publication.State.WITHDRAWN, null), "admin")
                .block();
        assertThat(page()).doesNotContain("shop.example");
    }

    @Test
    void nextStandMoreOfTheMakerAndTheKindByOthers() {
        wares.approved(maker, Localized.vietnamese("Nghệ lát"), null);
        wares.approved(wares.maker("HTX Khác"), Localized.vietnamese("Nghệ xay"), null);
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(page())
                .containsSubsequence(
                        "Hàng khác của nơi này", ">Nghệ lát</a>", "Cùng loại, nơi khác làm", ">Nghệ xay</a>");
    }

    @Test
    void aCodeForPrintersIsNotOfferedToBuyers() {
        assertThat(page()).doesNotContain("/qr/pack/");
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() {
        assertThat(page()).contains("45.000 ₫", "225.000 ₫/kg");
        assertThat(page("en")).contains("45,000 ₫", "225,000 ₫/kg").doesNotContain("45.000");
    }

    @Test
    void oneBarSaysThatGoodsAreSamplesWhileTheyAre() {
        assertThat(page()).doesNotContain("class=\"samples\"");
        var sample = wares.approved(wares.maker("HTX Thử (mẫu)"), Localized.vietnamese("Nghệ khô"), null);

        assertThat(get("/catalog/" + sample.id() + "?lang=vi")).contains("class=\"samples\"", "không bán");
        assertThat(get("/catalog/" + sample.id() + "?lang=en")).contains("means sample");
    }

    private Publication record(String platform, @Nullable String url) {
        return Objects.requireNonNull(publications
                .record(platform, turmeric.id(), entry(Publication.State.PUBLISHED, url), "admin")
                .block());
    }

    private static Publications.Entry entry(Publication.State state, @Nullable String url) {
        return new Publications.Entry(state, Instant.parse("2026-10-01T00:00:00Z"), url, null, null);
    }

    private String page() {
        return page("vi");
    }

    private String page(String language) {
        return get("/catalog/" + turmeric.id() + "?lang=" + language);
    }

    private String get(String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
