package vn.sanvat.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;

/** The code that is asked for after the password. */
class SecondFactorTests extends SignInRequests {

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
