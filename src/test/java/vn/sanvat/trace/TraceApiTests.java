package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import vn.sanvat.ServiceTest;
import vn.sanvat.gs1.Gtin;

/** How lots and codes are found over HTTP by whatever names them, and what buyers report of them. */
class TraceApiTests extends TraceRequests {

    @Test
    void aFilterByALotUnderstandsHoweverTheLotIsNamedOrRefuses() {
        var pack = pack(Gtin.parse(GTIN));
        var lot = made(pack, "L/1", LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10));
        made(pack, "L2", LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10));
        post("/api/feedback", Map.of("code", lot.code(), "text", "Túi rách"))
                .expectStatus()
                .isCreated();

        for (var name : List.of(lot.code(), lot.code().toLowerCase(Locale.ROOT), lot.id(), "L/1", lot.epcClass())) {
            for (var path :
                    List.of("/api/feedback?lot={name}", "/api/events?lot={name}", "/api/events?epcClass={name}")) {
                http.get()
                        .uri(path, name)
                        .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.total")
                        .isEqualTo(path.contains("feedback") ? 1 : 0);
            }
        }
        for (var path : List.of(
                "/api/feedback?lot=nothing",
                "/api/feedback?lot=" + pack,
                "/api/feedback?lot=",
                "/api/events?epcClass=nothing",
                "/api/events?cooperative=nobody",
                "/api/products?cooperative=" + pack,
                "/api/products?cooperative=nobody",
                "/api/evidence?cooperative=nobody",
                "/api/evidence?cooperative=HTX%20Nghệ",
                "/api/places?parent=nowhere",
                "/api/places?code=Tuyên Phú",
                "/api/publications?product=nothing",
                "/api/publications?product=" + lot.code())) {
            var parameter = path.substring(path.indexOf('?') + 1, path.indexOf('='));
            http.get()
                    .uri(path)
                    .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.field")
                    .isEqualTo(parameter);
        }
    }

    @Test
    void aCodeThatNobodyMadeIsExplained() {
        for (var path : List.of("/api/codes/AAAAAAAAAA", "/api/lots/AAAAAAAAAA", "/qr/lot/AAAAAAAAAA.svg")) {
            get(path)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.errors[0].en")
                    .value(String.class, says -> assertThat(says).contains("There is no code"));
        }
    }

    @Test
    void aPackHasOneCodeForEver() {
        var pack = pack(null);

        var first = codeOf(pack);

        assertThat(codeOf(pack)).isEqualTo(first);
    }

    @Test
    void theSixthReportWithinAnHourIsAskedToWait() {
        var lot = made(pack(null), "L1", LocalDate.of(2026, 1, 10), null);
        var report = Map.of("code", lot.code(), "text", "Bao bì bị rách", "contact", "0912345678");

        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 6; i++) {
            statuses.add(http.post()
                    .uri("/api/feedback")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(report)
                    .exchange()
                    .returnResult(Void.class)
                    .getStatus()
                    .value());
        }

        assertThat(statuses).containsExactly(201, 201, 201, 201, 201, 429);
        http.get().uri("/api/feedback").exchange().expectStatus().isUnauthorized();
        get("/api/feedback")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].text")
                .isEqualTo("Bao bì bị rách");
    }

    @Test
    void aPictureOfACodeIsKnownAgain() {
        var lot = made(pack(null), "L1", LocalDate.of(2026, 1, 10), null);
        var uri = "/qr/lot/" + lot.code() + ".png?size=300";

        var answer = http.get().uri(uri).exchange().expectStatus().isOk().returnResult(byte[].class);
        var etag = Objects.requireNonNull(answer.getResponseHeaders().getETag());

        // The dates below the code may be corrected.
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-cache, public");
        http.get()
                .uri(uri)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
        http.get()
                .uri("/qr/lot/" + lot.code() + ".gif")
                .exchange()
                .expectStatus()
                .isNotFound();
        http.get()
                .uri("/qr/lot/" + lot.code() + ".png?size=9999")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private String codeOf(String pack) {
        var location = post("/api/codes", Map.of("pack", pack))
                .expectStatus()
                .isCreated()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation();
        return Objects.requireNonNull(location).toString();
    }
}
