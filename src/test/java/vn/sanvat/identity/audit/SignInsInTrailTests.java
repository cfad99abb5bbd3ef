package vn.sanvat.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.BodyInserters.fromFormData;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.PasswordLinks;
import vn.sanvat.identity.People;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.text.Sha256;

/** What the audit trail says of who came in, who did not, and who changed the ways in. */
@ServiceTest
class SignInsInTrailTests {

    private static final String RECOVERY = "abcdefghjk";

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    AccountStore accounts;

    @Autowired
    PasswordLinks links;

    @Autowired
    RefusedSignIns refusals;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Clock clock;

    private String signIn(String name, String password) {
        return post("/sign-in", "", "name", name, "password", password);
    }

    /** @return the session that the answer gives, or the one before */
    private String post(String path, String session, String... form) {
        var body = fromFormData("next", "/catalog");
        for (int i = 0; i < form.length; i += 2) {
            body = body.with(form[i], form[i + 1]);
        }
        var cookies = http.post()
                .uri(path)
                .cookie("sanvat-session", session)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(body)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseCookies()
                .getOrDefault("sanvat-session", List.of());
        return cookies.isEmpty() ? session : cookies.getLast().getValue();
    }

    private List<String> actions(String account) {
        return Objects.requireNonNull(mongo.findAll(AuditEntry.class)
                .filter(entry ->
                        entry.collection().equals("accounts") && entry.record().equals(account))
                .sort(java.util.Comparator.comparing(AuditEntry::at))
                .map(entry -> String.valueOf(entry.action()))
                .collectList()
                .block());
    }

    private void byKey(String account, HttpMethod method, String path) {
        http.method(method)
                .uri(path)
                .headers(headers -> People.signIn(headers, account))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    @Test
    void aSignInIsALineOfWhoCameIn() {
        var officer = people.account(Role.OFFICER);

        signIn(officer, People.PASSWORD);

        assertThat(actions(officer)).containsExactly("signIn");
    }

    @Test
    void wrongPasswordsAreOneLineHoweverManyAndOneMoreOnceTheyAreSlowed() {
        var officer = people.account(Role.OFFICER);
        for (int i = 0; i < 3; i++) {
            signIn(officer, "wrong " + i);
        }
        await().untilAsserted(() -> assertThat(actions(officer)).containsExactly("refusePassword"));
        for (int i = 3; i < 10; i++) {
            signIn(officer, "wrong " + i);
        }

        await().untilAsserted(() -> assertThat(actions(officer)).containsExactly("refusePassword", "slowGuessing"));
        assertThat(String.valueOf(mongo.findAll(AuditEntry.class).collectList().block()))
                .doesNotContain("wrong");
    }

    @Test
    void whatAStrangerTypedStandsNowhere() {
        signIn("la@so.example", "whatever it is");
        refusals.write().block();

        assertThat(mongo.findAll(AuditEntry.class).collectList().block()).isEmpty();
    }

    @Test
    void aWrongCodeAndARecoveryCodeAreLines() {
        var officer = people.account(Role.OFFICER);
        var factor = new Account.SecondFactor("JBSWY3DPEHPK3PXP", 0, List.of(Sha256.hex(RECOVERY)));
        accounts.save(Objects.requireNonNull(accounts.find(officer).block()).with(factor, clock.instant()))
                .block();
        var session = signIn(officer, People.PASSWORD);
        assertThat(actions(officer)).isEmpty();

        post("/sign-in/code", session, "code", "000000");
        await().untilAsserted(() -> assertThat(actions(officer)).containsExactly("refuseCode"));
        post("/sign-in/code", session, "code", RECOVERY);

        assertThat(actions(officer)).containsExactly("refuseCode", "useRecoveryCode", "signIn");
    }

    @Test
    void aPasswordThatALinkSetsAndTheLinkAreLines() {
        var officer = people.account(Role.OFFICER);
        var link = links.make(Objects.requireNonNull(accounts.find(officer).block()))
                .map(PasswordLinks.Made::url)
                .block();
        links.use(Objects.requireNonNull(link).replaceAll(".*/", ""), "ruộng bậc thang mùa gặt")
                .block();

        assertThat(actions(officer)).containsExactly("setPasswordByLink");
    }

    @Test
    void keysSessionsAndInvitationsAreLinesOfWhoDidIt() {
        var head = people.account(Role.HEAD);
        var officer = people.account(Role.OFFICER);
        byKey(officer, HttpMethod.PUT, "/api/me/keys/import");
        byKey(officer, HttpMethod.DELETE, "/api/me/keys/import");
        byKey(officer, HttpMethod.DELETE, "/api/me/sessions");
        byKey(head, HttpMethod.PUT, "/api/accounts/" + officer + "/invitation");

        assertThat(actions(officer))
                .containsExactly("makeOwnAccessKey", "revokeOwnAccessKey", "endOwnSessions", "inviteAccount");
        assertThat(mongo.findAll(AuditEntry.class)
                        .map(AuditEntry::account)
                        .distinct()
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder(officer, head);
        http.get()
                .uri("/api/audit?action=inviteAccount")
                .headers(headers -> People.signIn(headers, head))
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].account")
                .isEqualTo(head);
    }
}
