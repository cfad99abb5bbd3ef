package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.web.Page;

@ServiceTest
class ContentCheckTests {

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    Catalog catalog;

    @Autowired
    Cooperatives cooperatives;

    private String maker = "";
    private String member = "";

    @BeforeEach
    void hire() {
        maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
        member = people.account(Role.MEMBER, maker);
    }

    private WebTestClient.ResponseSpec check(String cooperative) {
        return http.post()
                .uri("/api/checks")
                .headers(headers -> People.signIn(headers, member))
                .bodyValue(Map.of(
                        "cooperative", cooperative,
                        "name", Map.of("vi", "Kẹo lạc hữu cơ"),
                        "category", "SWEETS",
                        "description", Map.of("vi", "Chữa ho."),
                        "label", Map.of("ingredients", List.of(Map.of("name", Map.of("vi", "Lạc"))))))
                .exchange();
    }

    @Test
    void saysWhatTheRulesSayOfWordsThatNobodyHasSaved() {
        check(maker)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.issues[?(@.rule=='health-claim')].field")
                .isEqualTo("description.vi")
                .jsonPath("$.issues[?(@.rule=='badge')].field")
                .isEqualTo("name.vi")
                .jsonPath("$.issues[?(@.rule=='allergen')].field")
                .isEqualTo("label.allergens");

        var stored = value(catalog.working(WorkingCopies.of(null, Catalog.Filter.ALL), new Page.Request(1, 10)));
        assertThat(stored.items()).isEmpty();
    }

    @Test
    void anothersCertificatesAreNobodyElsesToAskAfter() {
        check("htx-khac").expectStatus().isForbidden();
    }
}
