package vn.sanvat.site.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Office;
import vn.sanvat.identity.Offices;
import vn.sanvat.identity.People;

/** What a new office sets, and where buyers read it. */
@ServiceTest
class OfficeTests {

    private static final String OFFICE = """
            {"name": "%s", "address": "Số 1, đường Ví Dụ", "phone": "%s", "email": "sanvat@vidu.vn",
             "complaints": {"vi": "Gọi số này; trả lời trong 5 ngày."}}
            """;

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    Offices offices;

    @Autowired
    ReactiveMongoTemplate mongo;

    /** It is kept in memory, and other tests have none. */
    @AfterEach
    void leave() {
        mongo.remove(new Query(), Office.class).block();
        offices.current().block();
    }

    private EntityExchangeResult<String> set(String by, String body, @Nullable String ifMatch) {
        return http.method(HttpMethod.PUT)
                .uri("/api/office")
                .headers(headers -> {
                    People.signIn(headers, by);
                    if (ifMatch != null) {
                        headers.setIfMatch(ifMatch);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private String page(String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void whatTheHeadSetsStandsAtTheFootOfPagesThatWereKeptBefore() {
        var head = people.account(Role.HEAD);
        page("/about");
        page("/about");

        assertThat(set(head, OFFICE.formatted("Sở Công Thương (thử)", "+84 900 000 040"), "\"0\"")
                        .getStatus()
                        .value())
                .isEqualTo(200);

        assertThat(page("/about"))
                .contains(
                        "Sở Công Thương (thử)",
                        "Số 1, đường Ví Dụ",
                        "0900 000 040",
                        "sanvat@vidu.vn",
                        "trả lời trong 5 ngày");
        assertThat(page("/catalog")).contains("Sở Công Thương (thử)");
        assertThat(set(head, OFFICE.formatted("Tên mới", "0900000040"), "\"1\"")
                        .getStatus()
                        .value())
                .isEqualTo(200);
        assertThat(page("/about")).contains("Tên mới").doesNotContain("Sở Công Thương (thử)");
    }

    @Test
    void whoHasNotReadTheLastRevisionChangesNothing() {
        var head = people.account(Role.HEAD);
        set(head, OFFICE.formatted("Một", "0900000040"), "\"0\"");
        set(head, OFFICE.formatted("Hai", "0900000040"), "\"1\"");

        assertThat(set(head, OFFICE.formatted("Ba", "0900000040"), "\"1\"")
                        .getStatus()
                        .value())
                .isEqualTo(412);
        assertThat(set(head, OFFICE.formatted("Ba", "0900000040"), "\"0\"")
                        .getStatus()
                        .value())
                .isEqualTo(412);
        assertThat(page("/about")).contains("Hai").doesNotContain("Ba<");
    }

    @Test
    void whatIsWrongIsNamed() {
        var answer = set(people.account(Role.HEAD), OFFICE.formatted("Sở", "12"), "\"0\"");

        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(answer.getResponseBody()).contains("\"field\":\"phone\"", "must be 0 and 9 digits");
    }
}
