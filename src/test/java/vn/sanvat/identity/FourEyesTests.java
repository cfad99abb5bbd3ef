package vn.sanvat.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.JsonPathAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.web.Problem;

@ServiceTest
class FourEyesTests {

    @Autowired
    AccountStore accounts;

    @Autowired
    People people;

    @Autowired
    WebTestClient http;

    private FourEyes where(@Nullable Boolean mayApproveOwn) {
        return new FourEyes(accounts, new IdentitySettings(null, mayApproveOwn, false, false, People.LIMITS));
    }

    @Test
    void anotherMayAlwaysApprove() {
        assertThatCode(() -> where(false).check("maker", "admin").block()).doesNotThrowAnyException();
        assertThatCode(() -> where(false).check(null, "admin").block()).doesNotThrowAnyException();
    }

    @Test
    void theSameMayNotWhereTheOfficeForbidsItAndMayWhereItAllowsIt() {
        people.account(Role.OFFICER);

        assertThatThrownBy(() -> where(false).check("admin", "admin").block())
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThatCode(() -> where(true).check("admin", "admin").block()).doesNotThrowAnyException();
    }

    @Test
    void whereTheOfficeSaysNothingTheSameMayAsLongAsNobodyElseCould() {
        people.account(Role.MANAGER, "htx");
        assertThatCode(() -> where(null).check("admin", "admin").block()).doesNotThrowAnyException();

        people.account(Role.OFFICER);

        assertThatThrownBy(() -> where(null).check("admin", "admin").block()).isInstanceOf(Problem.class);
    }

    @Test
    void whoIsSignedInIsToldBeforehandWhetherTheirOwnWorkIsTheirsToApprove() {
        toldWhetherOwnWorkIsTheirs("admin", ServiceTest.ADMIN_PASSWORD).isEqualTo(true);

        var officer = people.account(Role.OFFICER);

        toldWhetherOwnWorkIsTheirs("admin", ServiceTest.ADMIN_PASSWORD).isEqualTo(false);
        toldWhetherOwnWorkIsTheirs(officer, People.PASSWORD).isEqualTo(false);
    }

    private JsonPathAssertions toldWhetherOwnWorkIsTheirs(String name, String password) {
        return http.get()
                .uri("/api/me")
                .headers(headers -> headers.setBasicAuth(name, password))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.approvesOwn");
    }
}
