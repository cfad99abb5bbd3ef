package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.search.Search;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;
import vn.sanvat.web.Problem;

/** What the public sees of a maker, of its goods and of what is printed on them, in each state of the maker. */
@ServiceTest
class HiddenMakerTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String NOT_SHOWN = "Trang của nơi sản xuất hiện không hiển thị ở đây.";

    /** Each would show the maker, or its goods, while it is approved. */
    private static final List<String> LISTS = List.of(
            "/",
            "/cooperative",
            "/catalog",
            "/catalog?category=spices",
            "/search?q=mangtang",
            "/api/search?q=mangtang",
            "/api/suggest?q=mangtang",
            "/api/products",
            "/api/products?category=SPICES",
            "/api/cooperatives",
            "/sitemap.xml");

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Search search;

    @Autowired
    JsonMapper mapper;

    private Cooperative maker;
    private Product product;
    private Lot lot;
    private Lot recalled;

    private record Answer(int status, String text) {}

    @BeforeEach
    void goodsOfAMakerStandInPublic() {
        maker = wares.maker("HTX Mangtang");
        product = wares.approved(maker, Localized.of("Mangtang khô", "Dried mangtang"), Wares.GTIN);
        lot = wares.lot(product, "N01", LATER, true);
        recalled = wares.recalled(wares.lot(product, "N02", LATER, true));
        wares.approved(wares.maker("HTX Khác"), Localized.vietnamese("Hàng khác"), null);
        caughtUp();
    }

    @Test
    void hidingAMakerTakesItAndItsGoodsFromEveryListAtTheSecondView() {
        for (var address : LISTS) {
            assertThat(get(address).text()).as(address).containsIgnoringCase("mangtang");
        }

        wares.hidden(maker);
        caughtUp();

        for (var address : LISTS) {
            var answer = get(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.text()).as(address).doesNotContain("Mangtang", product.id(), maker.id());
        }
        for (var address : List.of(
                "/cooperative/" + maker.id(),
                "/catalog/" + product.id(),
                "/api/cooperatives/" + maker.id(),
                "/api/products/" + product.id())) {
            assertThat(get(address).status()).as(address).isEqualTo(404);
        }
        for (var address : List.of("/catalog?cooperative=", "/api/search?cooperative=", "/api/products?cooperative=")) {
            assertThat(get(address + maker.id()).status()).as(address).isEqualTo(400);
        }
    }

    @Test
    void showingItAgainBringsItsGoodsBackWithoutAnotherApproval() {
        var hidden = wares.hidden(maker);
        caughtUp();
        LISTS.forEach(this::get);
        var before = stored();
        assertThat(before.shown()).isNull();

        wares.shownAgain(hidden);
        caughtUp();

        for (var address : LISTS) {
            assertThat(get(address).text()).as(address).containsIgnoringCase("mangtang");
        }
        assertThat(get("/cooperative/" + maker.id()).text()).contains("Mangtang khô");
        assertThat(get("/catalog/" + product.id()).status()).isEqualTo(200);
        assertThat(stored().revision()).isEqualTo(before.revision());
    }

    @Test
    void whatIsPrintedGoesOnAnsweringTheTruth() {
        var printed = List.of(
                "/l/" + lot.code(),
                "/l/" + recalled.code(),
                "/01/" + Wares.GTIN,
                "/01/" + Wares.GTIN + "/10/N01",
                "/01/" + Wares.GTIN + "/10/N02");
        for (var address : printed) {
            assertThat(get(address).text()).as(address).doesNotContain(NOT_SHOWN);
        }

        wares.hidden(maker);

        for (var address : printed) {
            var answer = get(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.text())
                    .as(address)
                    .contains("Mangtang khô", "HTX Mangtang", "tel:+84912345678", NOT_SHOWN)
                    .doesNotContain("/cooperative/" + maker.id());
        }
        assertThat(get("/l/" + recalled.code()).text()).contains("Độ ẩm vượt mức", "Mang trả nơi mua");
        assertThat(get("/l/" + lot.code() + "?lang=en").text())
                .contains("The maker&#39;s page is not shown here at present.".replace("&#39;", "'"))
                .doesNotContain("href=\"/catalog/" + product.id());
        assertThat(get("/recalls").text()).contains("N02", "HTX Mangtang");
        assertThat(get("/api/lots/" + lot.code()).status()).isEqualTo(200);
        assertThat(get("/api/lots/" + lot.code() + "/journey").status()).isEqualTo(200);
        assertThat(get("/qr/lot/" + lot.code() + ".svg").status()).isEqualTo(200);
    }

    @Test
    void whatIsHiddenIsNotExported() throws IOException {
        assertThat(exported()).contains("Mangtang khô");

        wares.hidden(maker);

        assertThat(exported()).contains("Hàng khác").doesNotContain("Mangtang");
    }

    @Test
    void aProposedMakerStandsInNoListAndItsGoodsWait() {
        var proposed = Objects.requireNonNull(cooperatives
                .register(Wares.draft("HTX Bangbang", null, null, null), "clerk")
                .block());
        var draft = Objects.requireNonNull(catalog.create(
                        new ProductDraft(proposed.id(), Wares.content(Localized.vietnamese("Bangbang ngâm"), null)))
                .block());

        assertThat(faults(() -> listings.submit(draft.id(), 1, "member").block()))
                .containsExactly("cooperative");
        for (var address : LISTS) {
            assertThat(get(address).text()).as(address).doesNotContainIgnoringCase("bangbang");
        }
        assertThat(get("/cooperative/" + proposed.id()).status()).isEqualTo(404);

        Objects.requireNonNull(cooperatives
                .approve(proposed.id(), proposed.revision(), "officer")
                .block());

        assertThat(get("/cooperative").text()).contains("HTX Bangbang");
        assertThat(get("/sitemap.xml").text()).contains("/cooperative/" + proposed.id());
        assertThat(listings.submit(draft.id(), 1, "member").block()).isNotNull();
    }

    @Test
    void anEditOfAHiddenMakersGoodsIsNotApprovedAndAWithdrawalIsDone() {
        var submitted = Objects.requireNonNull(catalog.change(
                        product.id(),
                        product.revision(),
                        new ProductDraft(maker.id(), Wares.content(Localized.vietnamese("Mangtang mới"), null)))
                .flatMap(changed -> listings.submit(changed.id(), changed.revision(), "member"))
                .block());
        wares.hidden(maker);

        assertThat(faults(() -> listings.approve(
                                submitted.id(), submitted.revision(), "officer", Localized.vietnamese("Để thử"))
                        .block()))
                .contains("cooperative");
        assertThat(Objects.requireNonNull(
                                listings.withdraw(submitted.id(), submitted.revision(), Localized.vietnamese("Hết mùa"))
                                        .block())
                        .listing()
                        .state())
                .isEqualTo(Listing.State.WITHDRAWN);
    }

    private static List<String> faults(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (Problem problem) {
            return problem.faults().stream().map(Problem.Fault::field).toList();
        }
    }

    private Product stored() {
        return Objects.requireNonNull(catalog.find(product.id()).block());
    }

    private void caughtUp() {
        search.catchUp().block(BOUND);
    }

    private Answer get(String address) {
        var result = http.get()
                .uri(address)
                .header("Accept-Language", "vi")
                .exchange()
                .expectBody()
                .returnResult();
        var body = result.getResponseBody();
        return new Answer(result.getStatus().value(), body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    private String exported() throws IOException {
        var zip = Objects.requireNonNull(http.post()
                .uri("/api/exports")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }
}
