package vn.sanvat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import vn.sanvat.ProcessTest;
import vn.sanvat.publish.medusa.StubMedusa;
import vn.sanvat.store.ServiceProcess;

/** The real service, killed between the call that makes a product in the shop and the record of it. */
@ProcessTest
class PublishKillTests {

    private static final String PASSWORD = "only-for-tests-7f3c";
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final Map<String, Object> WHY = Map.of("vi", "Chỉ để thử", "en", "Only a test");

    @TempDir
    Path folder;

    private StubMedusa shop;

    @BeforeEach
    void open() {
        shop = new StubMedusa();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void dyingBetweenTheCallAndItsBookkeepingMakesNoTwin() throws Exception {
        shop.loseNextAnswer();
        String product;
        try (var service = start("killed.log")) {
            service.awaitReady();
            product = approved(service.httpPort());
            until(() -> !shop.with(product).isEmpty());
            service.kill();
        }
        shop.forgetCalls();

        try (var service = start("again.log")) {
            service.awaitReady();
            var http = http(service.httpPort());
            until(() -> http.get()
                    .uri("/api/publications/medusa:{product}", product)
                    .exchangeToMono(answer -> answer.bodyToMono(JsonNode.class))
                    .blockOptional(BOUND)
                    .orElseThrow()
                    .path("state")
                    .asString("")
                    .equals("PUBLISHED"));
        }

        assertThat(shop.calls()).isNotEmpty();
        assertThat(shop.with(product)).hasSize(1);
        assertThat(shop.visible()).containsExactly(product);
    }

    private ServiceProcess start(String log) throws Exception {
        return ServiceProcess.start(
                folder.resolve("data"),
                folder.resolve(log),
                "--sanvat.identity.admin-password=" + PASSWORD,
                "--sanvat.publish.medusa.url=" + shop.url(),
                "--sanvat.publish.medusa.secret-key=" + StubMedusa.KEY,
                "--sanvat.publish.medusa.sales-channel=" + StubMedusa.CHANNEL);
    }

    /** Made through the API, as people do. @return its id */
    private static String approved(int port) {
        var http = http(port);
        var maker = post(
                http,
                "/api/cooperatives",
                null,
                Map.of(
                        "kind",
                        "COOPERATIVE",
                        "name",
                        "HTX Thử",
                        "phone",
                        "0912345678",
                        "address",
                        Map.of("printed", "Thôn 1, xã Thạch Hóa", "asOf", "2025-01-01")));
        var makerId = maker.path("id").asString("");
        post(http, "/api/cooperatives/" + makerId + "/approve", "\"1\"", Map.of());
        var product = post(
                http,
                "/api/products",
                null,
                Map.of(
                        "cooperative",
                        makerId,
                        "name",
                        Map.of("vi", "Bột nghệ", "en", "Turmeric powder"),
                        "category",
                        "SPICES",
                        "description",
                        Map.of("vi", "Nghệ trồng trên đồi."),
                        "label",
                        Map.of(
                                "ingredients",
                                List.of(Map.of("name", Map.of("vi", "Nghệ"))),
                                "use",
                                Map.of("vi", "Pha với nước ấm"),
                                "storage",
                                Map.of("vi", "Nơi khô ráo"),
                                "origin",
                                Map.of("vi", "Xã Tuyên Phú, Quảng Trị")),
                        "packs",
                        List.of(Map.of(
                                "net",
                                Map.of("value", 200, "unit", "G"),
                                "packaging",
                                Map.of("kind", Map.of("vi", "Túi zip")),
                                "priceVnd",
                                45_000,
                                "shelfLifeDays",
                                365))));
        var id = product.path("id").asString("");
        post(http, "/api/products/" + id + "/submit", "\"1\"", Map.of());
        post(http, "/api/products/" + id + "/approve", "\"2\"", Map.of("override", WHY));
        return id;
    }

    private static JsonNode post(WebClient http, String path, @Nullable String seen, Object body) {
        var request = http.post().uri(path);
        if (seen != null) {
            request.header("If-Match", seen);
        }
        return Objects.requireNonNull(
                request.bodyValue(body).retrieve().bodyToMono(JsonNode.class).block(BOUND));
    }

    private static WebClient http(int port) {
        return WebClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth("admin", PASSWORD))
                .build();
    }

    private static void until(BooleanSupplier condition) {
        var end = Instant.now().plus(BOUND);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
