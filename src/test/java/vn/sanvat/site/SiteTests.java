package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.search.Search;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Feedback;
import vn.sanvat.web.connection.BehindProxy;

@ServiceTest
class SiteTests {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);
    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    ApplicationContext context;

    @Autowired
    JsonMapper mapper;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Search search;

    Cooperative maker;
    Product turmeric;

    @BeforeEach
    void open() {
        maker = wares.maker("HTX Nghệ Thử");
        turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        listed();
    }

    /** What was written stands in the list of goods. */
    private void listed() {
        search.catchUp().block(Duration.ofSeconds(20));
    }

    @Test
    void homeShowsGoodsShelvesAndMakers() {
        assertThat(html("/?lang=vi")).contains("Bột nghệ", "HTX Nghệ Thử", "Gia vị", "45.000 ₫");
    }

    @Test
    void aPageOfTheListBeyondTheEndSaysWhereTheLastOneIs() {
        var page = get("/catalog?page=7&lang=vi", 404);

        assertThat(page).contains("/catalog?page=1", "danh sách có 1 trang");
    }

    @Test
    void anUnknownCategoryIsRefusedWithTheOnesThatThereAre() {
        assertThat(get("/catalog?category=stones&lang=en", 400)).contains("stones", "spices");
    }

    @Test
    void anUnknownMakerOrPlaceIsRefusedAndAKnownOneWithoutGoodsIsEmpty() {
        var other = wares.maker("HTX Chưa Bán");

        assertThat(get("/catalog?cooperative=khong-co&lang=vi", 400)).contains("khong-co");
        assertThat(get("/catalog?place=Atlantis&lang=vi", 400)).contains("Không có nơi nào tên", "Atlantis");
        assertThat(get("/catalog?place=Atlantis&lang=en", 400)).contains("There is no place", "Atlantis");
        assertThat(html("/catalog?cooperative=" + other.id() + "&lang=vi"))
                .contains("Không tìm thấy sản phẩm nào", "Sản phẩm của HTX Chưa Bán", "Bỏ HTX Chưa Bán");
    }

    @Test
    void goodsAndMakersStandByTheNameThatIsShownAlsoAfterARenaming() {
        wares.approved(maker, Localized.vietnamese("Nghệ lát"), null);
        wares.renamed(turmeric, Localized.vietnamese("Nghệ xay"));
        wares.renamed(wares.maker("HTX An"), "HTX Đồi Cao");
        wares.maker("HTX Cam");
        listed();

        assertThat(html("/catalog?lang=vi")).containsSubsequence(">Nghệ lát</a>", ">Nghệ xay</a>");
        assertThat(html("/cooperative?lang=vi"))
                .containsSubsequence(">HTX Cam</a>", ">HTX Đồi Cao</a>", ">HTX Nghệ Thử</a>");
    }

    @Test
    void aProductShowsItsPacksWithUnitPrices() {
        assertThat(html("/catalog/" + turmeric.id() + "?lang=vi"))
                .contains("200 g", "45.000 ₫", "225.000 ₫/kg", "Nơi khô mát", "hạn dùng 12 tháng");
    }

    @Test
    void aFilmIsALinkThatSaysWhereItLeadsAndIsNeverEmbedded() {
        var link = "<a href=\"https://video.example/nghe\" rel=\"noopener nofollow external\">";

        assertThat(html("/catalog/" + turmeric.id() + "?lang=vi"))
                .contains(link + "Xem phim về sản phẩm</a>", "(video.example)")
                .doesNotContain("<iframe", "<video");
        assertThat(html("/catalog/" + turmeric.id() + "?lang=en")).contains(link + "Watch a film about it</a>");
    }

    @Test
    void whatNobodyHasTranslatedIsMarkedAsVietnamese() {
        assertThat(html("/catalog/" + turmeric.id() + "?lang=en")).contains("<dd lang=\"vi\">Nơi khô mát.</dd>");
    }

    @Test
    void aWithdrawnProductSaysThatItIsGoneWhileItsPrintedCodeStillAnswers() {
        var current = Objects.requireNonNull(catalog.find(turmeric.id()).block());
        listings.withdraw(current.id(), current.revision(), Localized.of("Hết mùa", "Out of season"))
                .block();

        assertThat(get("/catalog/" + turmeric.id() + "?lang=vi", 410)).contains("không còn bán", "noindex");
        assertThat(html("/01/" + Wares.GTIN + "?lang=vi")).contains("không còn bán", "noindex");
    }

    @Test
    void aCertificateLeavesTheProductsPageWhenItHasExpired() {
        wares.ocop(turmeric, LocalDate.of(2020, 1, 1), LocalDate.of(2023, 1, 1));
        assertThat(html("/catalog/" + turmeric.id() + "?lang=vi")).doesNotContain("OCOP 4 sao");

        wares.ocop(turmeric, LocalDate.of(2026, 1, 1), LATER);
        assertThat(html("/catalog/" + turmeric.id() + "?lang=vi")).contains("OCOP 4 sao");
    }

    @Test
    void theCodeOfALotLeadsToItsJourney() {
        var lot = wares.lot(turmeric, "N01", LATER, true);
        wares.packed(lot);

        assertThat(html("/l/" + lot.code() + "?lang=vi"))
                .contains("Lô N01", "02/10/2026", "01/01/2099", "Đóng gói", "nghệ tươi 150 kg", "9,5 %", "nay là")
                .contains("tel:+84912345678", "https://zalo.me/0912345678");
        assertThat(html("/01/" + Wares.GTIN + "/10/N01")).contains("N01");
        assertThat(html("/01/" + Wares.GTIN.digits().substring(1) + "/10/N01")).contains("N01");
    }

    @Test
    void aCertificateIsJudgedOnTheDayOfProduction() {
        wares.ocop(turmeric, LocalDate.of(2020, 1, 1), LocalDate.of(2023, 1, 1));
        var lot = wares.lot(turmeric, "N02", LATER, true);

        assertThat(html("/l/" + lot.code() + "?lang=vi")).contains("KHÔNG có hiệu lực vào ngày sản xuất");
    }

    @Test
    void aRecallIsAnnouncedAsAnAlert() {
        var lot = wares.recalled(wares.lot(turmeric, "N03", LATER, true));

        assertThat(html("/l/" + lot.code() + "?lang=vi"))
                .containsSubsequence("role=\"alert\"", "THU HỒI", "Độ ẩm vượt mức", "Mang trả nơi mua", "<h1");
    }

    @Test
    void anExpiredLotSaysSo() {
        var lot = wares.lot(turmeric, "N04", LocalDate.of(2026, 10, 20), true);

        assertThat(html("/l/" + lot.code() + "?lang=en"))
                .containsSubsequence("role=\"alert\"", "EXPIRED", "20/10/2026");
    }

    @Test
    void anUnpublishedDiaryIsSaidToBeUnpublished() {
        var lot = wares.lot(turmeric, "N05", LATER, false);
        wares.packed(lot);

        assertThat(html("/l/" + lot.code() + "?lang=vi"))
                .contains("Nhật ký của lô này chưa được công bố")
                .doesNotContain("Đóng túi 200 g");
    }

    @Test
    void anUnknownCodeSaysWhatToCheck() {
        assertThat(get("/l/ZZZZZZZZZZ?lang=en", 404)).contains("ZZZZZZZZZZ", "smudged");
        assertThat(get("/01/" + Wares.GTIN + "/10/NONE?lang=en", 404)).contains("NONE");
    }

    @Test
    void aWrongCheckDigitIsExplained() {
        assertThat(get("/01/09521234543210/10/N01?lang=en", 400)).contains("check digit", "expected 3");
    }

    @Test
    void namesCannotBreakOutOfThePage() {
        var evil = wares.approved(maker, Localized.vietnamese("</script><b>\"Nghệ\" & <script>alert(1)"), null);

        var page = html("/catalog/" + evil.id());

        assertThat(page).doesNotContain("<script>alert").doesNotContain("</script><b>");
        var data = mapper.readTree(data(page));
        assertThat(data.path("name").asString()).isEqualTo("</script><b>\"Nghệ\" & <script>alert(1)");
    }

    @Test
    void machinesReadPricesAndGtins() {
        var data = mapper.readTree(data(html("/catalog/" + turmeric.id())));

        var offer = data.path("offers").path(0);
        assertThat(offer.path("price").asInt()).isEqualTo(45_000);
        assertThat(offer.path("priceCurrency").asString()).isEqualTo("VND");
        assertThat(offer.path("itemOffered").path("hasGS1DigitalLink").asString())
                .endsWith("/01/09521234543213");
    }

    @Test
    void theLanguageIsChosenByAddressThenCookieThenBrowser() {
        assertThat(html("/about")).contains("<html lang=\"vi\"");
        assertThat(ask("/about")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en-GB,en;q=0.9")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("<html lang=\"en\"");
        var chosen = ask("/about?lang=en").exchange().expectBody(String.class).returnResult();
        assertThat(Objects.requireNonNull(chosen.getResponseCookies().getFirst("lang"))
                        .getValue())
                .isEqualTo("en");
        assertThat(chosen.getResponseHeaders().getVary()).contains("Cookie", "Accept-Language");
        assertThat(ask("/about?lang=vi")
                        .cookie("lang", "en")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("<html lang=\"vi\"");
    }

    @Test
    void theSwitchKeepsThePageAndItsQuery() {
        assertThat(html("/catalog?category=spices&lang=vi"))
                .contains("href=\"/catalog?category=spices&amp;lang=en\"", "hreflang=\"x-default\"");
    }

    @Test
    void aReportIsStoredAndABlankOneIsShownAgain() {
        var lot = wares.lot(turmeric, "N06", LATER, true);

        var sent = post("/l/" + lot.code() + "/feedback", "Túi bị hở");
        var blank = post("/l/" + lot.code() + "/feedback", " ");

        assertThat(sent.getStatus().value()).isEqualTo(303);
        assertThat(blank.getStatus().value()).isEqualTo(400);
        assertThat(blank.getResponseBody()).contains("role=\"alert\"", "<textarea");
        assertThat(mongo.findAll(Feedback.class).collectList().block()).hasSize(1);
    }

    @Test
    void behindAProxyEachBuyerIsCountedByWhatTheProxySaw() {
        var lot = wares.lot(turmeric, "N07", LATER, true);
        var proxy = BehindProxy.of(context);
        var statuses = new ArrayList<Integer>();

        for (int i = 0; i < 6; i++) {
            statuses.add(reported(proxy, lot.code(), "203.0.113." + i + ", 198.51.100.7", i));
        }

        assertThat(statuses).containsExactly(303, 303, 303, 303, 303, 429);
        assertThat(reported(proxy, lot.code(), "198.51.100.8", 7)).isEqualTo(303);
    }

    private static int reported(WebTestClient proxy, String code, String forwardedFor, int which) {
        return proxy.post()
                .uri("/l/" + code + "/feedback")
                .header("X-Forwarded-For", forwardedFor)
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("text", "Túi thứ " + which + " bị hở"))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    @Test
    void theSitemapListsGoodsAndMakers() throws Exception {
        var xml = Objects.requireNonNull(http.get()
                .uri("/sitemap.xml")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());

        var factory = DocumentBuilderFactory.newInstance();
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        var places = document.getElementsByTagName("loc");
        assertThat(places.getLength()).isEqualTo(7);
        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("/catalog/" + turmeric.id());
    }

    /** On this machine alone a network could not open what is shared. */
    @Test
    void whatWouldLeadNowhereIsNotShown() {
        assertThat(html("/catalog/" + turmeric.id())).doesNotContain("facebook.com", "button-share.zalo.me");
        assertThat(html("/about?lang=vi")).contains("Đơn vị vận hành chưa được khai báo");
    }

    @Test
    void crawlersAndBrowsersFindWhatTheyAskFor() {
        for (var path : new String[] {"/robots.txt", "/site.webmanifest", "/favicon.ico"}) {
            http.get().uri(path).exchange().expectStatus().isOk();
        }
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        var etag = Objects.requireNonNull(ask("/about")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());

        ask("/about")
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    private String html(String path) {
        return get(path, 200);
    }

    private String get(String path, int status) {
        return Objects.requireNonNull(ask(path)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.RequestHeadersSpec<?> ask(String path) {
        return http.get().uri(path).accept(MediaType.TEXT_HTML);
    }

    private EntityExchangeResult<String> post(String path, String text) {
        return http.post()
                .uri(path + "?lang=vi")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("text", text))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private static String data(String page) {
        var found = DATA.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
