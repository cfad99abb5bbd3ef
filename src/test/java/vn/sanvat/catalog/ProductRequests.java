package vn.sanvat.catalog;

import static vn.sanvat.Awaited.value;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.text.Localized;

/** Requests about the products of one maker, as the administrator sends them. */
@ServiceTest
abstract class ProductRequests {

    @Autowired
    WebTestClient anonymous;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    WebTestClient admin;
    String maker = "";

    @BeforeEach
    void signIn() {
        admin = anonymous
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
        maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
    }

    ResponseSpec create(Map<String, Object> product) {
        return admin.post().uri("/api/products").bodyValue(product).exchange();
    }

    Product approved(Product product) {
        var submitted = value(listings.submit(product.id(), product.revision(), "maker"));
        return value(listings.approve(
                product.id(), submitted.revision(), "admin", Localized.of("Ảnh gửi sau", "Photos come later")));
    }
}
