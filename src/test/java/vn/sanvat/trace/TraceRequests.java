package vn.sanvat.trace;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.lot.LotView;

/** Requests about the lots and events of one maker, as the administrator sends them. */
@ServiceTest
abstract class TraceRequests {

    static final String GTIN = "09521234543213";

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Catalog catalog;

    String maker = "";

    @BeforeEach
    void oneMaker() {
        // The first sign-in hashes a password on a cold machine.
        http = http.mutate().responseTimeout(Duration.ofMinutes(1)).build();
        maker = Run.maker(cooperatives);
    }

    LotView made(String pack, String number, LocalDate producedOn, @Nullable LocalDate expiresOn) {
        return Objects.requireNonNull(post(
                        "/api/lots",
                        lotBody(pack, number, producedOn.toString(), expiresOn == null ? null : expiresOn.toString()))
                .expectStatus()
                .isCreated()
                .expectBody(LotView.class)
                .returnResult()
                .getResponseBody());
    }

    WebTestClient.ResponseSpec post(String path, Object body) {
        return send(path, body, null);
    }

    WebTestClient.ResponseSpec send(String path, Object body, @Nullable String ifMatch) {
        return http.post()
                .uri(path)
                .headers(headers -> {
                    headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD);
                    if (ifMatch != null) {
                        headers.setIfMatch(ifMatch);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    WebTestClient.ResponseSpec get(String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange();
    }

    static Map<String, Object> lotBody(String pack, String number, String producedOn, @Nullable String expiresOn) {
        var body = new HashMap<String, Object>(Map.of(
                "pack", pack,
                "number", number,
                "producedOn", producedOn,
                "made", Map.of("value", 210, "unit", "PIECE"),
                "diaryPublished", true));
        if (expiresOn != null) {
            body.put("expiresOn", expiresOn);
        }
        return body;
    }

    String pack(@Nullable Gtin gtin) {
        var pack = new Pack(
                Pack.NO_ID,
                Quantity.of("200", Quantity.Unit.G),
                new Packaging(Localized.vietnamese("Túi zip"), null),
                gtin,
                100_000,
                365,
                false);
        var label = new LabelText();
        var draft = new ProductDraft(
                maker,
                new Product.Content(
                        Localized.vietnamese("Bột nghệ"),
                        Category.SPICES,
                        Localized.vietnamese("Nghệ trồng trên đồi."),
                        label,
                        List.of(pack),
                        List.of(),
                        null,
                        null));
        return Objects.requireNonNull(catalog.create(draft).block())
                .content()
                .packs()
                .getFirst()
                .id();
    }
}
