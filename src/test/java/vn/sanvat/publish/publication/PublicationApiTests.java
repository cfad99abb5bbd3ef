package vn.sanvat.publish.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Listings;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.publish.Goods;

@ServiceTest
class PublicationApiTests {

    @Autowired
    WebTestClient anybody;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    private WebTestClient http;
    private Goods goods;
    private String product;

    @BeforeEach
    void open() {
        http = anybody.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
        goods = new Goods(catalog, listings, cooperatives);
        product = goods.approved("Bột nghệ").id();
    }

    private WebTestClient.ResponseSpec record(Map<String, String> body) {
        return http.post().uri("/api/publications").bodyValue(body).exchange();
    }

    private Map<String, String> onPostmart() {
        return Map.of(
                "platform", "postmart", "product", product, "state", "PUBLISHED", "url", "https://postmart.example/1");
    }

    @Test
    void anOfficerWritesDownWhereAListingStandsAndItIsPublished() {
        record(onPostmart())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/api/publications/postmart:" + product)
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.byHand.by")
                .isEqualTo("admin");

        assertThat(goods.find(product).listing().state()).isEqualTo(Listing.State.PUBLISHED);
        http.get()
                .uri("/api/publications?platform=postmart&state=PUBLISHED")
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1);
    }

    @Test
    void aSecondRecordOfTheSameIsRefused() {
        record(onPostmart()).expectStatus().isCreated();
        record(onPostmart()).expectStatus().isEqualTo(409);
    }

    @Test
    void aChangeNeedsTheRevisionThatWasRead() {
        record(onPostmart()).expectStatus().isCreated();
        var uri = "/api/publications/postmart:" + product;
        var change = Map.of("state", "WITHDRAWN", "note", "Đã gỡ khỏi sàn");

        http.put().uri(uri).bodyValue(change).exchange().expectStatus().isEqualTo(428);
        http.put()
                .uri(uri)
                .header("If-Match", "\"9\"")
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        http.put()
                .uri(uri)
                .header("If-Match", "\"1\"")
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("WITHDRAWN")
                .jsonPath("$.history.length()")
                .isEqualTo(3);
    }

    @Test
    void aRecordWithoutEvidenceIsRefusedAndEveryFaultIsSaid() {
        record(Map.of("platform", "Post Mart", "product", product, "state", "WAITING"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(3);
    }

    @Test
    void anUnknownProductIsNamed() {
        record(Map.of("platform", "voso", "product", "khong-co", "state", "PENDING", "note", "x"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("product");
    }

    @Test
    void aScreenshotThatNobodyUploadedIsNamed() {
        var nowhere = "0".repeat(64);
        record(Map.of("platform", "voso", "product", product, "state", "PENDING", "screenshot", nowhere))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("screenshot");
        record(onPostmart()).expectStatus().isCreated();
        http.put()
                .uri("/api/publications/postmart:" + product)
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("state", "PUBLISHED", "screenshot", nowhere))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("screenshot");
    }

    @Test
    void onlyAnAccountMayReadPublications() {
        anybody.get().uri("/api/publications").exchange().expectStatus().isUnauthorized();
        anybody.get().uri("/api/platforms").exchange().expectStatus().isUnauthorized();
        http.get().uri("/api/platforms").exchange().expectStatus().isOk();
    }
}
