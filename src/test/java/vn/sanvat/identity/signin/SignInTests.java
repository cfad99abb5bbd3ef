package vn.sanvat.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.BodyInserters.fromFormData;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Account.State;
import vn.sanvat.identity.People;
import vn.sanvat.identity.account.AccountStore;

/** Signing in with a browser, and all that may go wrong on the way. */
@ServiceTest
class SignInTests {

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    AccountStore accounts;

    @Autowired
    TimeCodes codes;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper mapper;

    private EntityExchangeResult<byte[]> post(String path, @Nullable String session, String... form) {
        var body = fromFormData(form[0], form[1]);
        for (int i = 2; i < form.length; i += 2) {
            body = body.with(form[i], form[i + 1]);
        }
        var request = http.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        if (session != null) {
            request = request.cookie(SessionCookie.NAME, session);
        }
        return request.body(body).exchange().expectBody().returnResult();
    }

    private EntityExchangeResult<byte[]> get(String path, @Nullable String session) {
        var request = http.get().uri(path);
        if (session != null) {
            request = request.cookie(SessionCookie.NAME, session);
        }
        return request.exchange().expectBody().returnResult();
    }

    private static ResponseCookie cookie(EntityExchangeResult<byte[]> answer) {
        var cookies = answer.getResponseCookies().getOrDefault(SessionCookie.NAME, List.of());
        return cookies.getLast();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }

    private static String goesTo(EntityExchangeResult<byte[]> answer) {
        assertThat(answer.getStatus().value()).as(text(answer)).isEqualTo(303);
        return String.valueOf(answer.getResponseHeaders().getLocation());
    }

    private String signedIn(String name) {
        var answer = post("/sign-in", null, "name", name, "password", People.PASSWORD, "next", "/catalog");
        assertThat(goesTo(answer)).isEqualTo("/catalog");
        return cookie(answer).getValue();
    }

    private JsonNode me(String session) {
        return mapper.readTree(text(get("/api/me", session)));
    }

    private int change(String session, @Nullable String token) {
        var request = http.put().uri("/api/me/keys/import").cookie(SessionCookie.NAME, session);
        if (token != null) {
            request = request.header(SessionSecurity.CSRF_HEADER, token);
        }
        return request.exchange().expectBody().returnResult().getStatus().value();
    }

    @Test
    void thePasswordOpensASessionInACookieThatNoScriptReads() {
        var answer = post("/sign-in", null, "name", people.account(Role.OFFICER), "password", People.PASSWORD);

        assertThat(goesTo(answer)).isEqualTo("/console/");
        var cookie = cookie(answer);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(me(cookie.getValue()).path("role").asString()).isEqualTo("OFFICER");
        assertThat(me(cookie.getValue()).path("permissions").toString())
                .contains("APPROVE_GOODS")
                .doesNotContain("OPERATE");
    }

    @Test
    void withoutAProviderThereIsNeitherAButtonNorAWayToOne() {
        assertThat(text(get("/sign-in", null))).doesNotContain("/sign-in/with/");
        assertThat(get("/sign-in/with/so", null).getStatus().value()).isEqualTo(404);
        assertThat(get("/sign-in/from/so?code=c&state=s", null).getStatus().value())
                .isEqualTo(404);
    }

    @Test
    void thePhoneAndTheMailAddressSignInHoweverTheyAreTyped() {
        var person = new Account.Person("Chị Hoa", "0912345678", "hoa@htx.example");
        var made = accounts.find(people.account(Role.OFFICER)).block();
        accounts.save(Objects.requireNonNull(made).as(person, Role.OFFICER, List.of(), clock.instant()))
                .block();

        for (var typed :
                List.of("0912345678", "+84 912 345 678", "0912.345.678", "Hoa@HTX.example", " hoa@htx.example ")) {
            assertThat(goesTo(post("/sign-in", null, "name", typed, "password", People.PASSWORD)))
                    .as(typed)
                    .isEqualTo("/console/");
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlikeAndKeepWhatWasTyped() {
        var wrong = post("/sign-in", null, "name", people.account(Role.OFFICER), "password", "not this one at all");
        var unknown = post("/sign-in", null, "name", "0999999999", "password", "not this one at all");

        assertThat(wrong.getStatus().value()).isEqualTo(401);
        assertThat(unknown.getStatus().value()).isEqualTo(401);
        assertThat(text(wrong)).contains("Sai tên đăng nhập hoặc mật khẩu").contains("value=\"a-officer\"");
        assertThat(text(unknown)).contains("Sai tên đăng nhập hoặc mật khẩu").contains("value=\"0999999999\"");
        assertThat(wrong.getResponseCookies()).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void theWayOnIsAPageOfOurs() {
        var name = people.account(Role.OFFICER);
        for (var next :
                List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb")) {
            assertThat(goesTo(post("/sign-in", null, "name", name, "password", People.PASSWORD, "next", next)))
                    .as(next)
                    .isEqualTo("/console/");
        }
    }

    @Test
    void aChangeNeedsTheTokenOfTheSession() {
        var session = signedIn(people.account(Role.OFFICER));
        var other = signedIn(people.account(Role.HEAD));
        var token = me(session).path("csrf").asString();

        assertThat(change(session, null)).isEqualTo(403);
        assertThat(change(session, "altered" + token)).isEqualTo(403);
        assertThat(change(session, me(other).path("csrf").asString())).isEqualTo(403);
        assertThat(change(session, token)).isEqualTo(200);
    }

    /** The console fetches the present token and sends the change again, for this type and no other. */
    @Test
    void aTokenOfAnotherSessionIsRefusedByATypeOfItsOwnAndAChangeThatIsNotAllowedByAnother() {
        var session = signedIn(people.account(Role.MEMBER, "x"));

        assertThat(typeOf(session, "/api/me/keys/import", "old")).isEqualTo("/problems/outdated-page");
        assertThat(typeOf(session, "/api/office", me(session).path("csrf").asString()))
                .isEqualTo("/problems/forbidden");
    }

    private String typeOf(String session, String path, String token) {
        return mapper.readTree(text(http.put()
                        .uri(path)
                        .cookie(SessionCookie.NAME, session)
                        .header(SessionSecurity.CSRF_HEADER, token)
                        .header(HttpHeaders.IF_MATCH, "\"0\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{}")
                        .exchange()
                        .expectBody()
                        .returnResult()))
                .path("type")
                .asString();
    }

    @Test
    void whatAnybodyMaySendNeedsNoToken() {
        var session = signedIn(people.account(Role.OFFICER));

        var answer = http.post()
                .uri("/api/feedback")
                .cookie(SessionCookie.NAME, session)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"code\": \"ABCDEFGHJK\", \"text\": \"Hộp móp\"}")
                .exchange()
                .expectBody()
                .returnResult();

        assertThat(answer.getStatus().value()).isEqualTo(404);
    }

    @Test
    void aSessionEndsForGoodWhenItsOwnerSignsOut() {
        var session = signedIn(people.account(Role.OFFICER));

        var out = post(
                "/sign-out",
                session,
                SessionSecurity.CSRF_FIELD,
                me(session).path("csrf").asString());

        assertThat(goesTo(out)).isEqualTo("/sign-in?after=out");
        assertThat(cookie(out).getMaxAge()).isZero();
        assertThat(get("/api/me", session).getStatus().value()).isEqualTo(401);
    }

    @Test
    void signingOutEverywhereEndsTheOtherBrowserToo() {
        var name = people.account(Role.OFFICER);
        var here = signedIn(name);
        var there = signedIn(name);

        http.delete()
                .uri("/api/me/sessions")
                .cookie(SessionCookie.NAME, here)
                .header(SessionSecurity.CSRF_HEADER, me(here).path("csrf").asString())
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(get("/api/me", here).getStatus().value()).isEqualTo(401);
        assertThat(get("/api/me", there).getStatus().value()).isEqualTo(401);
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsOneOfThem() {
        var name = people.account(Role.OFFICER);
        var here = signedIn(name);
        var there = signedIn(name);
        var stranger = signedIn(people.account(Role.HEAD));

        var sessions = mapper.readTree(text(get("/api/me/sessions", here)));
        assertThat(sessions).hasSize(2);
        var ids = sessions.valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .map(session -> session.path("id").asString())
                .toList();
        assertThat(ids).hasSize(1);
        assertThat(end(stranger, ids.getFirst())).isEqualTo(404);
        assertThat(end(here, ids.getFirst())).isEqualTo(204);
        assertThat(get("/api/me", there).getStatus().value()).isEqualTo(401);
        assertThat(get("/api/me", here).getStatus().value()).isEqualTo(200);
    }

    private int end(String session, String id) {
        return http.delete()
                .uri("/api/me/sessions/" + id)
                .cookie(SessionCookie.NAME, session)
                .header(SessionSecurity.CSRF_HEADER, me(session).path("csrf").asString())
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void whoIsSuspendedIsOutAtTheNextRequest() {
        var name = people.account(Role.OFFICER);
        var session = signedIn(name);
        var account = Objects.requireNonNull(accounts.find(name).block());

        accounts.save(account.in(State.SUSPENDED, clock.instant())).block();

        assertThat(get("/api/me", session).getStatus().value()).isEqualTo(401);
        assertThat(post("/sign-in", null, "name", name, "password", People.PASSWORD)
                        .getStatus()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void aSessionThatIsNotUsedOrIsOldEnds() {
        var idle = signedIn(people.account(Role.OFFICER));
        all(Update.update("seenAt", clock.instant().minus(Duration.ofHours(12).plusMinutes(1))));
        assertThat(get("/api/me", idle).getStatus().value()).isEqualTo(401);

        var old = signedIn("a-officer");
        all(new Update()
                .set("seenAt", clock.instant())
                .set("endsAt", clock.instant().minusSeconds(1)));
        assertThat(get("/api/me", old).getStatus().value()).isEqualTo(401);
    }

    private void all(Update update) {
        mongo.updateMulti(new Query(), update, Session.class).block();
    }

    @Test
    void anAlteredCookieIsNobodys() {
        var session = signedIn(people.account(Role.OFFICER));

        assertThat(get("/api/me", session + "x").getStatus().value()).isEqualTo(401);
        assertThat(get("/api/me", "x".repeat(5_000)).getStatus().value()).isEqualTo(401);
        assertThat(get("/catalog", session + "x").getStatus().value()).isEqualTo(200);
    }

    @Test
    void aBrowserIsNotAskedByAWindowOfItsOwn() {
        var answer = http.get()
                .uri("/api/me")
                .header("Sec-Fetch-Mode", "cors")
                .exchange()
                .expectBody()
                .returnResult();

        assertThat(answer.getStatus().value()).isEqualTo(401);
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .isNull();
    }

    @Test
    void theCodeIsAskedForAfterThePasswordAndIsGoodOnce() {
        var name = people.account(Role.OFFICER);
        var secret = withSecondFactor(name);

        var begun = post("/sign-in", null, "name", name, "password", People.PASSWORD, "next", "/catalog");
        assertThat(goesTo(begun)).isEqualTo("/sign-in/code?next=%2Fcatalog");
        var half = cookie(begun).getValue();
        assertThat(get("/api/me", half).getStatus().value()).isEqualTo(401);
        assertThat(text(get("/sign-in/code", half))).contains("Nhập mã xác nhận");

        var code = codes.code(secret, step());
        assertThat(post("/sign-in/code", half, "code", "000000").getStatus().value())
                .isEqualTo(401);
        var done = post("/sign-in/code", half, "code", code, "next", "/catalog");
        assertThat(goesTo(done)).isEqualTo("/catalog");
        var session = cookie(done).getValue();
        assertThat(session).isNotEqualTo(half);
        assertThat(get("/api/me", session).getStatus().value()).isEqualTo(200);

        var again = cookie(post("/sign-in", null, "name", name, "password", People.PASSWORD))
                .getValue();
        assertThat(post("/sign-in/code", again, "code", code).getStatus().value())
                .isEqualTo(401);
    }

    private long step() {
        return clock.instant().getEpochSecond() / 30;
    }

    private String withSecondFactor(String name) {
        var secret = codes.newSecret();
        var account = Objects.requireNonNull(accounts.find(name).block());
        accounts.save(account.with(TimeCodes.factor(secret, 0, List.of("abcde-fghjk")), clock.instant()))
                .block();
        return secret;
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        var name = people.account(Role.OFFICER);
        withSecondFactor(name);

        var half = cookie(post("/sign-in", null, "name", name, "password", People.PASSWORD))
                .getValue();
        assertThat(goesTo(post("/sign-in/code", half, "code", " ABCDE FGHJK "))).isEqualTo("/console/");
        var again = cookie(post("/sign-in", null, "name", name, "password", People.PASSWORD))
                .getValue();
        assertThat(post("/sign-in/code", again, "code", "abcde-fghjk")
                        .getStatus()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void afterFiveWrongCodesThePasswordIsAskedForAgain() {
        var name = people.account(Role.OFFICER);
        var secret = withSecondFactor(name);
        var half = cookie(post("/sign-in", null, "name", name, "password", People.PASSWORD))
                .getValue();
        for (int i = 0; i < 5; i++) {
            assertThat(post("/sign-in/code", half, "code", "00000" + i)
                            .getStatus()
                            .value())
                    .isEqualTo(401);
        }

        assertThat(post("/sign-in/code", half, "code", codes.code(secret, step()))
                        .getStatus()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void aPasswordAloneIsNotEnoughForAProgramWhereTheAccountNeedsACode() {
        var name = people.account(Role.OFFICER);
        withSecondFactor(name);

        var answer = http.get()
                .uri("/api/me")
                .headers(headers -> People.signIn(headers, name))
                .exchange()
                .expectBody()
                .returnResult();

        assertThat(answer.getStatus().value()).isEqualTo(401);
    }

    @Test
    void anAccessKeySignsAProgramInUntilItIsRevoked() {
        var name = people.account(Role.OFFICER);
        var session = signedIn(name);
        var token = me(session).path("csrf").asString();
        var key = mapper.readTree(http.put()
                .uri("/api/me/keys/import")
                .cookie(SessionCookie.NAME, session)
                .header(SessionSecurity.CSRF_HEADER, token)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody());
        var user = key.path("user").asString();
        var secret = key.path("secret").asString();

        assertThat(byKey(user, secret)).isEqualTo(200);
        assertThat(byKey(user, secret + "x")).isEqualTo(401);
        assertThat(text(get("/api/me/keys", session))).contains("import").doesNotContain(secret);
        http.delete()
                .uri("/api/me/keys/import")
                .cookie(SessionCookie.NAME, session)
                .header(SessionSecurity.CSRF_HEADER, token)
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(byKey(user, secret)).isEqualTo(401);
    }

    @Test
    void aProgramIsToldNoToken() {
        var name = people.account(Role.OFFICER);

        var me = http.get()
                .uri("/api/me")
                .headers(headers -> People.signIn(headers, name))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(mapper.readTree(me).has("csrf")).isFalse();
    }

    private int byKey(String user, String secret) {
        return http.get()
                .uri("/api/me")
                .headers(headers -> headers.setBasicAuth(user, secret))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void oneSetsUpASecondFactorAndIsToldRecoveryCodesOnce() {
        var name = people.account(Role.OFFICER);
        var session = signedIn(name);
        var secret = put(session, "/api/me/second-factor", null).path("secret").asString();

        assertThat(put(session, "/api/me/second-factor/code", "{\"code\": \"000000\"}")
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        var recovery = put(session, "/api/me/second-factor/code", "{\"code\": \"" + codes.code(secret, step()) + "\"}")
                .path("codes");

        assertThat(recovery).hasSize(TimeCodes.RECOVERY_CODES);
        assertThat(me(session).path("secondFactor").asBoolean()).isTrue();
        assertThat(goesTo(post("/sign-in", null, "name", name, "password", People.PASSWORD)))
                .startsWith("/sign-in/code");
    }

    private JsonNode put(String session, String path, @Nullable String body) {
        var request = http.put()
                .uri(path)
                .cookie(SessionCookie.NAME, session)
                .header(SessionSecurity.CSRF_HEADER, me(session).path("csrf").asString());
        var answer = (body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body))
                .exchange()
                .expectBody()
                .returnResult();
        return mapper.readTree(
                Objects.requireNonNullElse(answer.getResponseBody(), "{}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndTheOldOne() {
        var name = people.account(Role.OFFICER);
        var here = signedIn(name);
        var there = signedIn(name);

        assertThat(put(here, "/api/me/password", passwords("wrong one here", "ruộng bậc thang mùa gặt"))
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        assertThat(put(here, "/api/me/password", passwords(People.PASSWORD, "qwertyuiop"))
                        .path("field")
                        .asString())
                .isEqualTo("wanted");
        put(here, "/api/me/password", passwords(People.PASSWORD, "ruộng bậc thang mùa gặt"));

        assertThat(get("/api/me", here).getStatus().value()).isEqualTo(200);
        assertThat(get("/api/me", there).getStatus().value()).isEqualTo(401);
        assertThat(post("/sign-in", null, "name", name, "password", People.PASSWORD)
                        .getStatus()
                        .value())
                .isEqualTo(401);
        // As a phone writes it that keeps letters and accents apart.
        var apart = java.text.Normalizer.normalize("ruộng bậc thang mùa gặt", java.text.Normalizer.Form.NFD);
        assertThat(goesTo(post("/sign-in", null, "name", name, "password", apart)))
                .isEqualTo("/console/");
    }

    private static String passwords(String present, String wanted) {
        return "{\"present\": \"" + present + "\", \"wanted\": \"" + wanted + "\"}";
    }

    /** RFC 6238, appendix B, the last six of its eight digits. */
    @Test
    void theCodesAreThoseOfTheStandard() {
        var secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

        assertThat(codes.code(secret, 59 / 30)).isEqualTo("287082");
        assertThat(codes.code(secret, 1_111_111_109 / 30)).isEqualTo("081804");
        assertThat(codes.step(secret, "081804", 0, Instant.ofEpochSecond(1_111_111_109)))
                .isPresent();
        assertThat(codes.step(secret, "081804", 0, Instant.ofEpochSecond(1_111_111_109 + 30)))
                .isPresent();
        assertThat(codes.step(secret, "081804", 0, Instant.ofEpochSecond(1_111_111_109 + 31)))
                .isEmpty();
        assertThat(codes.step(secret, "081804", 1_111_111_109 / 30, Instant.ofEpochSecond(1_111_111_109)))
                .isEmpty();
        assertThat(Pattern.matches("[A-Z2-7]{32}", codes.newSecret())).isTrue();
    }
}
