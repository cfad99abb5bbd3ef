package vn.sanvat.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;

/** How people and programs sign in, and all that may go wrong on the way. */
class SignInTests extends SignInRequests {

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
}
