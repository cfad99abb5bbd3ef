package vn.sanvat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.scheduler.Scheduler;
import vn.sanvat.catalog.Category;

/** What may be asked of the search over HTTP, and what is refused. */
class SearchRequestTests extends GoodsToFind {

    private static final int MORE_THAN_CAN_WAIT = 20_000;

    @Autowired
    @Qualifier("searching")
    Scheduler searching;

    @ParameterizedTest
    @CsvSource({
        "priceMin, 'priceMin=200&priceMax=100'",
        "priceMin, 'priceMin=abc'",
        "priceMax, 'priceMax=-5'",
        "priceMax, 'priceMax=45x'",
        "priceMin, 'priceMin=0,5'",
        "priceMin, 'priceMin=46k&priceMax=45.000'",
        "cooperative, 'cooperative=nobody'",
        "cooperative, 'cooperative=HTX Rào Nậy'",
        "cooperative, 'cooperative=htx-rao-nay&cooperative=nobody'",
        "place, 'place=Atlantis'",
        "place, 'place=18985@1900-01-01'",
        "place, 'place=Thạch Hóa&place=Atlantis'",
        "category, 'category=nothing'",
        "certificate, 'certificate=nothing'",
        "season, 'season=13'",
        "stock, 'stock=maybe'",
        "sort, 'sort=upwards'",
        "page, 'page=0'",
        "size, 'size=101'",
        "page, 'page=99999'",
    })
    void refusesWhatMakesNoSenseNamingTheParameter(String field, String parameters) {
        http.get()
                .uri("/api/search?" + parameters)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cooperative=htx-rao-nay",
                "cooperative=",
                "place=18985@2004-07-08",
                "place=Thạch Hóa",
                "place=thach hoa",
                "place=",
                "place=44@2025-07-01",
                "priceMin=45k&priceMax=46.000",
                "priceMin=45,000&priceMax=1tr2",
                "priceMin=&priceMax=45 nghìn",
            })
    void understandsFiltersAsPeopleWriteThem(String parameters) {
        http.get().uri("/api/search?" + parameters).exchange().expectStatus().isOk();
    }

    @Test
    void limitsTheQueryAndTheNumberOfValues() {
        http.get()
                .uri("/api/search?q=" + "a".repeat(201))
                .exchange()
                .expectStatus()
                .isBadRequest();
        http.get()
                .uri("/api/search?x=1" + "&cooperative=a".repeat(21))
                .exchange()
                .expectStatus()
                .isBadRequest();
        http.get()
                .uri("/api/search?x=1" + "&cooperative=a".repeat(1_000))
                .exchange()
                .expectStatus()
                .is4xxClientError();
        http.get()
                .uri("/api/suggest?q=" + "a".repeat(201))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aPageBeyondTheEndIsNotFound() {
        http.get().uri("/api/search?page=2").exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*:*",
                "name:[* TO *]",
                "\"",
                "\"bột",
                "(((",
                "+-&&||!(){}[]^\"~*?:\\/",
                "~",
                "🐟🐟",
                "\u0301\u0302",
                "a AND OR NOT",
                "%",
                "\u0000",
                "<script>",
                "....",
                "'; drop",
                "ﷺ",
                "\uD83D"
            })
    void signsAreSignsAndNothingAnswersWithAFault(String query) {
        approved("Bột nghệ", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        for (var path : List.of("/api/search", "/api/suggest")) {
            http.get()
                    .uri(uri -> uri.path(path).queryParam("q", "{q}").build(query))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void whereMoreAreSearchingThanCanWaitTheNextIsToldWhenToComeBackAndTheHomePageShowsGoodsAllTheSame() {
        approved("Măng khô", Category.VEGETABLES);
        var release = new CountDownLatch(1);
        try {
            assertThat(IntStream.range(0, MORE_THAN_CAN_WAIT)
                            .filter(i -> refused(release))
                            .count())
                    .isPositive();

            for (var path : List.of("/api/search?q=nghe", "/api/suggest?q=ngh", "/search?q=nghe")) {
                http.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                        .expectHeader()
                        .valueEquals(HttpHeaders.RETRY_AFTER, "1");
            }
            http.get()
                    .uri("/?lang=vi")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .value(HttpHeaders.CACHE_CONTROL, said -> assertThat(said).contains("no-store"))
                    .expectBody(String.class)
                    .value(page -> assertThat(page).contains(">Măng khô</a>").doesNotContain("Mỗi loại một món"));
        } finally {
            release.countDown();
        }
        await(() -> http.get()
                .uri("/api/search?q=nghe")
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .is2xxSuccessful());
    }

    private boolean refused(CountDownLatch release) {
        try {
            searching.schedule(() -> awaitQuietly(release));
            return false;
        } catch (RejectedExecutionException e) {
            // A thread that has just begun its first task frees a place in its queue.
            LockSupport.parkNanos(PAUSE_NANOS / 50);
            return true;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void thePageShowsWhatTheApiAnswersWithoutScript() {
        approved("Bột nghệ", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        var html = page("/search?q=bot%20nghe%20thach%20hoa&category=spices&priceMax=100000");

        assertThat(html)
                .contains("/catalog/bot-nghe")
                .contains("thach hoa” có trong địa danh")
                .contains("href=\"/catalog?q=bot%20nghe%20thach%20hoa&amp;category=spices\"")
                .contains("href=\"/catalog?q=bot%20nghe%20thach%20hoa&amp;priceMax=100000\"")
                .contains(">Đúng nhất</a>");
        assertThat(page("/search?q=xyzzyqwr")).contains("Không tìm thấy").contains("Hãy thử");
        assertThat(page("/search")).contains("/catalog/bot-nghe");
    }

    private String page(String address) {
        return Objects.requireNonNull(http.get()
                .uri(address.replace("%20", " "))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
