package vn.sanvat.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import vn.sanvat.ServiceTest;

@ServiceTest
class CooperativeApiTests {

    private static final Map<String, Object> HOUSEHOLD = Map.of(
            "kind", "HOUSEHOLD",
            "name", "Hộ Thử Nghiệm",
            "taxCode", "001099012345",
            "phone", "+84 912 345 678",
            "address",
                    Map.of(
                            "printed", "Thôn 1, xã Thạch Hóa, Tuyên Hóa, Quảng Bình",
                            "place", "18985@2004-07-08",
                            "asOf", "2024-05-01"),
            "representative", Map.of("name", "Nguyễn Thị Thử"));

    @Autowired
    WebTestClient anonymous;

    @Autowired
    Cooperatives cooperatives;

    private WebTestClient admin;

    @BeforeEach
    void signIn() {
        admin = anonymous
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
    }

    @Test
    void thePublicSeesNeitherThePersonNorThePersonsId() {
        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(HOUSEHOLD)
                .exchange()
                .expectStatus()
                .isCreated();

        anonymous
                .get()
                .uri("/api/cooperatives/ho-thu-nghiem")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.taxCode")
                .isEqualTo("*********345")
                .jsonPath("$.representative")
                .doesNotExist()
                .jsonPath("$.phone")
                .isEqualTo("0912345678")
                .jsonPath("$.addressNow.vi")
                .isEqualTo("nay là xã Tuyên Phú, tỉnh Quảng Trị")
                .jsonPath("$.addressNow.en")
                .isEqualTo("now Tuyên Phú commune, Quảng Trị province");
        admin.get()
                .uri("/api/cooperatives/ho-thu-nghiem")
                .exchange()
                .expectBody()
                .jsonPath("$.taxCode")
                .isEqualTo("001099012345")
                .jsonPath("$.representative.name")
                .isEqualTo("Nguyễn Thị Thử");
    }

    @Test
    void aTaxCodeThatFailsItsCheckIsKeptWithAWarning() {
        var draft = new HashMap<>(HOUSEHOLD);
        draft.put("taxCode", "9900000001");

        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(draft)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.warnings[0].vi")
                .value(String.class, vi -> assertThat(vi).contains("9900000001"))
                .jsonPath("$.warnings[0].en")
                .exists();
    }

    @Test
    void everyFaultIsNamedAndNothingIsKept() {
        var draft = new HashMap<>(HOUSEHOLD);
        draft.put("taxCode", "12");
        draft.put("phone", "không có");
        draft.put("members", 0);

        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(draft)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(List.class, fields -> assertThat(fields).isEqualTo(List.of("taxCode", "phone", "members")));
        anonymous
                .get()
                .uri("/api/cooperatives")
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void aPlaceOrPictureThatIsNotThereIsRefused() {
        var draft = new HashMap<>(HOUSEHOLD);
        draft.put("pictures", List.of("f".repeat(64)));

        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(draft)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("pictures[0]");
        draft.remove("pictures");
        draft.put("address", Map.of("printed", "Ở đâu đó", "place", "99999@2025-07-01", "asOf", "2026-01-01"));
        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(draft)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("address.place");
    }

    @Test
    void namesakesThatRegisterAtOnceGetIdsOfTheirOwn() {
        var ids = Flux.range(0, 8)
                .flatMap(i -> cooperatives.register(SomeCooperative.draft("HTX Trùng Tên")))
                .map(Cooperative::id)
                .collectList()
                .block();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSize(8)
                .contains("htx-trung-ten", "htx-trung-ten-2", "htx-trung-ten-8");
    }

    @Test
    void aStaleChangeChangesNothing() {
        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(HOUSEHOLD)
                .exchange()
                .expectStatus()
                .isCreated();
        var renamed = new HashMap<>(HOUSEHOLD);
        renamed.put("name", "Tên Mới");

        admin.put()
                .uri("/api/cooperatives/ho-thu-nghiem")
                .header("If-Match", "\"7\"")
                .bodyValue(renamed)
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        admin.put()
                .uri("/api/cooperatives/ho-thu-nghiem")
                .bodyValue(renamed)
                .exchange()
                .expectStatus()
                .isEqualTo(428);
        assertThat(cooperatives.find("ho-thu-nghiem").block())
                .extracting(Cooperative::name)
                .isEqualTo("Hộ Thử Nghiệm");
        admin.put()
                .uri("/api/cooperatives/ho-thu-nghiem")
                .header("If-Match", "\"1\"")
                .bodyValue(renamed)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
    }
}
