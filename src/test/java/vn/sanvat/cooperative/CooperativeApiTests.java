package vn.sanvat.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
        approve();

        anonymous
                .get()
                .uri("/api/cooperatives/ho-thu-nghiem")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
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

    private void approve() {
        admin.post()
                .uri("/api/cooperatives/ho-thu-nghiem/approve")
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isOk();
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
                .flatMap(i -> cooperatives.register(SomeCooperative.draft("HTX Trùng Tên"), "clerk"))
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

    @Test
    void saysWhenItIsOpenWhereItIsAndItsEmail() {
        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(with(Map.of(
                        "email", " mailto:htx@example.vn",
                        "openingHours", Map.of("vi", "7 giờ – 17 giờ", "en", "7 am – 5 pm"),
                        "position", Map.of("latitude", 17.7936, "longitude", 106.0121))))
                .exchange()
                .expectStatus()
                .isCreated();
        approve();

        anonymous
                .get()
                .uri("/api/cooperatives/ho-thu-nghiem")
                .exchange()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo("htx@example.vn")
                .jsonPath("$.openingHours.en")
                .isEqualTo("7 am – 5 pm")
                .jsonPath("$.position.latitude")
                .isEqualTo(17.7936)
                .jsonPath("$.position.longitude")
                .isEqualTo(106.0121);
    }

    @Test
    void openingHoursNeedNoEnglish() {
        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(with(Map.of("openingHours", Map.of("vi", "Sáng nào cũng mở"))))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Test
    void whatIsOneLineByItsNatureIsKeptInOneAndAStoryKeepsItsParagraphs() {
        var address = new HashMap<>((Map<?, ?>) Objects.requireNonNull(HOUSEHOLD.get("address")));
        var lines = Map.of("printed", "Thôn 1,\nxã Thạch Hóa", "asOf", address.get("asOf"));
        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(with(Map.of(
                        "name",
                        "Hộ\nThử \n Nghiệm",
                        "address",
                        lines,
                        "openingHours",
                        Map.of("vi", "Sáng\nchiều"),
                        "story",
                        Map.of("vi", "Một đoạn.\nHai đoạn."))))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Hộ Thử Nghiệm")
                .jsonPath("$.address.printed")
                .isEqualTo("Thôn 1, xã Thạch Hóa")
                .jsonPath("$.openingHours.vi")
                .isEqualTo("Sáng chiều")
                .jsonPath("$.story.vi")
                .isEqualTo("Một đoạn.\nHai đoạn.");
    }

    static Stream<Arguments> wrongContacts() {
        return Stream.of(
                arguments("email", "htx@", "email"),
                arguments("email", "", "email"),
                arguments("email", 12, "email"),
                arguments("openingHours", Map.of("vi", " "), "openingHours.vi"),
                arguments("openingHours", Map.of("vi", "7".repeat(121)), "openingHours.vi"),
                arguments("openingHours", Map.of("vi", "7 giờ", "en", "7".repeat(121)), "openingHours.en"),
                arguments("openingHours", "7 giờ", "openingHours"),
                arguments("position", Map.of("latitude", 90.01, "longitude", 106), "position.latitude"),
                arguments("position", Map.of("latitude", -91, "longitude", 106), "position.latitude"),
                arguments("position", Map.of("latitude", 17.8, "longitude", 180.01), "position.longitude"),
                arguments("position", Map.of("latitude", 17.8, "longitude", -181), "position.longitude"),
                arguments("position", Map.of("latitude", 17.8), "position.longitude"),
                arguments("position", Map.of("longitude", 106), "position.latitude"),
                arguments("position", Map.of("latitude", "17,8", "longitude", 106), "position.latitude"),
                arguments("position", Map.of("latitude", "NaN", "longitude", 106), "position.latitude"),
                arguments("position", List.of(17.8, 106), "position"));
    }

    @ParameterizedTest
    @MethodSource("wrongContacts")
    void aWrongContactIsRefusedByItsFieldInBothLanguages(String name, Object value, String field) {
        for (var language : List.of("vi", "en")) {
            admin.post()
                    .uri("/api/cooperatives")
                    .header("Accept-Language", language)
                    .bodyValue(with(Map.of(name, value)))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"90, 180", "-90, -180", "0, 0", "1e-7, 106.5"})
    void theWholeWorldIsAllowed(double latitude, double longitude) {
        admin.post()
                .uri("/api/cooperatives")
                .bodyValue(with(Map.of("position", Map.of("latitude", latitude, "longitude", longitude))))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        var all = new HashMap<>(HOUSEHOLD);
        all.putAll(more);
        return all;
    }
}
