package vn.sanvat.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.text.Folding;

/** What is kept of a person, handed over to the person and to who manages it. */
@ServiceTest
class AccountDataTests {

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

    @Autowired
    JsonMapper mapper;

    private EntityExchangeResult<byte[]> export(String by, String of) {
        return get(by, "/api/accounts/" + of + "/data");
    }

    private EntityExchangeResult<byte[]> get(String by, String path) {
        return http.get()
                .uri(path)
                .headers(headers -> People.signIn(headers, by))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private JsonNode data(EntityExchangeResult<byte[]> answer) {
        assertThat(answer.getStatus().value()).isEqualTo(200);
        return mapper.readTree(Objects.requireNonNull(answer.getResponseBody()));
    }

    @Test
    void aMemberGetsAllThatIsKeptOfHimAndNoSecret() {
        var member = people.account(Role.MEMBER, "htx");
        var account = Objects.requireNonNull(accounts.find(member).block())
                .as(
                        new Account.Person("Chị Hoa", "0912345678", "hoa@htx.example"),
                        Role.MEMBER,
                        List.of("htx"),
                        clock.instant())
                .knownAs(new Account.Subject("https://so.example", "s1"), clock.instant());
        accounts.save(account).block();
        http.put()
                .uri("/api/me/keys/import")
                .headers(headers -> People.signIn(headers, member))
                .exchange()
                .expectStatus()
                .isOk();

        var answer = export(member, member);

        var data = data(answer);
        assertThat(data.path("name").asString()).isEqualTo("Chị Hoa");
        assertThat(data.path("phone").asString()).isEqualTo("0912345678");
        assertThat(data.path("email").asString()).isEqualTo("hoa@htx.example");
        assertThat(data.path("providers").path(0).path("subject").asString()).isEqualTo("s1");
        assertThat(data.path("keys").path(0).path("name").asString()).isEqualTo("import");
        assertThat(data.path("deeds").findValuesAsString("action")).contains("makeOwnAccessKey");
        assertThat(data.path("allDeeds").asBoolean()).isTrue();
        assertThat(new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8))
                .doesNotContain("bcrypt", "passwordHash", "secretHash", "csrf");
        assertThat(answer.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo("account-" + member + ".json");
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(get(people.account(Role.HEAD), "/api/audit?action=exportAccountData")
                        .toString())
                .contains("\"total\":1");
    }

    @Test
    void whoManagesThePersonMayHandItOverAndNobodyElse() {
        var manager = people.account(Role.MANAGER, "htx");
        var member = people.account(Role.MEMBER, "htx");
        var colleague = people.named("a-colleague", Role.MEMBER, "htx");
        var stranger = people.named("a-stranger", Role.MANAGER, "other");
        var officer = people.account(Role.OFFICER);
        var head = people.account(Role.HEAD);

        assertThat(data(export(manager, member)).path("id").asString()).isEqualTo(member);
        assertThat(data(export(officer, member)).path("id").asString()).isEqualTo(member);
        assertThat(data(export(head, officer)).path("id").asString()).isEqualTo(officer);
        assertThat(export(colleague, member).getStatus().value()).isEqualTo(403);
        assertThat(export(stranger, member).getStatus().value()).isEqualTo(404);
        assertThat(export(member, manager).getStatus().value()).isEqualTo(403);
        assertThat(export(officer, head).getStatus().value()).isEqualTo(403);
    }

    @Test
    void aPartOfANameIsFoundWithOrWithoutItsTones() {
        var head = people.account(Role.HEAD);
        for (var name : List.of("Nguyễn Thị Hòa", "Trần Văn Hoàng", "Lê Đức")) {
            var id = people.named(Folding.slug(name), Role.OFFICER);
            accounts.save(Objects.requireNonNull(accounts.find(id).block())
                            .as(new Account.Person(name, null, null), Role.OFFICER, List.of(), clock.instant()))
                    .block();
        }

        assertThat(found(head, "hoa")).containsExactlyInAnyOrder("Nguyễn Thị Hòa", "Trần Văn Hoàng");
        assertThat(found(head, "HOÀNG")).containsExactly("Trần Văn Hoàng");
        assertThat(found(head, "đức")).containsExactly("Lê Đức");
        assertThat(found(head, "nobody")).isEmpty();
        assertThat(found(people.account(Role.OFFICER), "hoa")).isEmpty();
    }

    private List<String> found(String by, String typed) {
        return mapper.readTree(Objects.requireNonNull(http.get()
                        .uri("/api/accounts?q={typed}", typed)
                        .headers(headers -> People.signIn(headers, by))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()))
                .path("items")
                .findValuesAsString("name");
    }
}
