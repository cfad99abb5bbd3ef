package vn.sanvat.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.sanvat.ApiClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.TurnedPages;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;

/** Who did what to which record. */
@ServiceTest
class AuditTests {

    private static final String MAKER = """
            {"kind": "COOPERATIVE", "name": "%s", "phone": "0912345678", "address": {"printed": "Thôn 1", "asOf": "2026-01-01"}}
            """;

    @Autowired
    ApiClient api;

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    AuditStore store;

    private JsonNode send(String by, HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        return api.send(by, method, path, body, ApiClient.ifMatch(ifMatch)).body();
    }

    private JsonNode trail(String by, String filter) {
        return send(by, HttpMethod.GET, "/api/audit?" + filter, null, null).path("items");
    }

    @Test
    void everyChangeSaysWhoMadeItByWhatAndWhichRevisionItMade() {
        var officer = people.account(Role.OFFICER);
        var head = people.account(Role.HEAD);
        send(officer, HttpMethod.POST, "/api/cooperatives", MAKER.formatted("HTX Dấu Vết"), null);
        send(head, HttpMethod.PUT, "/api/cooperatives/htx-dau-vet", MAKER.formatted("HTX Dấu Vết Mới"), "\"1\"");

        var trail = trail(head, "collection=cooperatives&record=htx-dau-vet");

        assertThat(trail).hasSize(2);
        assertThat(trail.path(0).path("account").asString()).isEqualTo(head);
        assertThat(trail.path(0).path("action").asString()).isEqualTo("changeCooperative");
        assertThat(trail.path(0).path("from").asLong()).isEqualTo(1);
        assertThat(trail.path(0).path("to").asLong()).isEqualTo(2);
        assertThat(trail.path(0).path("confirmed").asBoolean()).isTrue();
        assertThat(trail.path(1).path("account").asString()).isEqualTo(officer);
        assertThat(trail.path(1).path("action").asString()).isEqualTo("createCooperative");
        assertThat(trail.path(1).path("from").asLong()).isZero();
        assertThat(trail(head, "account=" + officer)).hasSize(1);
        assertThat(trail(head, "from=2000-01-01&to=2000-01-02")).isEmpty();
    }

    @Test
    void whoIsTooLateDoesNotStandInTheTrailForWhatAnotherDid() {
        var officer = people.account(Role.OFFICER);
        var head = people.account(Role.HEAD);
        send(officer, HttpMethod.POST, "/api/cooperatives", MAKER.formatted("HTX Hai Người"), null);
        send(head, HttpMethod.PUT, "/api/cooperatives/htx-hai-nguoi", MAKER.formatted("HTX Một"), "\"1\"");
        assertThat(send(officer, HttpMethod.PUT, "/api/cooperatives/htx-hai-nguoi", MAKER.formatted("HTX Hai"), "\"1\"")
                        .path("status")
                        .asInt())
                .isEqualTo(412);

        var trail = trail(head, "record=htx-hai-nguoi");

        assertThat(trail.valueStream()
                        .filter(line -> line.path("to").asLong() == 2)
                        .map(line -> line.path("account").asString()))
                .containsExactly(head);
    }

    @Test
    void anImportThatApprovesSaysThatNobodyLooked() {
        var officer = people.account(Role.OFFICER);
        send(officer, HttpMethod.POST, "/api/cooperatives", MAKER.formatted("HTX Nhập"), null);
        send(people.account(Role.HEAD), HttpMethod.POST, "/api/cooperatives/htx-nhap/approve", null, "\"1\"");
        var line = """
                {"code": "N-1", "cooperative": "htx-nhap", "name": {"vi": "Nón lá nhập"}, "category": "CRAFTS", "description": {"vi": "Nón lá"}, "label": {"origin": {"vi": "Quảng Trị"}, "material": {"vi": "Lá nón"}, "use": {"vi": "Đội đầu"}},
                 "packs": [{"net": {"value": 1, "unit": "PIECE"}, "packaging": {"kind": {"vi": "Túi"}}, "priceVnd": 50000}]}""".replace("\n", "");
        var answer = http.post()
                .uri("/api/import?approve=true&override=" + "Hàng%20cũ")
                .headers(headers -> People.signIn(headers, officer))
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(line)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).contains("\"created\"");

        var trail = trail(officer, "collection=products");

        assertThat(trail).hasSize(1);
        assertThat(trail.path(0).path("unseen").asBoolean()).isTrue();
        assertThat(trail.path(0).path("action").asString()).isEqualTo("importProducts");
        assertThat(trail.path(0).path("account").asString()).isEqualTo(officer);
    }

    @Test
    void whatTheServiceDoesByItselfAndWhatNobodyMayReadStaysOut() {
        var officer = people.account(Role.OFFICER);
        http.get().uri("/catalog").exchange().expectStatus().isOk();

        assertThat(trail(officer, "collection=sessions")).isEmpty();
        assertThat(send(people.account(Role.MANAGER, "x"), HttpMethod.GET, "/api/audit", null, null)
                        .path("status")
                        .asInt())
                .isEqualTo(403);
    }

    @Test
    void theTrailIsReadFromEitherEndAndPagesOfOneMomentJoin() {
        var head = people.account(Role.HEAD);
        var at = Instant.parse("2026-03-02T01:00:00Z");
        for (var record : List.of("b", "a", "c")) {
            store.insert(AuditEntry.of("lots", record, 1, head, null, at)).block();
        }
        store.insert(AuditEntry.of("lots", "d", 1, head, null, at.minusSeconds(1)))
                .block();
        var pages = new TurnedPages(http, headers -> People.signIn(headers, head));

        assertThat(pages.read("/api/audit?collection=lots&order=NEWEST", "record"))
                .containsExactly("c", "b", "a", "d");
        assertThat(pages.read("/api/audit?collection=lots", "record")).containsExactly("c", "b", "a", "d");
        assertThat(pages.read("/api/audit?collection=lots&order=OLDEST", "record"))
                .containsExactly("d", "a", "b", "c");
        assertThat(pages.fault("/api/audit?order=WHO")).isEqualTo("order");
    }
}
