package vn.sanvat.site.console.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.sanvat.ApiClient;
import vn.sanvat.ApiClient.Answer;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.identity.SentMessages;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** Several lots are called back at once, all or none, and each maker hears of it. */
@ServiceTest
class RecallOrderTests {

    private static final Map<String, String> WHY = Map.of("vi", "Độ ẩm vượt mức", "en", "Too moist");

    @Autowired
    Wares wares;

    @Autowired
    People people;

    @Autowired
    ApiClient api;

    @Autowired
    WebTestClient http;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    SentMessages messages;

    private Lot one;
    private Lot two;
    private Lot others;
    private String officer;
    private String manager;

    @BeforeEach
    void open() {
        var product = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric"), null);
        one = wares.lot(product, "N01", LocalDate.of(2099, 1, 1), true);
        two = wares.lot(product, "N02", LocalDate.of(2099, 1, 1), true);
        var honey = wares.approved(wares.maker("HTX Bên Kia"), Localized.of("Nghệ lát khô", "Dried slices"), null);
        others = wares.lot(honey, "M01", LocalDate.of(2099, 1, 1), true);
        officer = people.account(Role.OFFICER);
        manager = people.account(Role.MANAGER, one.cooperative());
    }

    @Test
    void allLotsAreRecalledUnderOneIdAndTheirPagesSaySo() {
        var made = recall(officer, "a", one, two, others);

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.body().path("lots").findValuesAsString("code"))
                .containsExactly(one.code(), two.code(), others.code());
        for (var lot : List.of(one, two, others)) {
            var now = api.send(null, HttpMethod.GET, "/api/lots/" + lot.code(), null);
            assertThat(now.body().path("recall").path("id").asString())
                    .isEqualTo(made.body().path("id").asString());
            assertThat(page(lot)).contains("THU HỒI", "Độ ẩm vượt mức");
        }
    }

    @Test
    void nothingIsRecalledWhereOneLotIsAtFaultAndEachIsNamed() {
        recall(officer, "before", two);

        assertThat(order(officer, lots(one.code(), 1, "AAAAAAAAAA", 1)).fields())
                .containsExactly("lots[1].code");
        assertThat(order(officer, lots(one.code(), 1, one.code(), 1)).fields()).containsExactly("lots[1].code");
        assertThat(order(officer, lots(one.code(), 7, others.code(), 8)))
                .satisfies(stale -> assertThat(stale.status()).isEqualTo(412))
                .satisfies(stale -> assertThat(stale.fields()).containsExactly("lots[0].revision", "lots[1].revision"));
        assertThat(order(officer, lots(one.code(), 1, two.code(), 2)))
                .satisfies(again -> assertThat(again.status()).isEqualTo(409))
                .satisfies(again -> assertThat(again.fields()).containsExactly("lots[1].code"))
                .satisfies(again -> assertThat(again.body().toString()).contains("đã được thu hồi", "was recalled on"));
        assertThat(order(manager, lots(one.code(), 1, others.code(), 1)))
                .satisfies(foreign -> assertThat(foreign.status()).isEqualTo(403))
                .satisfies(foreign -> assertThat(foreign.fields()).containsExactly("lots[1].code"));
        assertThat(order(officer, List.of()).fields()).containsExactly("lots");
        var many = IntStream.range(0, 201)
                .mapToObj(i -> Map.<String, Object>of("code", "X" + i, "revision", 1))
                .toList();
        assertThat(order(officer, many).fields()).containsExactly("lots");
        assertThat(api.send(
                                officer,
                                HttpMethod.POST,
                                "/api/recalls",
                                Map.of(
                                        "lots",
                                        lots(one.code(), 1, others.code(), 1),
                                        "reason",
                                        Map.of("vi", " "),
                                        "advice",
                                        WHY))
                        .fields())
                .containsExactly("reason.vi");
        assertThat(page(one)).doesNotContain("THU HỒI");
        assertThat(page(others)).doesNotContain("THU HỒI");
    }

    @Test
    void whoSendsItAgainIsAnsweredTheSame() {
        var first = recall(officer, "same", one, two);

        assertThat(recall(officer, "same", one, two).body()).isEqualTo(first.body());
    }

    @Test
    void eachMakerIsToldOnceOfItsOwnLotsAndWhoHasNobodyIsSeen() {
        var made = recall(officer, "told", one, two, others);

        var id = made.body().path("id").asString();
        var told = messages.containing("/console/recalls/" + id);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .contains("Người " + manager, "N01", "N02", one.code(), "/console/recalls/" + id)
                .doesNotContain("M01");
        assertThat(notice(made, one.cooperative()).has("toldAt")).isTrue();
        assertThat(notice(made, others.cooperative()).has("toldAt")).isFalse();
    }

    @Test
    void thatTheMakerOpenedItIsNotedForTheDepartment() {
        var id = recall(officer, "opened", one, others).body().path("id").asString();
        assertThat(notice(opened(officer, id), one.cooperative()).has("openedAt"))
                .as("an officer is no maker")
                .isFalse();

        var theirs = opened(manager, id);
        opened(people.named("second", Role.MEMBER, one.cooperative()), id);

        assertThat(theirs.body().path("lots").findValuesAsString("number")).containsExactly("N01");
        assertThat(theirs.body().path("notices").findValuesAsString("maker")).containsExactly(one.cooperative());
        var seen = api.send(officer, HttpMethod.GET, "/api/recalls/" + id, null);
        assertThat(notice(seen, one.cooperative()).path("openedBy").asString()).isEqualTo(manager);
        assertThat(notice(seen, others.cooperative()).has("openedAt")).isFalse();
    }

    @Test
    void aMakersPeopleSeeWhatConcernsThemAndNothingElse() {
        var theirs = recall(officer, "theirs", one).body().path("id").asString();
        var foreign = recall(officer, "foreign", others).body().path("id").asString();

        assertThat(list(officer)).containsExactly(foreign, theirs);
        assertThat(list(manager)).containsExactly(theirs);
        assertThat(api.send(manager, HttpMethod.GET, "/api/recalls/" + foreign, null)
                        .status())
                .isEqualTo(404);
        assertThat(opened(manager, foreign).status()).isEqualTo(404);
    }

    @Test
    void aSingleLotIsRecalledByAnOrderOfItsOwn() {
        var recalled = wares.recalled(one);

        assertThat(list(officer))
                .containsExactly(Objects.requireNonNull(recalled.recall()).id());
    }

    @Test
    void aLotRecalledBeforeThereWereOrdersReadsWell() {
        wares.recalled(one);
        mongo.updateFirst(Query.query(Criteria.where("_id").is(one.id())), new Update().unset("recall._id"), "lots")
                .block();

        assertThat(api.send(null, HttpMethod.GET, "/api/lots/" + one.code(), null)
                        .body()
                        .path("recall")
                        .has("id"))
                .isFalse();
        assertThat(page(one)).contains("THU HỒI");
    }

    private static List<Map<String, Object>> lots(String code, int revision, String other, int otherRevision) {
        return List.of(Map.of("code", code, "revision", revision), Map.of("code", other, "revision", otherRevision));
    }

    private Answer order(String name, List<Map<String, Object>> lots) {
        return api.send(name, HttpMethod.POST, "/api/recalls", Map.of("lots", lots, "reason", WHY, "advice", WHY));
    }

    private Answer recall(String name, String key, Lot... lots) {
        var chosen = Stream.of(lots)
                .map(lot -> Map.of("code", lot.code(), "revision", lot.revision()))
                .toList();
        return api.send(
                name,
                HttpMethod.POST,
                "/api/recalls",
                Map.of("lots", chosen, "reason", WHY, "advice", WHY),
                headers -> headers.set("Idempotency-Key", key));
    }

    private Answer opened(String name, String id) {
        return api.send(name, HttpMethod.PUT, "/api/recalls/" + id + "/opened", null);
    }

    private List<String> list(String name) {
        var ids = new ArrayList<String>();
        api.send(name, HttpMethod.GET, "/api/recalls", null)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private static JsonNode notice(Answer answer, String maker) {
        for (var notice : answer.body().path("notices")) {
            if (notice.path("maker").asString().equals(maker)) {
                return notice;
            }
        }
        throw new AssertionError("No notice for " + maker + " in " + answer.body());
    }

    private String page(Lot lot) {
        return Objects.requireNonNull(http.get()
                .uri("/l/" + lot.code())
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
