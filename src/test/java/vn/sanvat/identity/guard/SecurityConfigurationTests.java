package vn.sanvat.identity.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.IdentitySettings;
import vn.sanvat.identity.People;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.account.Administrator;
import vn.sanvat.identity.signin.PasswordHasher;
import vn.sanvat.identity.signin.SignInThrottle;
import vn.sanvat.web.connection.BehindProxy;

@ServiceTest
class SecurityConfigurationTests {

    @Autowired
    WebTestClient http;

    @Autowired
    AccountStore accounts;

    @Autowired
    Administrator administrator;

    @Autowired
    PasswordHasher passwords;

    @Autowired
    SecureRandom random;

    @Autowired
    SignInThrottle guesses;

    @Autowired
    ApplicationContext context;

    @Autowired
    Clock clock;

    @Autowired
    ReactiveMongoTemplate mongo;

    private WebTestClient.RequestBodySpec post() {
        return http.post().uri("/api/nothing").contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void aChangeWithoutAnAccountIsAskedToSignIn() {
        http.post()
                .uri("/api/places")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic .*")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].en")
                .isEqualTo("This needs an account; sign in");
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

    /** All from one address, as behind a proxy that nobody told us of. */
    @Test
    void aRightPasswordGetsInAfterAnyNumberOfWrongOnes() {
        account("owner", "the right password");
        for (int i = 0; i <= SignInThrottle.MAX_FAILURES; i++) {
            assertThat(signIn(http, "owner", "wrong " + i, "")).isEqualTo(401);
        }

        assertThat(signIn(http, "owner", "the right password", "")).isEqualTo(404);
    }

    @Test
    void whoHasSignedInFromThereWaitsForNobodyHoweverManyGuess() {
        account("owner", "the right password");
        assertThat(signIn(http, "owner", "the right password", "")).isEqualTo(404);
        var guesser = new SignInThrottle.Guesser("127.0.0.1", "owner");
        var places = Stream.generate(() -> guesses.enter(guesser))
                .limit(SignInThrottle.MAX_WAITING_OF_NETWORK)
                .toList();

        assertThat(signIn(http, "owner", "wrong", "")).isEqualTo(429);
        assertThat(signIn(http, "owner", "the right password", "")).isEqualTo(404);

        places.forEach(guesses::leave);
        assertThat(signIn(http, "owner", "wrong", "")).isEqualTo(401);
    }

    @Test
    void behindAProxyGuessesAreCountedByWhatTheProxySawAndNotByWhatTheGuesserWrites() {
        account("owner", "the right password");
        var proxy = BehindProxy.of(context);
        var guesser = new SignInThrottle.Guesser("198.51.100.7", "owner");
        for (int i = 0; i < SignInThrottle.MAX_FAILURES; i++) {
            assertThat(signIn(proxy, "owner", "wrong", "203.0.113." + i + ", 198.51.100.7"))
                    .isEqualTo(401);
        }

        assertThat(guesses.failures(guesser)).isEqualTo(SignInThrottle.MAX_FAILURES);
        assertThat(signIn(proxy, "owner", "the right password", "198.51.100.8")).isEqualTo(404);
    }

    private void account(String name, String password) {
        var hash = String.valueOf(passwords.hash(password).block());
        var now = clock.instant();
        accounts.save(Account.first(name, hash, now)).block();
    }

    private static int signIn(WebTestClient client, String name, String password, String forwardedFor) {
        return client.mutate()
                .responseTimeout(Duration.ofSeconds(60))
                .build()
                .post()
                .uri("/api/nothing")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBasicAuth(name, password))
                .header("X-Forwarded-For", forwardedFor)
                .header("X-Forwarded-Proto", "https")
                .bodyValue("{}")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
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
    @ValueSource(strings = {"/actuator/env", "/actuator", "/api/feedback", "/api/publications/1"})
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
        var first = new Administrator(
                accounts, passwords, new IdentitySettings(null, null, false, false, People.LIMITS), random, clock);
        var next = new Administrator(
                accounts, passwords, new IdentitySettings(null, null, false, false, People.LIMITS), random, clock);

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
