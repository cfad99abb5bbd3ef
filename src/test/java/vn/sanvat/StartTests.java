package vn.sanvat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class StartTests {

    @Autowired
    WebTestClient http;

    @Test
    void aStartedServiceSaysThatItIsAlive() {
        http.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
    }
}
