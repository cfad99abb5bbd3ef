package vn.sanvat.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;

@ServiceTest
class AccessTests {

    @Autowired
    WebTestClient http;

    @Autowired
    AccountStore accounts;

    @Autowired
    Administrator administrator;

    @Autowired
    Passwords passwords;

    @Autowired
    SecureRandom random;

    @Autowired
    Clock clock;

    @Autowired
    ReactiveMongoTemplate mongo;

    private WebTestClient.RequestBodySpec post() {
        return http.post().uri("/api/nothing").contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void aChangeWithoutAnAccountIsAskedToSignIn() {
        post().bodyValue("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic .*")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].en")
                .isEqualTo("This needs an account (HTTP Basic)");
    }

    @Test
    void theAdministratorMayChangeThings() {
        post().headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "nobody", "admin\0", "a name that is long"})
    void aWrongPasswordAndAnUnknownNameAreToldTheSame(String name) {
        post().headers(headers -> headers.setBasicAuth(name, "not the password"))
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.errors[0].en")
                .isEqualTo("The name or the password is wrong");
    }

    @Test
    void guessingIsSlowedDown() {
        int status = 401;
        int tries = 0;
        while (status == 401 && tries < 20) {
            status = post().headers(headers -> headers.setBasicAuth("guessed", "wrong"))
                    .bodyValue("{}")
                    .exchange()
                    .returnResult(Void.class)
                    .getStatus()
                    .value();
            tries++;
        }

        assertThat(status).isEqualTo(429);
        assertThat(tries).isEqualTo(SignIns.MAX_FAILURES + 1);
    }

    @Test
    void aChangeFromAnotherSitesPageIsRefused() {
        post().header("Origin", "https://elsewhere.example")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("Origin");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersSafe() {
        http.get()
                .uri("/nothing")
                .exchange()
                .expectHeader()
                .valueMatches("Content-Security-Policy", ".*script-src 'self';.*frame-ancestors 'none'.*")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator", "/api/feedback", "/api/feedback/1"})
    void whatIsPrivateNeedsAnAccount(String uri) {
        http.get().uri(uri).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aStrangeAddressIsAProblemAndNotAnEmptyAnswer() {
        http.get()
                .uri("/a{character}b", "\u0000")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid");
    }

    @Test
    void theAdministratorIsMadeOnceAndKeptAtTheNextStart() {
        var before = accounts.find("admin").block();

        administrator.run().block();

        assertThat(accounts.find("admin").block()).isEqualTo(before);
    }

    @Test
    void aPasswordThatNobodySetIsShownAtTheFirstStartOnly() {
        mongo.remove(new Query(), Account.class).block();
        var first = new Administrator(accounts, passwords, new IdentitySettings(null), random, clock);
        var next = new Administrator(accounts, passwords, new IdentitySettings(null), random, clock);

        first.run().block();
        var shown = first.lines();
        next.run().block();

        assertThat(shown).hasSize(1);
        assertThat(next.lines()).isEmpty();
        assertThat(first.lines()).isEmpty();
        var password = shown.getFirst().vi().replaceAll(".*mật khẩu: (\\S+) .*", "$1");
        assertThat(password).hasSize(20);
        post().headers(headers -> headers.setBasicAuth("admin", password))
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
