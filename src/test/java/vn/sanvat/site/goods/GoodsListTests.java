package vn.sanvat.site.goods;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.search.Search;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;

/** There is one list of goods, with the same filters and orders under both addresses that it ever had. */
@ServiceTest
class GoodsListTests {

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    Search search;

    @Autowired
    Clock clock;

    Cooperative maker;

    @BeforeEach
    void open() {
        maker = wares.maker("HTX Nghệ Thử");
        var turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        wares.ocop(turmeric, LocalDate.of(2026, 1, 1), LocalDate.of(2099, 1, 1));
        listed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "category=spices",
                "category=spices&page=1",
                "cooperative=htx-nghe-thu",
                "q=nghe&sort=price",
                "place=Thạch Hóa&stock=no",
                "certificate=ocop&priceMin=1000&priceMax=90000&sort=unit_price"
            })
    void bothAddressesAnswerTheSamePage(String query) {
        var page = html("/catalog?lang=vi&" + query);

        assertThat(html("/search?lang=vi&" + query).replace("/search", "/catalog"))
                .isEqualTo(page);
        assertThat(page).contains(">Bột nghệ</a>", "category=spices").doesNotContain("href=\"/search");
    }

    @Test
    void relevanceIsAnOrderOnlyOfWhatWasTyped() {
        assertThat(html("/catalog?q=nghe&lang=vi")).contains("Đúng nhất");
        assertThat(html("/catalog?lang=vi"))
                .doesNotContain("Đúng nhất")
                .contains("aria-current=\"true\" rel=\"nofollow\">Tên<");
        assertThat(html("/catalog?sort=relevance&lang=vi")).doesNotContain("Đúng nhất");
    }

    @Test
    void noSentenceOfProgrammersStandsUnderTheOrders() {
        assertThat(html("/catalog?q=nghe&lang=vi")).doesNotContain("ngang nhau", "đủ từ");
        assertThat(html("/catalog?q=nghe&lang=en"))
                .doesNotContain("equals by name", "TopHits")
                .contains("Best match");
    }

    @Test
    void everyCardSaysWhatAKilogramCosts() {
        assertThat(html("/catalog?lang=vi")).contains("225.000 ₫/kg");
        assertThat(html("/catalog?lang=en")).contains("225,000 ₫/kg", "45,000 ₫");
        assertThat(html("/cooperative/" + maker.id() + "?lang=vi")).contains("225.000 ₫/kg");
    }

    @Test
    void theCheapestKilogramComesFirstWhereThatIsAsked() {
        wares.approved(maker, Localized.vietnamese("An nghệ dẻo"), "10 G", 20_000);
        wares.approved(maker, Localized.vietnamese("Bao nghệ khô"), "5 KG", 300_000);
        wares.approved(maker, Localized.vietnamese("Cái rổ nghệ"), "1 PIECE", 1_000);
        listed();

        assertThat(html("/catalog?sort=unit_price&lang=vi"))
                .containsSubsequence(">Bao nghệ khô</a>", ">Bột nghệ</a>", ">An nghệ dẻo</a>", ">Cái rổ nghệ</a>");
        assertThat(html("/catalog?sort=price&lang=vi"))
                .containsSubsequence(">Cái rổ nghệ</a>", ">An nghệ dẻo</a>", ">Bột nghệ</a>", ">Bao nghệ khô</a>");
    }

    @Test
    void aFilterIsTakenAwayByItsChip() {
        var page = html("/catalog?category=spices&cooperative=" + maker.id() + "&q=nghe&lang=vi");

        assertThat(page)
                .contains("href=\"/catalog?cooperative=" + maker.id() + "&amp;q=nghe\" aria-label=\"Bỏ Gia vị")
                .contains("href=\"/catalog?category=spices&amp;q=nghe\" aria-label=\"Bỏ HTX Nghệ Thử\"")
                .contains("href=\"/catalog?q=nghe\">Bỏ tất cả");
    }

    @Test
    void anOldNameOfAPlaceIsFoundByTypingAndTakenAwayByItsChip() {
        var all = html("/catalog?lang=vi");
        var page = html("/catalog?place=Thạch Hóa&lang=vi");

        assertThat(all).contains("<option value=\"xã Thạch Hóa\">").doesNotContain("xã Thạch Hóa (đến");
        assertThat(all).containsSubsequence(">Địa phương<", "xã Tuyên Phú", "Hoặc gõ tên, cũ hay mới");
        assertThat(page).contains(">Bột nghệ</a>", "aria-label=\"Bỏ Thạch Hóa\"");
    }

    @ParameterizedTest
    @CsvSource({
        "priceMin=45k, true",
        "priceMin=45.001, false",
        "priceMax=45.000, true",
        "priceMax=44k, false",
        "priceMin=&priceMax=1tr, true",
    })
    void pricesAreReadAsPeopleTypeThem(String typed, boolean found) {
        assertThat(html("/catalog?lang=vi&" + typed).contains(">Bột nghệ</a>")).isEqualTo(found);
    }

    @Test
    void theFormForPricesShowsWhatWasTypedAndKeepsTheOtherFilters() {
        var page = html("/catalog?q=nghe&category=spices&sort=price&priceMin=45k&lang=en");
        var form = page.substring(page.indexOf("<form class=\"prices\""), page.indexOf("Filter by price"));

        assertThat(form)
                .contains("name=\"priceMin\" value=\"45,000 ₫\"", "name=\"priceMax\" value=\"\"")
                .contains("name=\"q\" value=\"nghe\"")
                .contains("name=\"category\" value=\"spices\"")
                .contains("name=\"sort\" value=\"price\"")
                .doesNotContain("type=\"hidden\" name=\"price");
        assertThat(page).contains("aria-label=\"Remove from 45,000 ₫\"");
        assertThat(html("/catalog?priceMin=45,000 ₫&lang=en")).contains(">Turmeric powder</a>");
    }

    @Test
    void theFormForAPlaceKeepsThePrices() {
        var page = html("/catalog?priceMin=45k&priceMax=90k&lang=vi");
        var form = page.substring(page.indexOf("<form class=\"place\""), page.indexOf("Lọc theo nơi"));

        assertThat(form).contains("name=\"priceMin\" value=\"45000\"").contains("name=\"priceMax\" value=\"90000\"");
    }

    /** @param typed what chooses a value in another form than its own */
    @ParameterizedTest
    @CsvSource({
        "category=SPICES, 'class=\"card\" href=\"/catalog\" aria-current=\"true\"'",
        "certificate=OCOP, 'href=\"/catalog\" aria-current=\"true\"'",
        "place=Thạch Hóa, 'href=\"/catalog\" aria-current=\"true\"'",
        "season=07, 'href=\"/catalog\" aria-current=\"true\"'",
        "stock=NO, 'href=\"/catalog\" aria-current=\"true\"'",
    })
    void aChoiceIsTakenBackWhereItStandsHoweverItWasTyped(String typed, String link) {
        wares.seasonal(maker, Localized.vietnamese("Nghệ tươi"), new Product.Season(7, 7));
        listed();

        assertThat(html("/catalog?lang=vi&" + typed)).contains(link);
    }

    @Test
    void whatIsInSeasonNowIsOneChoice() {
        int month = Dates.today(clock).getMonthValue();
        int next = month % 12 + 1;
        wares.seasonal(maker, Localized.vietnamese("Nghệ tươi"), new Product.Season(month, next));
        wares.seasonal(maker, Localized.vietnamese("Măng tươi"), new Product.Season(next, next));
        wares.seasonal(maker, Localized.vietnamese("Chổi đót"), null);
        listed();

        var all = html("/catalog?lang=vi");
        assertThat(all).contains("season=now", "Đang vào mùa (tháng " + month + ")");
        assertThat(html("/catalog?season=now&lang=vi"))
                .contains(">Nghệ tươi</a>", "class=\"badge\">Đang vào mùa<")
                .doesNotContain(">Măng tươi</a>", ">Chổi đót</a>");
    }

    @Test
    void oneIsSaidOtherwiseThanSeveral() {
        assertThat(html("/catalog?lang=en")).contains("<b>1 product</b>").doesNotContain("1 products");
        wares.approved(maker, Localized.vietnamese("Nghệ lát"), null);
        listed();

        assertThat(html("/catalog?lang=en")).contains("<b>2 products</b>");
    }

    @Test
    void onlyShelvesAreForSearchEngines() {
        assertThat(html("/catalog?category=spices")).doesNotContain("noindex");
        assertThat(html("/search")).doesNotContain("noindex").contains("rel=\"canonical\" href=\"http");
        assertThat(html("/catalog?q=nghe")).contains("noindex");
        assertThat(html("/catalog?sort=price")).contains("noindex");
    }

    private void listed() {
        search.catchUp().block(Duration.ofSeconds(20));
    }

    private String html(String path) {
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
