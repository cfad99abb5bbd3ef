package vn.sanvat.site.console.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
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
    WebTestClient http;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    JsonMapper mapper;

    @Value("${sanvat.message.folder:${sanvat.store.folder:data}/messages}")
    Path messages;

    private Lot one;
    private Lot two;
    private Lot others;
    private String officer;
    private String manager;

    private record Answer(int status, JsonNode body) {

        List<String> fields() {
            return body.path("errors").findValuesAsString("field");
        }
    }

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
            var now = send(null, HttpMethod.GET, "/api/lots/" + lot.code(), null, null);
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
        assertThat(send(
                                officer,
                                HttpMethod.POST,
                                "/api/recalls",
                                Map.of(
                                        "lots",
                                        lots(one.code(), 1, others.code(), 1),
                                        "reason",
                                        Map.of("vi", " "),
                                        "advice",
                                        WHY),
                                null)
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
        var told = messages(id);
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
        var seen = send(officer, HttpMethod.GET, "/api/recalls/" + id, null, null);
        assertThat(notice(seen, one.cooperative()).path("openedBy").asString()).isEqualTo(manager);
        assertThat(notice(seen, others.cooperative()).has("openedAt")).isFalse();
    }

    @Test
    void aMakersPeopleSeeWhatConcernsThemAndNothingElse() {
        var theirs = recall(officer, "theirs", one).body().path("id").asString();
        var foreign = recall(officer, "foreign", others).body().path("id").asString();

        assertThat(list(officer)).containsExactly(foreign, theirs);
        assertThat(list(manager)).containsExactly(theirs);
        assertThat(send(manager, HttpMethod.GET, "/api/recalls/" + foreign, null, null)
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

        assertThat(send(null, HttpMethod.GET, "/api/lots/" + one.code(), null, null)
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
        return send(name, HttpMethod.POST, "/api/recalls", Map.of("lots", lots, "reason", WHY, "advice", WHY), null);
    }

    private Answer recall(String name, String key, Lot... lots) {
        var chosen = Stream.of(lots)
                .map(lot -> Map.of("code", lot.code(), "revision", lot.revision()))
                .toList();
        return send(name, HttpMethod.POST, "/api/recalls", Map.of("lots", chosen, "reason", WHY, "advice", WHY), key);
    }

    private Answer opened(String name, String id) {
        return send(name, HttpMethod.PUT, "/api/recalls/" + id + "/opened", null, null);
    }

    private List<String> list(String name) {
        var ids = new ArrayList<String>();
        send(name, HttpMethod.GET, "/api/recalls", null, null)
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

    private List<String> messages(String id) {
        try (var files = Files.list(messages)) {
            return files.map(RecallOrderTests::text)
                    .filter(text -> text.contains("/console/recalls/" + id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(
            @Nullable String name, HttpMethod method, String path, @Nullable Object body, @Nullable String key) {
        var request = http.method(method).uri(path).headers(headers -> {
            if (name != null) {
                People.signIn(headers, name);
            }
            if (key != null) {
                headers.set("Idempotency-Key", key);
            }
        });
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        var answer = request.exchange().expectBody().returnResult();
        return new Answer(answer.getStatus().value(), mapper.readTree(answer.getResponseBodyContent()));
    }
}
