package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.json;
import static vn.sanvat.catalog.SomeProduct.packJson;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.text.Dates;

/** What waits for review, and how working copies are found and put in order. */
@ServiceTest
class ReviewQueueTests {

    @Autowired
    WebTestClient anonymous;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    JsonMapper mapper;

    @Autowired
    Catalog catalog;

    @Autowired
    People people;

    @Autowired
    ReactiveMongoTemplate mongo;

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
        assertThat(ids("?state=SUBMITTED&order=SUBMITTED")).containsExactly("la-dong", "ao-toi");
        assertThat(ids("?state=SUBMITTED&order=SUBMITTED&page=2&size=1")).containsExactly("ao-toi");
        assertThat(ids("?state=SUBMITTED")).containsExactly("ao-toi", "la-dong");
    }

    @Test
    void theLastChangedStandsFirstWhereThatIsAskedFor() {
        assertThat(ids("?order=UPDATED")).containsExactly("ao-toi", "la-dong", "bot-nghe");
        assertThat(ids("?order=NAME")).containsExactly("ao-toi", "bot-nghe", "la-dong");
    }

    @Test
    void someAreAskedForByTheirIds() {
        assertThat(ids("?id=ao-toi&id=bot-nghe&id=nowhere")).containsExactly("ao-toi", "bot-nghe");
        refused(
                "?"
                        + "id=a%s&"
                                .repeat(101)
                                .formatted(IntStream.range(0, 101).boxed().toArray()),
                "id",
                "100",
                "100");
    }

    @Test
    void aNewNameIsFoundBeforeItIsApproved() {
        submit("bot-nghe");
        step("bot-nghe", "approve", 2, Map.of("override", Map.of("vi", "Ảnh gửi sau")))
                .expectStatus()
                .isOk();
        rename("bot-nghe", 3, "Tinh bột nghệ đen").expectStatus().isOk();

        assertThat(foundByName("nghe den")).containsExactly("bot-nghe");
    }

    @Test
    void whatFollowsOneInTheQueueIsAskedForByIt() {
        assertThat(ids("?state=SUBMITTED&order=SUBMITTED&after=la-dong")).containsExactly("ao-toi");
        assertThat(ids("?state=SUBMITTED&order=SUBMITTED&after=ao-toi")).isEmpty();
    }

    @Test
    void whoMayNotSeeADraftDoesNotLearnOfItByWhatFollowsIt() {
        var member = people.account(Role.MEMBER, "another");
        anonymous
                .get()
                .uri("/api/products?state=SUBMITTED&order=SUBMITTED&after=la-dong")
                .headers(headers -> People.signIn(headers, member))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].vi")
                .isEqualTo("Không có sản phẩm \"la-dong\"");
    }

    @Test
    void whatWasSentBackOrRejectedWaitsForItsMakerUntilItIsHandedInAgain() {
        decide("ao-toi", "reject", Map.of("reason", Map.of("vi", "Không phải hàng của cơ sở")))
                .expectStatus()
                .isOk();
        decide("la-dong", "return", Map.of("reason", Map.of("vi", "Thiếu ảnh")))
                .expectStatus()
                .isOk();

        assertThat(ids("?returned=true&order=RETURNED")).containsExactly("ao-toi", "la-dong");
        assertThat(ids("?returned=true&order=RETURNED&page=2&size=1")).containsExactly("la-dong");
        assertThat(ids("?returned=true&state=REJECTED")).containsExactly("ao-toi");

        step("la-dong", "submit", 3, Map.of()).expectStatus().isOk();
        assertThat(ids("?returned=true&order=RETURNED")).containsExactly("ao-toi");
    }

    @Test
    void whatHasWaitedLongerThanItShouldIsOverdue() {
        var listing = found("?state=SUBMITTED").path("items").path(0).path("listing");
        var submitted = Instant.parse(listing.path("submittedAt").asString());
        assertThat(listing.path("dueOn").asString())
                .isEqualTo(
                        LocalDate.ofInstant(submitted, Dates.ZONE).plusDays(5).toString());
        assertThat(ids("?state=SUBMITTED&overdue=true")).isEmpty();

        submittedAt("la-dong", LocalDate.ofInstant(submitted, Dates.ZONE).minusDays(6));
        submittedAt("ao-toi", LocalDate.ofInstant(submitted, Dates.ZONE).minusDays(5));

        assertThat(ids("?state=SUBMITTED&overdue=true")).containsExactly("la-dong");
    }

    /** At the end of a day in Vietnam. */
    private void submittedAt(String id, LocalDate day) {
        var at = day.plusDays(1).atStartOfDay(Dates.ZONE).toInstant().minusMillis(1);
        value(mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)), Update.update("listing.changedAt", at), Product.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "reject"})
    void whatIsRefusedSaysWhyAndWhatIsToBeMendedInEachFieldAndTheNextReviewReadsIt(String verb) {
        var pack = value(catalog.find("la-dong")).content().packs().getFirst().id();
        var comments = List.of(
                Map.of("field", "name.vi", "text", Map.of("vi", "  Ghi  tên đầy đủ ", "en", "Write the full name")),
                Map.of("field", "packs." + pack, "text", Map.of("vi", "Giá đã gồm thuế chưa?")));
        decide("la-dong", verb, Map.of("reason", Map.of("vi", "Xin sửa"), "comments", comments))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.listing.state")
                .isEqualTo(verb.equals("return") ? "DRAFT" : "REJECTED")
                .jsonPath("$.listing.reason.vi")
                .isEqualTo("Xin sửa")
                .jsonPath("$.listing.lastRefusal.rejected")
                .isEqualTo(verb.equals("reject"))
                .jsonPath("$.listing.lastRefusal.by")
                .isEqualTo("admin")
                .jsonPath("$.listing.lastRefusal.comments[0].text.en")
                .isEqualTo("Write the full name")
                .jsonPath("$.listing.lastRefusal.comments[1].field")
                .isEqualTo("packs." + pack);

        rename("la-dong", 3, "Lá dong rừng").expectStatus().isOk();
        step("la-dong", "submit", 4, Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.listing.reason")
                .doesNotExist()
                .jsonPath("$.listing.lastRefusal.reason.vi")
                .isEqualTo("Xin sửa");

        step("la-dong", "approve", 5, Map.of("override", Map.of("vi", "Ảnh gửi sau")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.listing.lastRefusal")
                .doesNotExist();
    }

    @Test
    void whatWasRejectedIsNotHandedInAgainAsItIs() {
        decide("la-dong", "reject", Map.of("reason", Map.of("vi", "Không phải hàng của cơ sở")))
                .expectStatus()
                .isOk();

        step("la-dong", "submit", 3, Map.of())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].vi")
                .value(text -> assertThat(String.valueOf(text)).contains("đã bị từ chối; hãy sửa nội dung rồi gửi lại"))
                .jsonPath("$.errors[0].en")
                .value(text -> assertThat(String.valueOf(text)).contains("was rejected; change it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void nothingIsRejectedWithoutAReason(String reason) {
        refused(
                decide("la-dong", "reject", Map.of("reason", Map.of("vi", reason))),
                "reason.vi",
                "Thiếu reason.vi",
                "reason.vi is missing");
        assertThat(ids("?state=SUBMITTED&order=SUBMITTED")).contains("la-dong");
    }

    @ParameterizedTest
    @CsvSource({
        "labels.use, Sửa, comments[0].field, Bản nháp không có mục \"labels.use\", The draft has no field \"labels.use\"",
        "packs[0], Sửa, comments[0].field, Bản nháp không có mục \"packs[0]\", The draft has no field \"packs[0]\"",
        "packs.p23456789abc, Sửa, comments[0].field, Bản nháp không có mục, The draft has no field",
        "photos.vi, Sửa, comments[0].field, Bản nháp không có mục, The draft has no field",
        "name.vi, ' ', comments[0].text.vi, Thiếu comments[0].text.vi, comments[0].text.vi is missing"
    })
    void aCommentIsOnAFieldOfTheDraftAndSaysSomething(String field, String text, String at, String vi, String en) {
        var comment = Map.of("field", field, "text", Map.of("vi", text));
        refused(
                decide("la-dong", "return", Map.of("reason", Map.of("vi", "Xin sửa"), "comments", List.of(comment))),
                at,
                vi,
                en);
    }

    @Test
    void commentsAreOneForEachFieldAndOfBoundedLength() {
        var comment = Map.of("field", "photos", "text", Map.of("vi", "a".repeat(1_000)));
        refused(withComments(List.of(comment, comment)), "comments[1].field", "có hai ghi chú", "has two comments");
        refused(
                withComments(List.of(Map.of("field", "photos", "text", Map.of("vi", "a".repeat(1_001))))),
                "comments[0].text.vi",
                "dài 1001 ký tự",
                "has 1001 characters");
        refused(withComments(Collections.nCopies(51, comment)), "comments", "có 51 mục", "has 51 entries");
        withComments(List.of(comment)).expectStatus().isOk();
    }

    private ResponseSpec withComments(List<?> comments) {
        return decide("la-dong", "return", Map.of("reason", Map.of("vi", "Xin sửa"), "comments", comments));
    }

    private ResponseSpec decide(String id, String verb, Map<String, Object> body) {
        return step(id, verb, 2, body);
    }

    private ResponseSpec step(String id, String verb, long seen, Map<String, Object> body) {
        return admin.post()
                .uri("/api/products/" + id + "/" + verb)
                .header("If-Match", "\"" + seen + "\"")
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec rename(String id, long seen, String name) {
        var product = new HashMap<>(json(maker, packJson()));
        product.put("name", Map.of("vi", name));
        return admin.put()
                .uri("/api/products/" + id)
                .header("If-Match", "\"" + seen + "\"")
                .bodyValue(product)
                .exchange();
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
                found("?state=SUBMITTED&order=SUBMITTED").path("items").path(0).path("listing");
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
        "?order=WEIGHT, order, phải là một trong: NAME, must be one of: NAME",
        "?order=SUBMITTED, order, chỉ dùng cùng state=SUBMITTED, goes with state=SUBMITTED only",
        "?order=SUBMITTED&state=DRAFT, order, chỉ dùng cùng state=SUBMITTED, goes with state=SUBMITTED only",
        "?overdue=true, overdue, chỉ dùng cùng state=SUBMITTED, goes with state=SUBMITTED only",
        "?order=RETURNED, order, chỉ dùng cùng returned=true, goes with returned=true only",
        "?state=SUBMITTED&after=la-dong, after, chỉ dùng cùng order=SUBMITTED, goes with order=SUBMITTED only",
        "?state=SUBMITTED&order=SUBMITTED&after=none, after, Không có sản phẩm, There is no product"
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
        refused(list(query), field, vi, en);
    }

    private static void refused(ResponseSpec answer, String field, String vi, String en) {
        answer.expectStatus()
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
    @ValueSource(
            strings = {
                "?q=dong",
                "?order=UPDATED",
                "?order=NAME",
                "?state=SUBMITTED&order=SUBMITTED",
                "?returned=true",
                "?state=SUBMITTED&overdue=true",
                "?state=SUBMITTED&order=SUBMITTED&after=la-dong"
            })
    void thePublicFindsNoWorkingCopies(String query) {
        anonymous.get().uri("/api/products" + query).exchange().expectStatus().isUnauthorized();
    }
}
