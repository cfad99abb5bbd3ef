package vn.sanvat.site.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.search.Results;
import vn.sanvat.search.Search;
import vn.sanvat.site.Wares;
import vn.sanvat.store.Commands;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;

/** What is put forward is chosen by a rule that the pages state, and who is lost is shown it. */
@ServiceTest
class FeaturedGoodsTests {

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    Search search;

    @Autowired
    FeaturedGoods featured;

    @Autowired
    Commands commands;

    @Autowired
    Clock clock;

    Cooperative maker;

    @BeforeEach
    void open() {
        maker = wares.maker("HTX Nghệ Thử");
        int month = Dates.today(clock).getMonthValue();
        int next = month % 12 + 1;
        wares.seasonal(maker, Localized.vietnamese("An nghệ khô"), null);
        wares.ocop(
                wares.seasonal(maker, Localized.vietnamese("Bột nghệ"), new Product.Season(next, next)),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2099, 1, 1));
        wares.seasonal(maker, Localized.vietnamese("Củ nghệ"), new Product.Season(month, month));
        wares.ofKind(maker, Localized.vietnamese("Hoa rừng"), Category.HONEY);
        search.catchUp().block(Duration.ofSeconds(20));
    }

    @Test
    void oneOfEachKindStandsFirstInSeasonThenByStarsThenByName() {
        var choice = Objects.requireNonNull(featured.choose(4).block());

        assertThat(choice.items())
                .extracting(Results.Item::name)
                .extracting(Localized::vi)
                .containsExactly("Củ nghệ", "Hoa rừng", "Bột nghệ", "An nghệ khô");
        assertThat(choice.shelves()).containsEntry(Category.SPICES, 3L).containsEntry(Category.HONEY, 1L);
        assertThat(Objects.requireNonNull(featured.choose(1).block()).items()).hasSize(1);
    }

    @Test
    void aKindIsPutForwardThoughAHundredGoodsOfAnotherStandBeforeItByName() {
        for (int i = 0; i < 100; i++) {
            wares.seasonal(maker, Localized.vietnamese("Ba nghệ " + i), null);
        }
        search.catchUp().block(Duration.ofSeconds(20));

        var choice = Objects.requireNonNull(featured.choose(3).block());

        assertThat(choice.items())
                .extracting(Results.Item::name)
                .extracting(Localized::vi)
                .containsExactly("Củ nghệ", "Hoa rừng", "Bột nghệ");
        assertThat(choice.inSeason()).isEqualTo(1);
        assertThat(choice.shelves()).containsEntry(Category.SPICES, 103L).containsEntry(Category.HONEY, 1L);
    }

    @Test
    void theHomePageStatesTheRuleAndLeadsToWhatIsInSeason() {
        assertThat(get("/?lang=vi", 200))
                .containsSubsequence(
                        "Sản phẩm nổi bật", ">Củ nghệ</a>", ">Hoa rừng</a>", ">Bột nghệ</a>", "Mỗi loại một món")
                .contains("href=\"/catalog?season=now\">Đang vào mùa (1)");
    }

    @Test
    void whoIsLostIsShownGoodsKindsAndTheFormForACode() {
        for (var path : new String[] {"/nothing-here", "/catalog/khong-co", "/catalog?q=xyzzyqwr"}) {
            assertThat(get(path + (path.contains("?") ? "&" : "?") + "lang=vi", path.contains("?") ? 200 : 404))
                    .as(path)
                    .contains("Củ nghệ", "/catalog?category=honey", "action=\"/l\"", "Có thể bạn muốn xem");
        }
    }

    @Test
    void whatThePageOfAnUnknownAddressShowsIsNotAskedOfTheDatabase() {
        var sent = commands.forReaders(() -> get("/nothing-here", 404));

        assertThat(sent).isEmpty();
    }

    private String get(String path, int status) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
