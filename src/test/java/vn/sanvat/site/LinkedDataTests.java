package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.place.Position;
import vn.sanvat.text.Localized;

/** What machines read, compared with schema.org and the GS1 Web Vocabulary 1.16. */
@ServiceTest
class LinkedDataTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    @Autowired
    Wares wares;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    WebTestClient http;

    @Autowired
    JsonMapper mapper;

    Cooperative maker;
    Product turmeric;

    @BeforeEach
    void open() {
        maker = wares.maker("HTX Nghệ Thử");
        turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
    }

    @Test
    void aProductOffersItsPacks() {
        wares.lot(turmeric, "N01", LATER, true);

        var data = data("/catalog/" + turmeric.id() + "?lang=en");

        assertThat(types(data)).containsExactly("Product", "gs1:Product");
        assertThat(data.path("gs1:productName").path("@language").asString()).isEqualTo("en");
        assertThat(types(data.path("manufacturer"))).containsExactly("Organization", "gs1:Organization");
        var offer = data.path("offers").path(0);
        assertThat(offer.path("@type").asString()).isEqualTo("Offer");
        assertThat(offer.path("price").isIntegralNumber()).isTrue();
        assertThat(offer.path("priceCurrency").asString()).isEqualTo("VND");
        assertThat(offer.path("availability").asString()).isEqualTo("https://schema.org/InStock");
        assertThat(offer.path("seller").path("@id").asString()).endsWith("/cooperative/" + maker.id());
        var item = offer.path("itemOffered");
        assertThat(item.path("name").asString()).isEqualTo("Turmeric powder 200 g");
        assertThat(item.path("gtin").asString()).isEqualTo("9521234543213");
        assertThat(item.path("gs1:gtin").asString()).isEqualTo("09521234543213");
        assertThat(item.path("gs1:netContent").path("gs1:unitCode").asString()).isEqualTo("GRM");
    }

    @Test
    void nothingIsSaidToBeInStockWithoutALotThatMayBeSold() {
        wares.lot(turmeric, "N02", LocalDate.of(2026, 10, 20), true);

        assertThat(data("/catalog/" + turmeric.id()).path("offers").path(0).has("availability"))
                .isFalse();
    }

    @Test
    void whatIsRecalledIsNotOfferedUntilThereIsAnotherLot() {
        wares.recalled(wares.lot(turmeric, "N05", LATER, true));
        assertThat(data("/catalog/" + turmeric.id()).has("offers")).isFalse();

        wares.lot(turmeric, "N06", LATER, true);

        assertThat(data("/catalog/" + turmeric.id()).path("offers")).hasSize(1);
    }

    @Test
    void aLotIsSomeProductsWithTypedDates() {
        var lot = wares.lot(turmeric, "N03", LATER, true);

        var data = data("/l/" + lot.code());

        // schema.org, hasGS1DigitalLink: a link with a lot number belongs on SomeProducts.
        assertThat(types(data)).containsExactly("SomeProducts", "gs1:Product");
        assertThat(data.path("gs1:hasBatchLotNumber").asString()).isEqualTo("N03");
        for (var date : Set.of("gs1:expirationDate", "gs1:productionDate")) {
            assertThat(data.path(date).path("@type").asString()).isEqualTo("xsd:date");
            assertThat(LocalDate.parse(data.path(date).path("@value").asString()))
                    .isBetween(Wares.MADE, LATER);
        }
        assertThat(data.path("hasGS1DigitalLink").asString()).endsWith("/01/09521234543213/10/N03");
    }

    @Test
    void aMakerSaysItsEmailAndWhereItIsOnlyIfItIsKnown() {
        var known = Awaited.value(SomeCooperative.approved(
                cooperatives,
                Wares.draft(
                        "HTX Có Chỗ",
                        "htx@example.vn",
                        Localized.of("Cả ngày", "All day"),
                        new Position(17.5, 106.25))));

        var data = data("/cooperative/" + known.id());

        assertThat(types(data)).containsExactly("LocalBusiness", "gs1:Organization");
        assertThat(data.path("email").asString()).isEqualTo("htx@example.vn");
        assertThat(data.path("geo").path("@type").asString()).isEqualTo("GeoCoordinates");
        assertThat(data.path("geo").path("latitude").asDouble()).isEqualTo(17.5);
        assertThat(data.path("geo").path("longitude").asDouble()).isEqualTo(106.25);
        assertThat(data.has("openingHours")).isFalse();
        assertThat(data("/cooperative/" + maker.id()).has("geo")).isFalse();
        assertThat(data("/cooperative/" + maker.id()).has("email")).isFalse();
    }

    @Test
    void everyGs1TermIsInTheVocabulary() {
        var lot = wares.lot(turmeric, "N04", LATER, true);
        var used = new TreeSet<String>();
        for (var path : Set.of("/", "/catalog/" + turmeric.id(), "/cooperative/" + maker.id(), "/l/" + lot.code())) {
            Pattern.compile("\"(gs1:[A-Za-z]+)\"")
                    .matcher(script(path))
                    .results()
                    .forEach(hit -> used.add(hit.group(1)));
        }

        assertThat(used)
                .containsExactly(
                        "gs1:Organization",
                        "gs1:Product",
                        "gs1:QuantitativeValue",
                        "gs1:expirationDate",
                        "gs1:gtin",
                        "gs1:hasBatchLotNumber",
                        "gs1:netContent",
                        "gs1:organizationName",
                        "gs1:productName",
                        "gs1:productionDate",
                        "gs1:unitCode",
                        "gs1:value");
    }

    private static Iterable<String> types(JsonNode node) {
        return node.path("@type").valueStream().map(JsonNode::asString).toList();
    }

    private JsonNode data(String path) {
        return mapper.readTree(script(path));
    }

    private String script(String path) {
        var found = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(html(path));
        assertThat(found.find()).isTrue();
        return found.group(1);
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
