package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.json;
import static vn.sanvat.catalog.SomeProduct.packJson;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.text.Localized;

/** Whatever door a text comes in by, rules, search and keys see the letters that people see. */
@ServiceTest
class PlainTextDoorsTests {

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    JsonMapper mapper;

    @LocalServerPort
    int port;

    private String maker = "";

    @BeforeEach
    void signIn() {
        http = http.mutate()
                .responseTimeout(Duration.ofMinutes(1))
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
        maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
    }

    private JsonNode post(String path, Object body, int status) {
        return mapper.readTree(http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    private Map<String, Object> goods(String field, Object value) {
        var goods = new HashMap<>(json(maker, packJson()));
        goods.put(field, value);
        return goods;
    }

    private List<String> rules(Map<String, Object> goods) {
        var id = post("/api/products", goods, 201).path("id").asString();
        return mapper.readTree(http.get()
                        .uri("/api/products/" + id + "/check")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent())
                .path("issues")
                .findValuesAsString("rule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kẹo đậu phộng",
                "Kẹo đậu\u202fphộng",
                "Kẹo đậu phộ\u200bng",
                "Kẹo đ\u00adậu phộng",
                "Kẹo ðậu phộng",
                "Kẹo đậu\u3000phộng",
                "Kẹo ｄ\u0335ậu phộng",
                "Kẹo đậu p\u2060h\u034fộng",
                "Kẹo đậu ph\u3164ộng",
                "Kẹo đậu рhộng",
                "KẸO ĐẬU\nPHỘNG",
                "Kẹo đậu\u00a0\ufe0fphộng"
            })
    void aNamedComponentNeedsItsShareHoweverItIsWritten(String name) {
        assertThat(rules(goods("name", Map.of("vi", name)))).contains("named-component");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Giúp điều trị ho",
                "Giúp điều tr\u00adị ho",
                "Giúp đi\u200dều trị ho",
                "Giúp ðiều trị ho",
                "Giúp điều\u2009trị ho",
                "Giúp điều\u2028trị ho",
                "Giúp \u202eđiều trị\u202c ho",
                "Giúp ｄ\u0335iều ｔｒị ho",
                "Giúp điều tr\u0456\u0323 ho",
                "Giúp điều\u2800 trị ho"
            })
    void aClaimIsSeenHoweverItIsHidden(String description) {
        assertThat(rules(goods("description", Map.of("vi", description)))).contains("health-claim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u3164",
                "\u2800",
                "\u200b",
                "\u00ad\u202f",
                "\ufeff",
                "\u115f\u1160",
                "\u034f",
                "\u0301",
                "\u180e"
            })
    void nobodyIsNamedByWhatNobodySees(String name) {
        var body = Map.of(
                "kind",
                "COOPERATIVE",
                "name",
                name,
                "phone",
                "0912 345 678",
                "address",
                Map.of("printed", "Thôn 1", "asOf", "2025-01-01"));

        assertThat(post("/api/cooperatives", body, 400).path("field").asString())
                .isEqualTo("name");
        assertThat(post("/api/products", goods("name", Map.of("vi", name)), 400)
                        .path("field")
                        .asString())
                .isEqualTo("name.vi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0912\u202f345\u202f678",
                "\u200b0912345678",
                "０９１２３４５６７８",
                "0912‑345‑678",
                "+84\u00a0912 345 678"
            })
    void aPhoneNumberIsReadHoweverItWasPasted(String phone) {
        var body = Map.of(
                "kind",
                "COOPERATIVE",
                "name",
                "HTX Điện Thoại",
                "phone",
                phone,
                "address",
                Map.of("printed", "Thôn 1", "asOf", "2025-01-01"));

        assertThat(post("/api/cooperatives", body, 201).path("phone").asString())
                .isEqualTo("0912345678");
    }

    @Test
    void anImportCodeIsTheSameHoweverItWasCopied() {
        var outcomes = new ArrayList<String>();
        for (var code : List.of(
                "SP 001",
                "SP\u00a0001",
                "SP\u202f001",
                " SP  001 ",
                "ＳＰ　００１",
                "SP\u200b 001",
                "S\u00adP 001",
                "SP\t001",
                "ЅP 001")) {
            var line = goods("code", code);
            var answer = http.post()
                    .uri("/api/import")
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .bodyValue(mapper.writeValueAsBytes(line))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .returnResult()
                    .getResponseBodyContent();
            outcomes.add(mapper.readTree(answer).path("outcome").asString());
        }

        assertThat(outcomes.getFirst()).isEqualTo("created");
        assertThat(outcomes.subList(1, outcomes.size())).containsOnly("unchanged");
    }

    private List<String> found(String query) {
        var answer = http.get()
                .uri(URI.create("http://localhost:" + port + "/api/search?q="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        var ids = new ArrayList<String>();
        mapper.readTree(Objects.requireNonNull(answer))
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @Test
    void searchFindsWhatLooksLikeWhatIsAskedFor() {
        var made = value(catalog.create(new ProductDraft(
                maker,
                SomeProduct.content(
                                "Bột nghệ đặc sản",
                                SomeProduct.label(SomeProduct.ingredient("Nghệ", null)),
                                SomeProduct.packDraft(null))
                        .withPhotos(List.of()))));
        var submitted = value(listings.submit(made.id(), made.revision(), "an officer"));
        value(listings.approve(submitted.id(), submitted.revision(), "admin", Localized.vietnamese("Thử")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> found("nghệ").size() == 1);

        assertThat(List.of(
                        "Ðặc sản",
                        "ðặc sản",
                        "Ɖặc sản",
                        "ＢỘＴ ＮＧＨỆ",
                        "ｂｏｔ　ｎｇｈｅ",
                        "bột\u200b nghệ",
                        "bột\u00adnghệ",
                        "bột\u2003nghệ",
                        "\ufeffbột nghệ",
                        "b\u2060ột ng\u034fhệ",
                        "bột nghệ dưới 150.000\u202fđ",
                        "bột nghệ dưới\u00a0150.000 ð",
                        "bột nghệ dưới １５０.０００đ",
                        "nghệ 200\u2009g"))
                .allSatisfy(query -> assertThat(found(query)).as(query).containsExactly(made.id()));
        assertThat(List.of("bột nghệ dưới 50.000\u202fđ", "bột nghệ dưới 50.000\u2007ð", "bột nghệ dưới ５０k"))
                .allSatisfy(query -> assertThat(found(query)).as(query).isEmpty());
    }
}
