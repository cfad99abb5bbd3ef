package vn.sanvat.site.maker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.place.Position;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;

/** How buyers reach a maker, on every page where they look for it. */
@ServiceTest
class ContactTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    @Autowired
    Wares wares;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    WebTestClient http;

    @Test
    void hoursEmailAndTheWayByPositionStandOnThePagesOfMakerGoodsAndLot() {
        var maker = Awaited.value(SomeCooperative.approved(
                cooperatives,
                Wares.draft(
                        "HTX Có Giờ",
                        "htx@example.vn",
                        Localized.of("7 giờ – 17 giờ", "7 am – 5 pm"),
                        new Position(17.7936, 106.0121))));

        assertThat(pages(maker)).allSatisfy(path -> {
            assertThat(page(path + "?lang=vi"))
                    .contains("href=\"mailto:htx@example.vn\"")
                    .contains("Giờ mở cửa: 7 giờ – 17 giờ")
                    .contains("query=17.793600%2C106.012100\"");
            assertThat(page(path + "?lang=en")).contains("Open: 7 am – 5 pm");
        });
    }

    @Test
    void theWayIsAskedForByTheAddressOfTodayWhereNobodyKnowsThePosition() {
        assertThat(pages(wares.maker("HTX Không Giờ")))
                .allSatisfy(path -> assertThat(page(path))
                        .contains("query=Th%C3%B4n%201%2C%20x%C3%A3%20Tuy%C3%AAn%20Ph%C3%BA")
                        .doesNotContain("mailto:")
                        .doesNotContain("Giờ mở cửa"));
    }

    @Test
    void hoursThatNobodyTranslatedSayThatTheyAreVietnamese() {
        var maker = Awaited.value(SomeCooperative.approved(
                cooperatives, Wares.draft("HTX Chỉ Việt", null, Localized.vietnamese("Sáng nào cũng mở"), null)));

        assertThat(page("/cooperative/" + maker.id() + "?lang=en"))
                .contains("Open: <span lang=\"vi\">Sáng nào cũng mở</span>");
    }

    private Stream<String> pages(Cooperative maker) {
        var goods = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), null);
        var lot = wares.lot(goods, "N01", LATER, true);
        return Stream.of("/cooperative/" + maker.id(), "/catalog/" + goods.id(), "/l/" + lot.code());
    }

    private String page(String address) {
        return Objects.requireNonNull(http.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
