package vn.sanvat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.sanvat.ApiClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.text.Dates;

/** What a maker's people are told of what others decided. */
@ServiceTest
class InboxTests {

    private static final String REASON = """
            {"reason": {"vi": "%s"}}""";

    @Autowired
    ApiClient api;

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    private String maker = "";
    private String member = "";
    private String officer = "";

    @BeforeEach
    void aMakerWithPeople() {
        officer = people.account(Role.OFFICER);
        maker = maker("HTX Nhà");
        member = people.account(Role.MEMBER, maker);
    }

    private String maker(String name) {
        var id = send("admin", HttpMethod.POST, "/api/cooperatives", """
                {"kind": "COOPERATIVE", "name": "%s", "address": {"printed": "Thôn 1", "asOf": "2026-01-01"}, "zalo": "0912345678"}
                """.formatted(name))
                .path("id")
                .asString();
        step(officer, "/api/cooperatives/" + id + "/approve", null);
        return id;
    }

    private JsonNode send(String by, HttpMethod method, String path, @Nullable String body) {
        var changes = method.equals(HttpMethod.PUT)
                || path.matches(".*/(approve|return|reject|withdraw|submit|hide|verify|recall)");
        return api.send(by, method, path, body, ApiClient.seen(changes ? revision(by, path) : null))
                .done();
    }

    private long revision(String by, String path) {
        var record = path.replaceAll("/(approve|return|reject|withdraw|submit|hide|verify|recall|read)$", "");
        return record.equals("/api/inbox")
                ? 0
                : send(by, HttpMethod.GET, record, null).path("revision").asLong();
    }

    private JsonNode step(String by, String path, @Nullable String body) {
        return send(by, HttpMethod.POST, path, body);
    }

    private JsonNode inbox(String by) {
        return send(by, HttpMethod.GET, "/api/inbox", null);
    }

    private List<String> decisions(String by) {
        return inbox(by)
                .path("items")
                .valueStream()
                .map(item -> item.path("decision").asString())
                .toList();
    }

    private String submitted(String name) {
        var id = step(member, "/api/products", """
            {"cooperative": "%s", "name": {"vi": "%s"}, "category": "CRAFTS", "description": {"vi": "Đan bằng tay."},
             "label": {"origin": {"vi": "Việt Nam"}, "material": {"vi": "Mây"}, "use": {"vi": "Đựng đồ"}},
             "packs": [{"net": {"value": 1, "unit": "PIECE"}, "packaging": {"kind": {"vi": "Hộp"}}, "priceVnd": 45000}]}
            """.formatted(maker, name))
                .path("id")
                .asString();
        step(member, "/api/products/" + id + "/submit", null);
        return id;
    }

    private String approved(String name) {
        var id = submitted(name);
        step(officer, "/api/products/" + id + "/approve", """
                {"override": {"vi": "Để thử"}}""");
        return id;
    }

    @Test
    void whatAnOfficerDecidedStandsThereWithTheReasonOfThatTimeTheNewestFirst() {
        var id = submitted("Giỏ mây");
        step(officer, "/api/products/" + id + "/return", REASON.formatted("Ảnh mờ"));
        step(member, "/api/products/" + id + "/submit", null);
        step(officer, "/api/products/" + id + "/reject", REASON.formatted("Không phải hàng của cơ sở"));

        var items = inbox(member).path("items");

        assertThat(decisions(member)).containsExactly("GOODS_REJECTED", "GOODS_RETURNED", "MAKER_APPROVED");
        assertThat(items.path(1).at("/why/vi").asString()).isEqualTo("Ảnh mờ");
        assertThat(items.path(1).at("/name/vi").asString()).isEqualTo("Giỏ mây");
        assertThat(items.path(1).path("record").asString()).isEqualTo(id);
    }

    @Test
    void whatOneDidOneselfIsNoNewsButIsToTheOthersOfTheMaker() {
        var manager = people.account(Role.MANAGER, maker);
        var id = approved("Giỏ tre");

        step(manager, "/api/products/" + id + "/withdraw", REASON.formatted("Hết tre"));

        assertThat(decisions(member)).startsWith("GOODS_WITHDRAWN", "GOODS_APPROVED");
        assertThat(decisions(manager)).startsWith("GOODS_APPROVED");
    }

    @Test
    void anotherMakersPeopleReadNothingOfIt() {
        approved("Giỏ nứa");
        var other = people.named("other", Role.MANAGER, maker("HTX Bên"));

        assertThat(inbox(other).toString()).doesNotContain("Giỏ nứa", maker);
        assertThat(decisions(other)).containsExactly("MAKER_APPROVED");
    }

    @Test
    void whoNoLongerActsForAMakerReadsNothingOfIt() {
        approved("Giỏ lá");

        assertThat(decisions(people.named("left", Role.MEMBER))).isEmpty();
    }

    @Test
    void aPaperIsToldOfWhenItIsDecidedAndBeforeItEnds() {
        var today = Dates.today(clock);
        var ending = paper("VG-1", today.plusDays(60).toString());
        paper("VG-2", today.plusDays(61).toString());

        assertThat(decisions(member)).containsExactly("PAPER_ENDING", "MAKER_APPROVED");

        step(officer, "/api/evidence/" + ending + "/verify", """
                {"state": "REFUSED", "note": "Ảnh chụp thiếu trang"}""");

        assertThat(decisions(member)).containsExactly("PAPER_REFUSED", "MAKER_APPROVED");
        assertThat(inbox(member).at("/items/0/why/vi").asString()).isEqualTo("Ảnh chụp thiếu trang");
        assertThat(inbox(member).at("/items/0/name/vi").asString()).isEqualTo("VietGAP VG-1");
    }

    private String paper(String number, String validTo) {
        return step("admin", "/api/evidence", """
                {"kind": "VIETGAP", "number": "%s", "issuer": "Trung tâm", "validFrom": "2026-01-01", "validTo": "%s", "scope": {"cooperative": "%s"}}
                """.formatted(number, validTo, maker))
                .path("id")
                .asString();
    }

    @Test
    void aRecallIsToldOfOnceWithTheLotsAndAHandedOverReportWithoutTheBuyer() {
        var product = send(officer, HttpMethod.GET, "/api/products/" + approved("Giỏ cói"), null);
        var lot = step(
                member, "/api/lots", """
                {"pack": "%s", "number": "L7", "producedOn": "2026-01-02", "made": {"value": 10, "unit": "PIECE"}, "diaryPublished": false}
                """.formatted(product.at("/packs/0/id").asString()));
        var report =
                step("admin", "/api/feedback", """
                {"code": "%s", "text": "Hộp bị móp", "contact": "0987654321"}""".formatted(lot.path("code").asString()));
        send(officer, HttpMethod.PUT, "/api/feedback/" + report.path("id").asString(), """
                {"state": "WITH_MAKER"}""");
        send(officer, HttpMethod.PUT, "/api/feedback/" + report.path("id").asString(), """
                {"state": "WITH_MAKER", "note": "Đã gọi cơ sở"}""");
        step(officer, "/api/lots/" + lot.path("code").asString() + "/recall", """
                {"reason": {"vi": "Mốc", "en": "Mould"}, "advice": {"vi": "Trả lại", "en": "Return it"}}""");

        assertThat(decisions(member)).startsWith("LOTS_RECALLED", "REPORT_HANDED_OVER", "GOODS_APPROVED");
        var items = inbox(member).path("items");
        assertThat(items.path(0).at("/name/vi").asString()).isEqualTo("L7");
        assertThat(items.path(0).at("/why/vi").asString()).isEqualTo("Mốc");
        assertThat(items.path(1).at("/name/vi").asString()).isEqualTo("Giỏ cói");
        assertThat(items.toString()).doesNotContain("0987654321", "móp");
    }

    @Test
    void aHiddenMakerIsToldWhy() {
        step(officer, "/api/cooperatives/" + maker + "/hide", REASON.formatted("Sửa xưởng"));

        assertThat(decisions(member)).containsExactly("MAKER_HIDDEN", "MAKER_APPROVED");
        assertThat(inbox(member).at("/items/0/why/vi").asString()).isEqualTo("Sửa xưởng");
    }

    @Test
    void whatIsReadIsNotUnreadAndNeverBecomesSoAgain() {
        approved("Giỏ một");
        assertThat(inbox(member).path("unread").asInt()).isEqualTo(2);
        var seen = inbox(member).at("/items/0/at").asString();

        read(seen);
        approved("Giỏ hai");
        read("2026-01-01T00:00:00Z");

        var now = inbox(member);
        assertThat(now.path("unread").asInt()).isEqualTo(1);
        assertThat(now.path("items")
                        .valueStream()
                        .map(item -> item.path("unread").asBoolean()))
                .containsExactly(true, false, false);
    }

    @Test
    void nothingThatLiesAheadIsRead() {
        read("2999-01-01T00:00:00Z");

        approved("Giỏ mới");

        assertThat(inbox(member).path("unread").asInt()).isEqualTo(1);
    }

    private void read(String until) {
        send(member, HttpMethod.PUT, "/api/inbox/read", "{\"until\": \"" + until + "\"}");
    }

    @Test
    void theListGoesOnWhereItsPageEndedAndNoMessageStandsTwice() {
        paper("VG-3", Dates.today(clock).plusDays(9).toString());
        approved("Giỏ ba");
        approved("Giỏ bốn");
        var all = inbox(member).path("items").findValuesAsString("id");

        var first = send(member, HttpMethod.GET, "/api/inbox?size=2", null);
        var second = http.get()
                .uri(uri -> uri.path("/api/inbox")
                        .queryParam("size", 2)
                        .queryParam("before", "{next}")
                        .build(first.path("next").asString()))
                .headers(headers -> People.signIn(headers, member))
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(all).hasSize(4);
        assertThat(first.path("items").findValuesAsString("id")).isEqualTo(all.subList(0, 2));
        assertThat(Objects.requireNonNull(second).path("items").findValuesAsString("id"))
                .isEqualTo(all.subList(2, 4));
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void aPlaceInTheListThatIsNoneIsRefused() {
        http.get()
                .uri("/api/inbox?before=yesterday")
                .headers(headers -> People.signIn(headers, member))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("before");
    }
}
