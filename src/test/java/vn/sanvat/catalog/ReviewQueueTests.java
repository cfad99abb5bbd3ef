package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.json;
import static vn.sanvat.catalog.SomeProduct.packJson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;

/** What waits for review, and how working copies are found and put in order. */
@ServiceTest
class ReviewQueueTests {

    @Autowired
    WebTestClient anonymous;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    JsonMapper mapper;

    private WebTestClient admin;
    private String maker = "";

    @BeforeEach
    void threeGoods() {
        admin = anonymous
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
        maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
        create("Bột nghệ");
        create("Lá dong");
        create("Áo tơi");
        submit("la-dong");
        submit("ao-toi");
    }

    private void create(String name) {
        var product = new HashMap<>(json(maker, packJson()));
        product.put("name", Map.of("vi", name));
        admin.post()
                .uri("/api/products")
                .bodyValue(product)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void submit(String id) {
        admin.post()
                .uri("/api/products/" + id + "/submit")
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private ResponseSpec list(String query) {
        return admin.get().uri("/api/products" + query).exchange();
    }

    private JsonNode found(String query) {
        return mapper.readTree(Objects.requireNonNull(
                list(query).expectStatus().isOk().expectBody().returnResult().getResponseBody()));
    }

    private List<String> ids(String query) {
        return found(query)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void whatHasWaitedLongestStandsFirstOnEveryPage() {
        assertThat(ids("?state=SUBMITTED&sort=submitted")).containsExactly("la-dong", "ao-toi");
        assertThat(ids("?state=SUBMITTED&sort=submitted&page=2&size=1")).containsExactly("ao-toi");
        assertThat(ids("?state=SUBMITTED")).containsExactly("ao-toi", "la-dong");
    }

    @Test
    void theLastChangedStandsFirstWhereThatIsAskedFor() {
        assertThat(ids("?sort=updated")).containsExactly("ao-toi", "la-dong", "bot-nghe");
        assertThat(ids("?sort=name")).containsExactly("ao-toi", "bot-nghe", "la-dong");
    }

    @ParameterizedTest
    @CsvSource({"dong, la-dong", "DÓNG, la-dong", "ÁO TƠI, ao-toi", "'  nghe ', bot-nghe"})
    void aPartOfTheNameFindsItWithAndWithoutTones(String written, String id) {
        assertThat(foundByName(written)).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "\\E.*\\Q", "(", "không có"})
    void aNameIsTextAndNoPattern(String written) {
        assertThat(foundByName(written)).isEmpty();
    }

    private List<String> foundByName(String written) {
        var body = Objects.requireNonNull(admin.get()
                .uri(to -> to.path("/api/products").queryParam("q", "{q}").build(written))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
        return mapper.readTree(body)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void itIsSaidWhoSubmittedAndSinceWhenUntilSomebodyDecides() {
        var listing =
                found("?state=SUBMITTED&sort=submitted").path("items").path(0).path("listing");
        assertThat(listing.path("submittedBy").asString()).isEqualTo("admin");
        assertThat(listing.path("submittedAt").asString())
                .isNotEmpty()
                .isEqualTo(listing.path("changedAt").asString());

        admin.post()
                .uri("/api/products/la-dong/return")
                .header("If-Match", "\"2\"")
                .bodyValue(Map.of("reason", Map.of("vi", "Thiếu ảnh")))
                .exchange()
                .expectBody()
                .jsonPath("$.listing.submittedBy")
                .doesNotExist()
                .jsonPath("$.listing.submittedAt")
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "?sort=weight, sort, Không xếp được theo, Nothing is sorted by",
        "?sort=submitted, sort, chỉ dùng cùng state=SUBMITTED, goes with state=SUBMITTED only",
        "?sort=submitted&state=DRAFT, sort, chỉ dùng cùng state=SUBMITTED, goes with state=SUBMITTED only"
    })
    void anOrderThatIsNoneIsRefused(String query, String field, String vi, String en) {
        refused(query, field, vi, en);
    }

    @Test
    void aNameOfAHundredCharactersIsLookedForAndALongerOneRefused() {
        list("?q=" + "a".repeat(100)).expectStatus().isOk();
        refused("?q=" + "a".repeat(101), "q", "dài 101 ký tự", "has 101 characters");
    }

    private void refused(String query, String field, String vi, String en) {
        list(query)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].vi")
                .value(text -> assertThat(String.valueOf(text)).contains(vi))
                .jsonPath("$.errors[0].en")
                .value(text -> assertThat(String.valueOf(text)).contains(en));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=dong", "?sort=updated", "?sort=name", "?state=SUBMITTED&sort=submitted"})
    void thePublicFindsNoWorkingCopies(String query) {
        anonymous.get().uri("/api/products" + query).exchange().expectStatus().isUnauthorized();
    }
}
