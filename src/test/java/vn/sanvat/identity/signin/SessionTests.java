package vn.sanvat.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Account.State;
import vn.sanvat.identity.People;

/** How long a session lasts, who ends it, and which changes are taken from it. */
class SessionTests extends SignInRequests {

    private int change(String session, @Nullable String token) {
        var request = http.put().uri("/api/me/keys/import").cookie(SessionCookie.NAME, session);
        if (token != null) {
            request = request.header(SessionSecurity.CSRF_HEADER, token);
        }
        return request.exchange().expectBody().returnResult().getStatus().value();
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
}
