package vn.sanvat.place;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.place.Place.Level;
import vn.sanvat.text.Localized;

@ServiceTest
class PlacesTests {

    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    @Autowired
    WebTestClient http;

    @Autowired
    Places places;

    @Autowired
    KnownPlaces known;

    @Test
    void theUnitsThatComeWithTheServiceHangTogether() throws IOException {
        var units = KnownPlaces.read().stream().collect(Collectors.toMap(Place::id, Function.identity()));

        assertThat(units.values()).allSatisfy(unit -> {
            assertThat(unit.id()).isEqualTo(Place.idOf(unit.code(), unit.validFrom()));
            assertThat(unit.source()).isNotBlank();
            assertThat(units.keySet()).containsAll(unit.successors());
            assertThat(unit.successors().isEmpty()).isEqualTo(unit.validTo() == null);
            if (unit.level() != Level.PROVINCE) {
                assertThat(units).containsKey(unit.parent());
            }
        });
        assertThat(units.values().stream()
                        .filter(unit -> unit.level() == Level.COMMUNE)
                        .collect(Collectors.partitioningBy(unit -> unit.validTo() == null, Collectors.counting())))
                .containsEntry(false, 19L)
                .containsEntry(true, 6L);
    }

    @Test
    void aCodeNamesAnotherUnitAfterTheReform() {
        assertThat(value(places.on("18985", REFORM.minusDays(1)).map(Place::name)))
                .isEqualTo("xã Thạch Hóa");
        assertThat(value(places.on("18985", REFORM).map(Place::name))).isEqualTo("xã Tuyên Phú");
        assertThat(value(places.on("44", REFORM.minusDays(1)).map(Place::name))).isEqualTo("tỉnh Quảng Bình");
        assertThat(places.on("453", REFORM).block()).isNull();
        assertThat(places.on("18985", LocalDate.of(1990, 1, 1)).block()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18985@2004-07-08|nay là xã Tuyên Phú, tỉnh Quảng Trị|now Tuyên Phú commune, Quảng Trị province",
                "18949@2004-07-08|nay là xã Đồng Lê, tỉnh Quảng Trị|now Đồng Lê commune, Quảng Trị province",
                "44@2004-07-08|nay là tỉnh Quảng Trị|now Quảng Trị province"
            })
    void anOldAddressSaysWhatItsUnitIsCalledNow(String place, String vi, String en) {
        var now = value(places.asOfNow(new Address("Như trên bao bì", place, LocalDate.of(2024, 1, 1))));

        assertThat(now.now()).isEqualTo(Localized.of(vi, en));
        assertThat(now.address().printed()).isEqualTo("Như trên bao bì");
    }

    @Test
    void aDistrictThatWasDividedNamesAllItsHeirs() {
        var now = value(places.asOfNow(new Address("Tuyên Hóa", "453@2004-07-08", LocalDate.of(2024, 1, 1))));

        assertThat(Objects.requireNonNull(now.now()).vi())
                .startsWith("nay thuộc ")
                .contains("xã Đồng Lê", "xã Tuyên Hóa", " và ")
                .endsWith(", tỉnh Quảng Trị");
    }

    @Test
    void anAddressOfTodayAndOneWithoutAUnitSayNothing() {
        assertThat(value(places.asOfNow(new Address("x", "18985@2025-07-01", REFORM)))
                        .now())
                .isNull();
        assertThat(value(places.asOfNow(new Address("x", null, REFORM))).now()).isNull();
        assertThat(value(places.asOfNow(new Address("x", "1@2000-01-01", REFORM)))
                        .now())
                .isNull();
    }

    @Test
    void loadingAgainKeepsWhatAnOfficerCorrected() {
        var place = value(places.find("18985@2025-07-01"));
        places.change(
                        place.id(),
                        place.revision(),
                        new Places.Draft(
                                place.code(),
                                place.name(),
                                place.level(),
                                place.parent(),
                                place.validFrom(),
                                null,
                                List.of(),
                                "Số khác",
                                null))
                .block();

        known.run().block();

        assertThat(value(places.find("18985@2025-07-01")).decree()).isEqualTo("Số khác");
    }

    @Test
    void aUnitIsFoundByCodeAndDayOverHttp() {
        http.get()
                .uri("/api/places?code=18985&on=2024-01-01")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo("18985@2004-07-08");
        http.get()
                .uri("/api/places/{id}/successors", "18985@2004-07-08")
                .exchange()
                .expectBody()
                .jsonPath("$[0].name")
                .isEqualTo("xã Tuyên Phú");
        http.get().uri("/api/places/nowhere").exchange().expectStatus().isNotFound();
        http.get().uri("/api/places?on=yesterday").exchange().expectStatus().isBadRequest();
    }

    @Test
    void aUnitWithoutAParentThatExistsIsRefused() {
        http.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build()
                .post()
                .uri("/api/places")
                .bodyValue(Map.of(
                        "code",
                        "19009",
                        "name",
                        "xã Thử",
                        "level",
                        "COMMUNE",
                        "parent",
                        "1@2000-01-01",
                        "validFrom",
                        "2025-07-01"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("parent");
    }
}
