package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.place.Address;
import vn.sanvat.text.Localized;

/** What is a person's own is on no address that everybody may ask, and in no log. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTests {

    private static final String PERSONAL_ID = "001099012345";
    private static final String PERSONAL_ID_IN_GROUPS = "001 099 012 345";
    private static final String SIGNER = "Nguyễn Thị Kín";
    private static final String SIGNERS_PHONE = "0987654321";
    private static final String BUYERS_PHONE = "0355512345";

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Test
    void aPersonsIdNameAndPhoneAreOnNoPublicAddressAndInNoLog(CapturedOutput log) {
        var household = household();
        var product = wares.approved(household, Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        var lot = wares.lot(product, "N01", null, true);
        wares.packed(lot);
        wares.recalled(lot);
        http.post()
                .uri("/api/feedback")
                .bodyValue(Map.of("code", lot.code(), "text", "Bao bì rách", "contact", BUYERS_PHONE))
                .exchange()
                .expectStatus()
                .isCreated();
        var pack = product.content().packs().getFirst().id();

        var addresses = new ArrayList<>(List.of(
                "/api/cooperatives",
                "/api/cooperatives/" + household.id(),
                "/api/products?cooperative=" + household.id(),
                "/api/products/" + product.id(),
                "/api/lots?pack=" + pack,
                "/api/lots/" + lot.code(),
                "/api/lots/" + lot.code() + "/journey",
                "/api/events?lot=" + lot.code(),
                "/api/codes/" + lot.code(),
                "/api/evidence?cooperative=" + household.id(),
                "/api/search?q=nghe",
                "/api/suggest?q=ho",
                "/api/openapi.json",
                "/sitemap.xml"));
        for (var language : List.of("vi", "en")) {
            for (var page : List.of(
                    "/",
                    "/cooperative",
                    "/cooperative/" + household.id(),
                    "/catalog",
                    "/catalog/" + product.id(),
                    "/search?q=nghe",
                    "/recalls",
                    "/recalls.atom",
                    "/l/" + lot.code())) {
                addresses.add(page + (page.contains("?") ? "&" : "?") + "lang=" + language);
            }
        }

        for (var address : addresses) {
            assertThat(body(address))
                    .as(address)
                    .doesNotContain(PERSONAL_ID, PERSONAL_ID_IN_GROUPS, SIGNER, SIGNERS_PHONE, BUYERS_PHONE);
        }
        assertThat(body("/cooperative/" + household.id() + "?lang=vi"))
                .contains("*********345", "*** *** *** 345", "\"taxID\":\"*********345\"");
        assertThat(log).doesNotContain(PERSONAL_ID, PERSONAL_ID_IN_GROUPS, SIGNER, SIGNERS_PHONE, BUYERS_PHONE);
        assertThat(household.toString()).doesNotContain(PERSONAL_ID, SIGNER);
    }

    /** Whoever sends it reads in the refusal what is wrong; a log is read by others. */
    @Test
    void whatIsRefusedIsInNoLog(CapturedOutput log) {
        var name = "nguyen.van.kin@example.vn";
        var caller = "203.0.113.77";

        http.get()
                .uri("/api/feedback")
                .header("X-Forwarded-For", caller)
                .headers(headers -> headers.setBasicAuth(name, "mật-khẩu-sai", StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        refused(
                "/api/feedback",
                "{\"code\": \"" + name + "\", \"text\": \"x\", \"contact\": \"" + BUYERS_PHONE + "\"}");
        refused("/api/feedback", "{\"code\": \"A\", \"text\": 1, \"contact\": \"" + BUYERS_PHONE + "\"}");
        refused("/api/cooperatives", "{\"taxCode\": \"" + PERSONAL_ID + "7\", \"phone\": \"" + BUYERS_PHONE);
        refused(
                "/api/cooperatives",
                "{\"kind\": \"HOUSEHOLD\", \"name\": \"\", \"taxCode\": \"" + PERSONAL_ID
                        + "7\", \"representative\": {\"name\": \"\","
                        + " \"phone\": \"" + SIGNERS_PHONE
                        + "9\"}, \"pictures\": [], \"address\": {\"printed\": \"\", \"asOf\":"
                        + " \"2026-11-01\"}}");

        assertThat(log).doesNotContain(name, caller, "mật-khẩu-sai", PERSONAL_ID, SIGNERS_PHONE, BUYERS_PHONE);
    }

    private void refused(String address, String body) {
        http.post()
                .uri(address)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    private Cooperative household() {
        return Awaited.value(SomeCooperative.approved(
                cooperatives,
                new CooperativeDraft(
                        Cooperative.Kind.HOUSEHOLD,
                        "Hộ Thử Kín",
                        PERSONAL_ID,
                        new Cooperative.Registration(
                                PERSONAL_ID_IN_GROUPS, LocalDate.of(2025, 7, 2), "Phòng kinh tế xã Tuyên Phú"),
                        "0912345678",
                        null,
                        null,
                        null,
                        new Address(
                                "Thôn 1, xã Tuyên Phú, tỉnh Quảng Trị", "18985@2025-07-01", LocalDate.of(2026, 1, 1)),
                        null,
                        null,
                        null,
                        List.of(),
                        new Cooperative.Representative(SIGNER, SIGNERS_PHONE))));
    }

    private String body(String address) {
        return Objects.requireNonNull(http.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
