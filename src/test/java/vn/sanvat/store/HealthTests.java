package vn.sanvat.store;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;

@ServiceTest
class HealthTests {

    @Autowired
    WebTestClient http;

    @Test
    void theServiceIsHealthyOnEitherStore() {
        http.get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP");
    }
}
