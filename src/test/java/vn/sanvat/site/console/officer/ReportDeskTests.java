package vn.sanvat.site.console.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.sanvat.ApiClient;
import vn.sanvat.ApiClient.Answer;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.identity.SentMessages;
import vn.sanvat.site.Wares;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** What becomes of a buyer's report at the department and at the maker, and who learns of it. */
@ServiceTest
class ReportDeskTests {

    private static final Map<String, String> ANSWER = Map.of("vi", "Cơ sở đã đổi gói khác", "en", "It was exchanged");

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
    List<StartUpTask> startUp;

    @Autowired
    SentMessages messages;

    private Lot lot;
    private Lot others;
    private String id;
    private String reference;
    private String officer;
    private String manager;

    @BeforeEach
    void report() {
        lot = lotOf("HTX Nghệ Thử", "N01");
        others = lotOf("HTX Bên Kia", "N02");
        officer = people.account(Role.OFFICER);
        manager = people.account(Role.MANAGER, lot.cooperative());
        var sent = reported(lot);
        id = sent.path("id").asString();
        reference = sent.path("reference").asString();
    }

    @Test
    void anOfficerNotesTakesAnswersAndClosesIt() {
        var changed = change(officer, Map.of("state", "IN_PROGRESS", "assignee", officer, "note", "Đã gọi"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("assignee").asString()).isEqualTo(officer);
        assertThat(changed.body().path("note").asString()).isEqualTo("Đã gọi");
        assertThat(changed.body().path("product").asString()).isEqualTo(lot.product());
        assertThat(receipt()).contains("Cảm ơn bạn</h1>", "Đang xem xét").doesNotContain("Đã gọi");
        assertThat(change(officer, Map.of("state", "CLOSED", "answer", ANSWER)).status())
                .isEqualTo(200);
        assertThat(receipt())
                .contains("Phản ánh " + reference + "</h1>", "Đã giải quyết", "Cơ sở đã đổi gói khác")
                .doesNotContain("Cảm ơn bạn</h1>", "Tiếp theo");
        assertThat(read(officer).path("note").isMissingNode()).isTrue();
    }

    @Test
    void theBuyerReadsNoAnswerThatIsStillBeingWritten() {
        assertThat(change(officer, Map.of("state", "IN_PROGRESS", "answer", ANSWER))
                        .status())
                .isEqualTo(200);

        assertThat(receipt()).doesNotContain("Cơ sở đã đổi gói khác");
    }

    @Test
    void theLotsPageShowsAnAnswerAsSoonAsItIsChosenAndNothingOfTheBuyer() {
        assertThat(page()).doesNotContain("Trả lời phản ánh");
        change(officer, Map.of("state", "ANSWERED", "answer", ANSWER));
        assertThat(page()).doesNotContain("Cơ sở đã đổi gói khác");

        change(officer, Map.of("state", "ANSWERED", "answer", ANSWER, "answerShown", true));

        assertThat(page())
                .contains("Trả lời phản ánh về lô này", "Cơ sở đã đổi gói khác")
                .doesNotContain("Túi bị hở", "0355512345", reference);
        change(officer, Map.of("state", "ANSWERED", "answer", ANSWER));
        assertThat(page()).doesNotContain("Cơ sở đã đổi gói khác");
    }

    @Test
    void whatIsWrongIsNamedByItsFieldInBothLanguages() {
        refused(Map.of("state", "ANSWERED"), "answer");
        refused(Map.of("state", "CLOSED", "answerShown", true), "answerShown");
        refused(Map.of("state", "RECEIVED", "answer", ANSWER, "answerShown", true), "answerShown");
        refused(Map.of("state", "IN_PROGRESS", "note", "x".repeat(2_001)), "note");
        refused(Map.of("state", "ANSWERED", "answer", Map.of("vi", "x".repeat(1_001))), "answer.vi");
        refused(Map.of("state", "IN_PROGRESS", "assignee", "nobody"), "assignee");
        refused(Map.of("state", "IN_PROGRESS", "assignee", manager), "assignee");
        refused(Map.of("state", "DONE"), "state");
        assertThat(change(officer, Map.of("state", "IN_PROGRESS", "note", "x".repeat(2_000)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoOfficersAtOnceAreNotBothRight() {
        var seen = read(officer).path("revision").asLong();
        change(officer, Map.of("state", "IN_PROGRESS"));

        assertThat(api.send(
                                officer,
                                HttpMethod.PUT,
                                "/api/feedback/" + id,
                                Map.of("state", "CLOSED"),
                                ApiClient.seen(seen))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void itsManagersAreToldOnceWhenItIsHandedToTheMakerWithoutAWordOfTheBuyer() throws IOException {
        change(officer, Map.of("state", "WITH_MAKER"));
        change(officer, Map.of("state", "WITH_MAKER", "note", "Hối rồi"));

        var told = messages.containing("/console/reports/" + id);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .contains("Người " + manager, "/console/reports/" + id, "A report about your goods")
                .doesNotContain("Túi bị hở", "0355512345", "Hối rồi");
    }

    @Test
    void itIsNotHandedToAMakerWhoHasNobodyToAnswer() {
        var sent = reported(others).path("id").asString();

        var answer = api.send(
                officer, HttpMethod.PUT, "/api/feedback/" + sent, Map.of("state", "WITH_MAKER"), ApiClient.seen(1L));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("chưa có ai có tài khoản", "Nobody of this maker has an account");
    }

    @Test
    void theMakerAnswersWhatItWasHandedAndNothingElse() {
        var note = Map.<String, Object>of("state", "WITH_MAKER", "note", "Khách quen", "assignee", officer);
        assertThat(change(manager, Map.of("state", "ANSWERED", "answer", ANSWER))
                        .status())
                .isEqualTo(409);
        change(officer, note);

        assertThat(read(manager).toString()).contains("Túi bị hở", "0355512345").doesNotContain("Khách quen", officer);
        for (var theirs : List.<Map<String, Object>>of(
                Map.of("state", "CLOSED", "answer", ANSWER),
                Map.of("state", "ANSWERED", "answer", ANSWER, "note", "x"),
                Map.of("state", "ANSWERED", "answer", ANSWER, "assignee", officer),
                Map.of("state", "ANSWERED", "answer", ANSWER, "answerShown", true))) {
            assertThat(change(manager, theirs).status()).as(theirs.toString()).isEqualTo(403);
        }
        assertThat(change(manager, Map.of("state", "ANSWERED")).status()).isEqualTo(400);
        assertThat(change(manager, Map.of("state", "ANSWERED", "answer", ANSWER))
                        .status())
                .isEqualTo(200);

        assertThat(receipt()).contains("Đã trả lời", "Cơ sở đã đổi gói khác");
        var kept = read(officer);
        assertThat(kept.path("note").asString()).isEqualTo("Khách quen");
        assertThat(kept.path("assignee").asString()).isEqualTo(officer);
    }

    @Test
    void anotherMakersPeopleNeitherSeeNorAnswerIt() {
        change(officer, Map.of("state", "WITH_MAKER"));
        var stranger = people.named("stranger", Role.MANAGER, others.cooperative());

        assertThat(api.send(stranger, HttpMethod.GET, "/api/feedback/" + id, null)
                        .status())
                .isEqualTo(404);
        assertThat(api.send(
                                stranger,
                                HttpMethod.PUT,
                                "/api/feedback/" + id,
                                Map.of("state", "ANSWERED", "answer", ANSWER),
                                ApiClient.seen(2L))
                        .status())
                .isEqualTo(404);
        assertThat(list(stranger, "")).isEmpty();
        assertThat(list(manager, "")).containsExactly(id);
    }

    @Test
    void theListIsFilteredAndOrderedByTheServer() {
        var second = reported(others).path("id").asString();
        change(officer, Map.of("state", "IN_PROGRESS", "assignee", officer));

        assertThat(list(officer, "")).containsExactly(second, id);
        assertThat(list(officer, "order=OLDEST")).containsExactly(id, second);
        assertThat(list(officer, "state=RECEIVED")).containsExactly(second);
        assertThat(list(officer, "state=IN_PROGRESS&assignee=" + officer)).containsExactly(id);
        assertThat(list(officer, "cooperative=" + others.cooperative())).containsExactly(second);
        assertThat(list(officer, "lot=" + lot.code())).containsExactly(id);
        assertThat(list(officer, "lot=" + lot.code() + "&state=CLOSED")).isEmpty();
        for (var unknown : List.of("state", "lot", "cooperative", "assignee", "order")) {
            var answer = api.send(officer, HttpMethod.GET, "/api/feedback?" + unknown + "=nothing", null);
            assertThat(answer.status()).as(unknown).isEqualTo(400);
            assertThat(answer.body().path("errors").path(0).path("field").asString())
                    .isEqualTo(unknown);
        }
        assertThat(api.send(manager, HttpMethod.GET, "/api/feedback?assignee=" + officer, null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theDepartmentFindsByNameWhoMayWorkOnIt() {
        people.named("b-dung", Role.HEAD);
        mongo.save(Objects.requireNonNull(mongo.findById(people.named("c-gone", Role.OFFICER), Account.class)
                                .block())
                        .in(Account.State.SUSPENDED, Instant.EPOCH))
                .block();

        var all = api.send(officer, HttpMethod.GET, "/api/feedback/assignees", null);
        var byName = api.send(officer, HttpMethod.GET, "/api/feedback/assignees?q=NGUOI B-d", null);
        var page = api.send(officer, HttpMethod.GET, "/api/feedback/assignees?size=1&page=2", null);

        assertThat(all.body().path("items").findValuesAsString("id")).containsExactly("admin", officer, "b-dung");
        assertThat(all.body().path("items").toString())
                .isEqualTo("[{\"id\":\"admin\"},{\"id\":\"" + officer + "\",\"name\":\"Người " + officer
                        + "\"},{\"id\":\"b-dung\",\"name\":\"Người b-dung\"}]");
        assertThat(byName.body().path("items").findValuesAsString("id")).containsExactly("b-dung");
        assertThat(page.body().path("items").findValuesAsString("id")).containsExactly(officer);
        assertThat(page.body().path("total").asInt()).isEqualTo(3);
        assertThat(api.send(manager, HttpMethod.GET, "/api/feedback/assignees", null)
                        .status())
                .isEqualTo(403);
        assertThat(change(officer, Map.of("state", "IN_PROGRESS", "assignee", "b-dung"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aReportFromBeforeThereWereStatesAndMakersReadsLikeANewOne() {
        mongo.remove(new Query(), "feedback").block();
        mongo.insert(
                        new Document("_id", "old")
                                .append("revision", 1L)
                                .append("lot", lot.id())
                                .append("code", lot.code())
                                .append("text", "Cũ")
                                .append("createdAt", Date.from(Instant.EPOCH)),
                        "feedback")
                .block();

        assertThat(list(officer, "state=RECEIVED")).containsExactly("old");
        for (var task : startUp) {
            task.run().block();
        }

        assertThat(list(manager, "")).containsExactly("old");
        id = "old";
        assertThat(read(manager).path("product").asString()).isEqualTo(lot.product());
        assertThat(read(officer).path("state").asString()).isEqualTo("RECEIVED");
        assertThat(change(officer, Map.of("state", "CLOSED")).status()).isEqualTo(200);
    }

    @Test
    void whatWasDoneStandsInTheTrail() {
        change(officer, Map.of("state", "CLOSED"));

        var trail = api.send(officer, HttpMethod.GET, "/api/audit?collection=feedback&record=" + id, null);

        assertThat(trail.body().toString()).contains("changeFeedback", officer);
    }

    private Lot lotOf(String maker, String number) {
        var product = wares.approved(wares.maker(maker), Localized.of("Bột nghệ " + number, "Turmeric"), null);
        return wares.lot(product, number, LocalDate.of(2099, 1, 1), true);
    }

    private JsonNode reported(Lot about) {
        return api.send(
                        null,
                        HttpMethod.POST,
                        "/api/feedback",
                        Map.of("code", about.code(), "text", "Túi bị hở", "contact", "0355512345"))
                .body();
    }

    private void refused(Map<String, Object> change, String field) {
        var answer = change(officer, change);
        assertThat(answer.status()).as(change.toString()).isEqualTo(400);
        var fault = answer.body().path("errors").path(0);
        assertThat(fault.path("field").asString()).isEqualTo(field);
        assertThat(fault.path("vi").asString()).isNotEqualTo(fault.path("en").asString());
    }

    private Answer change(String name, Map<String, Object> change) {
        return api.send(
                name,
                HttpMethod.PUT,
                "/api/feedback/" + id,
                new HashMap<>(change),
                ApiClient.seen(read(officer).path("revision").asLong()));
    }

    private JsonNode read(String name) {
        return api.send(name, HttpMethod.GET, "/api/feedback/" + id, null).body();
    }

    private List<String> list(String name, String query) {
        var answer = api.send(name, HttpMethod.GET, "/api/feedback?" + query, null);
        assertThat(answer.status()).as(query).isEqualTo(200);
        return answer.body().path("items").findValuesAsString("id");
    }

    private String receipt() {
        return shown("/feedback/" + reference);
    }

    private String page() {
        return shown("/l/" + lot.code());
    }

    private String shown(String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
