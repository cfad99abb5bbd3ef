package vn.sanvat.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.BodyInserters.fromFormData;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ApiClient;
import vn.sanvat.ApiClient.Answer;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.PasswordLinks;
import vn.sanvat.identity.People;
import vn.sanvat.identity.SentMessages;

/** Who is invited by whom, and what becomes of an invitation. */
@ServiceTest
class AccountApiTests {

    private static final String NEW_PASSWORD = "nắng sớm trên đồi nghệ";

    @Autowired
    PasswordLinks links;

    @Autowired
    ApiClient api;

    @Autowired
    SentMessages messages;

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    AccountStore accounts;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Clock clock;

    private String maker = "";
    private String otherMaker = "";

    @BeforeEach
    void makers() {
        maker = made("HTX Một");
        otherMaker = made("HTX Hai");
    }

    private String made(String name) {
        return send("admin", HttpMethod.POST, "/api/cooperatives", """
                {"kind": "COOPERATIVE", "name": "%s", "phone": "0912345678", "address": {"printed": "Thôn 1", "asOf": "2026-01-01"}}
                """.formatted(name))
                .body()
                .path("id")
                .asString();
    }

    private Answer send(String by, HttpMethod method, String path, @Nullable String body) {
        return send(by, method, path, body, null);
    }

    private Answer send(String by, HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        return api.send(by, method, path, body, ApiClient.ifMatch(ifMatch));
    }

    private static String person(String name, @Nullable String phone, Role role, String... makers) {
        return "{\"name\": \"" + name + "\", " + (phone == null ? "" : "\"phone\": \"" + phone + "\", ")
                + "\"role\": \"" + role + "\", \"actsFor\": ["
                + (makers.length == 0 ? "" : "\"" + String.join("\", \"", makers) + "\"") + "]}";
    }

    private String invite(String by, String body) {
        var made = send(by, HttpMethod.POST, "/api/accounts", body);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        var invited = send(
                by, HttpMethod.PUT, "/api/accounts/" + made.body().path("id").asString() + "/invitation", null);
        assertThat(invited.status()).as(invited.body().toString()).isEqualTo(200);
        var url = invited.body().path("url").asString();
        return url.substring(url.indexOf("/invitation/"));
    }

    private int take(String link, String password) {
        return http.post()
                .uri(link)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(fromFormData("password", password))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private int signIn(String name, String password) {
        return http.post()
                .uri("/sign-in")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(fromFormData("name", name).with("password", password))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void whoIsInvitedSetsAPasswordByALinkThatIsGoodOnce() {
        var link = invite("admin", person("Chị Hoa", "0911111111", Role.OFFICER));

        http.get()
                .uri(link)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("Chào Chị Hoa"));
        assertThat(signIn("0911111111", NEW_PASSWORD)).isEqualTo(401);
        assertThat(take(link, "short")).isEqualTo(400);
        assertThat(take(link, "0911111111")).isEqualTo(400);
        assertThat(take(link, NEW_PASSWORD)).isEqualTo(303);
        assertThat(signIn("0911 111 111", NEW_PASSWORD)).isEqualTo(303);
        assertThat(take(link, "another long password")).isEqualTo(404);
        http.get().uri(link).exchange().expectStatus().isNotFound();
        assertThat(signIn("0911111111", NEW_PASSWORD)).isEqualTo(303);
    }

    @Test
    void anInvitationEndsAfterThreeDaysAndANewOneEndsTheOld() {
        var first = invite("admin", person("Chị Hoa", "0911111111", Role.OFFICER));
        var id = Objects.requireNonNull(accounts.named("0911111111").block()).id();
        var second = send("admin", HttpMethod.PUT, "/api/accounts/" + id + "/invitation", null)
                .body()
                .path("url")
                .asString();
        second = second.substring(second.indexOf("/invitation/"));

        http.get().uri(first).exchange().expectStatus().isNotFound();
        http.get().uri(second).exchange().expectStatus().isOk();
        http.get()
                .uri(second + "x")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("xin một liên kết mới", "action=\"/sign-in/forgotten\""));
        mongo.updateMulti(
                        new Query(),
                        Update.update("endsAt", clock.instant().minus(Duration.ofSeconds(1))),
                        PasswordLink.class)
                .block();
        http.get().uri(second).exchange().expectStatus().isNotFound();
        assertThat(take(second, NEW_PASSWORD)).isEqualTo(404);
    }

    @Test
    void theInvitationLiesInTheFolderWhereThereIsNoMail() throws Exception {
        var link = invite("admin", person("Chị Hoa Mẫu", "0911111111", Role.OFFICER));

        assertThat(messages.containing(link)).anyMatch(text -> text.contains("Chị Hoa Mẫu"));
    }

    @Test
    void whoForgotAPasswordGetsALinkAndAStrangerHearsTheSame() {
        var link = invite("admin", person("Chị Hoa", "0911111111", Role.OFFICER));
        take(link, NEW_PASSWORD);

        var known = forgotten("0911111111");
        var unknown = forgotten("0999999999");

        assertThat(known).isEqualTo(unknown).contains("Đã nhận yêu cầu");
        await().untilAsserted(() -> assertThat(
                        mongo.findAll(PasswordLink.class).collectList().block())
                .hasSize(1));
        // Once more at once sends nothing more.
        var first = mongo.findAll(PasswordLink.class).collectList().block();
        links.forgotten("0911111111").block();
        assertThat(mongo.findAll(PasswordLink.class).collectList().block()).isEqualTo(first);
        assertThat(signIn("0911111111", NEW_PASSWORD)).isEqualTo(303);
    }

    @Test
    void aStrangerWhoAsksForALinkTakesNoInvitationAwayAndSendsNoFlood() {
        var link = invite("admin", person("Chị Hoa", "0911111111", Role.OFFICER));
        for (int i = 0; i < 10; i++) {
            mongo.updateMulti(
                            new Query(),
                            Update.update("createdAt", clock.instant().minus(Duration.ofMinutes(6))),
                            PasswordLink.class)
                    .block();
            links.forgotten("0911111111").block();
        }

        assertThat(mongo.findAll(PasswordLink.class).collectList().block()).hasSize(5);
        assertThat(take(link, NEW_PASSWORD)).isEqualTo(303);
        assertThat(mongo.findAll(PasswordLink.class).collectList().block()).isEmpty();
    }

    @Test
    void aPasswordBeyondWhatIsHashedIsRefusedInWords() {
        var link = invite("admin", person("Chị Hoa", "0911111111", Role.OFFICER));

        assertThat(take(link, "ruộng ".repeat(20))).isEqualTo(400);
        assertThat(take("/invitation/nobodys", "ruộng ".repeat(20))).isEqualTo(404);
        assertThat(take(link, NEW_PASSWORD)).isEqualTo(303);
    }

    private String forgotten(String name) {
        return new String(
                Objects.requireNonNull(http.post()
                        .uri("/sign-in/forgotten")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(fromFormData("name", name))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()),
                StandardCharsets.UTF_8);
    }

    @Test
    void aManagerInvitesThePeopleOfHisMakerAndNobodyElse() {
        var manager = people.account(Role.MANAGER, maker);

        assertThat(send(manager, HttpMethod.POST, "/api/accounts", person("Anh Ba", "0911111111", Role.MEMBER, maker))
                        .status())
                .isEqualTo(201);
        assertThat(send(
                                manager,
                                HttpMethod.POST,
                                "/api/accounts",
                                person("Anh Tư", "0922222222", Role.MEMBER, otherMaker))
                        .status())
                .isEqualTo(403);
        assertThat(send(
                                manager,
                                HttpMethod.POST,
                                "/api/accounts",
                                person("Anh Năm", "0933333333", Role.MEMBER, maker, otherMaker))
                        .status())
                .isEqualTo(403);
        assertThat(send(manager, HttpMethod.POST, "/api/accounts", person("Anh Sáu", "0944444444", Role.OFFICER))
                        .status())
                .isEqualTo(403);

        var theirs = send(
                "admin", HttpMethod.POST, "/api/accounts", person("Chị Bảy", "0955555555", Role.MEMBER, otherMaker));
        var id = theirs.body().path("id").asString();
        assertThat(send(manager, HttpMethod.GET, "/api/accounts/" + id, null).status())
                .isEqualTo(404);
        assertThat(send(manager, HttpMethod.PUT, "/api/accounts/" + id + "/invitation", null)
                        .status())
                .isEqualTo(404);
        assertThat(send(manager, HttpMethod.POST, "/api/accounts/" + id + "/suspend", null, "\"1\"")
                        .status())
                .isEqualTo(404);
        var list = send(manager, HttpMethod.GET, "/api/accounts", null).body();
        assertThat(list.path("items")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .contains("Anh Ba")
                .doesNotContain("Chị Bảy");
        assertThat(send(manager, HttpMethod.GET, "/api/accounts?cooperative=" + otherMaker, null)
                        .status())
                .isEqualTo(403);
        assertThat(send(manager, HttpMethod.GET, "/api/accounts?role=OFFICER", null)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "OFFICER, MEMBER, 201",
        "OFFICER, OFFICER, 403",
        "HEAD, OFFICER, 201",
        "HEAD, HEAD, 201",
        "HEAD, ADMIN, 403",
        "MEMBER, MEMBER, 403"
    })
    void nobodyGivesARoleAboveHisOwn(Role by, Role given, int status) {
        var name = people.account(by, by.ofMakers() ? new String[] {maker} : new String[0]);
        var makers = given.ofMakers() ? new String[] {maker} : new String[0];

        assertThat(send(name, HttpMethod.POST, "/api/accounts", person("Anh Ba", "0911111111", given, makers))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void whatIsWrongIsNamedAndChangesNothing() {
        assertThat(field(person(" ", "0911111111", Role.OFFICER))).isEqualTo("name");
        assertThat(field(person("Hoa", "12", Role.OFFICER))).isEqualTo("phone");
        assertThat(field(person("Hoa", null, Role.OFFICER))).isEqualTo("phone");
        assertThat(field(person("Hoa", "0911111111", Role.MEMBER))).isEqualTo("actsFor");
        assertThat(field(person("Hoa", "0911111111", Role.OFFICER, maker))).isEqualTo("actsFor");
        assertThat(field(person("Hoa", "0911111111", Role.MEMBER, "nobody"))).isEqualTo("actsFor");
        assertThat(accounts.named("0911111111").block()).isNull();
    }

    private String field(String body) {
        var answer = send("admin", HttpMethod.POST, "/api/accounts", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        return answer.body().path("field").asString();
    }

    @Test
    void aTelephoneNumberIsOneAccountsUntilItIsGivenUp() {
        var first = send("admin", HttpMethod.POST, "/api/accounts", person("Hoa", "0911111111", Role.OFFICER));
        var id = first.body().path("id").asString();

        var second = send("admin", HttpMethod.POST, "/api/accounts", person("Lan", "+84 911 111 111", Role.OFFICER));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("field").asString()).isEqualTo("phone");

        assertThat(send(
                                "admin",
                                HttpMethod.PUT,
                                "/api/accounts/" + id,
                                person("Hoa", "0922222222", Role.OFFICER),
                                "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(send("admin", HttpMethod.POST, "/api/accounts", person("Lan", "0911111111", Role.OFFICER))
                        .status())
                .isEqualTo(201);
        assertThat(Objects.requireNonNull(accounts.named("0922222222").block()).id())
                .isEqualTo(id);
    }

    @Test
    void nobodySuspendsHimself() {
        var head = people.account(Role.HEAD);

        assertThat(send(head, HttpMethod.POST, "/api/accounts/" + head + "/suspend", null, "\"1\"")
                        .status())
                .isEqualTo(403);
        assertThat(send(head, HttpMethod.POST, "/api/accounts/" + head + "/erase", null, "\"1\"")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ofWhoIsErasedNothingIsLeftButAnId() {
        take(invite("admin", person("Chị Hoa", "0911111111", Role.OFFICER)), NEW_PASSWORD);
        var account = Objects.requireNonNull(accounts.named("0911111111").block());

        var erased = send(
                "admin",
                HttpMethod.POST,
                "/api/accounts/" + account.id() + "/erase",
                null,
                "\"" + account.revision() + "\"");

        assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
        assertThat(signIn("0911111111", NEW_PASSWORD)).isEqualTo(401);
        assertThat(signIn(account.id(), NEW_PASSWORD)).isEqualTo(401);
        var kept =
                mongo.findAll(org.bson.Document.class, "accounts").collectList().block() + ""
                        + mongo.findAll(org.bson.Document.class, "sign-in-names")
                                .collectList()
                                .block();
        assertThat(kept).contains(account.id()).doesNotContain("Hoa", "hoa chi", "0911111111");
        assertThat(send("admin", HttpMethod.GET, "/api/accounts/names?id=" + account.id(), null)
                        .body()
                        .path(0)
                        .has("name"))
                .isFalse();
        assertThat(send("admin", HttpMethod.POST, "/api/accounts", person("Lan", "0911111111", Role.OFFICER))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void twoWhoChangeOneAccountAtOnceAreNotMixed() {
        var made = send("admin", HttpMethod.POST, "/api/accounts", person("Hoa", "0911111111", Role.OFFICER));
        var path = "/api/accounts/" + made.body().path("id").asString();

        assertThat(send("admin", HttpMethod.PUT, path, person("Hoa", "0911111111", Role.HEAD), "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(send("admin", HttpMethod.PUT, path, person("Hoa", "0911111111", Role.OFFICER), "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(send("admin", HttpMethod.PUT, path, person("Hoa", "0911111111", Role.OFFICER))
                        .status())
                .isEqualTo(428);
        assertThat(List.of(send("admin", HttpMethod.GET, path, null)
                        .body()
                        .path("role")
                        .asString()))
                .containsExactly("HEAD");
    }
}
