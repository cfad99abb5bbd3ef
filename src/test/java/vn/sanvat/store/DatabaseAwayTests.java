package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import vn.sanvat.SanVat;
import vn.sanvat.store.embedded.file.Volume;

/** A service of which the database is taken away while it runs, and comes back. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    private static final String PASSWORD = "only-for-tests-7f3c";

    /** Long enough that a request that waits for the database for ever is told from one that is refused on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    private static EmbeddedStore database;
    private static Relay relay;
    private static ConfigurableApplicationContext service;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** How a database may be away. */
    enum Away {
        REFUSES {
            @Override
            void begin() throws IOException {
                relay.refuse();
            }
        },
        HANGS {
            @Override
            void begin() {
                relay.hang();
            }
        };

        abstract void begin() throws IOException;
    }

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedStore.open(new Volume(folder.resolve("data")), Clock.systemUTC());
        relay = new Relay(port(database.getConnectionString().getHosts()));
        service = service(relay.port());
    }

    private static int port(List<String> hosts) {
        var host = hosts.getFirst();
        return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
    }

    private static ConfigurableApplicationContext service(int databasePort) {
        return new SpringApplicationBuilder(SanVat.class)
                .run(
                        "--spring.mongodb.uri=mongodb://127.0.0.1:" + databasePort + "/sanvat",
                        "--server.port=0",
                        "--sanvat.sample.enabled=false",
                        "--sanvat.search.folder=" + folder.resolve("index-" + databasePort),
                        "--sanvat.identity.admin-password=" + PASSWORD,
                        "--sanvat.store.write-deadline=3s");
    }

    @AfterEach
    void theDatabaseIsBack() throws Exception {
        relay.goOn();
        until(() -> status("/actuator/health/readiness") == 200);
        until(() -> status("/catalog") == 200);
    }

    @AfterAll
    static void end() throws IOException {
        service.close();
        relay.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatNeedsTheDatabaseSaysThatItIsAway(Away away) throws Exception {
        away.begin();

        for (var path :
                List.of("/catalog?page=1&n=" + away, "/cooperative?page=1&n=" + away, "/api/cooperatives?n=" + away)) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
        }
        var write = send(write());
        assertThat(write.statusCode()).isEqualTo(503);
        assertThat(write.body()).contains("Cơ sở dữ liệu chưa trả lời", "The database does not answer");
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotNeedItIsAnsweredAndOnlyReadinessTurns(Away away) throws Exception {
        assertThat(status("/about")).isEqualTo(200);
        away.begin();

        assertThat(status("/favicon.ico")).isEqualTo(200);
        assertThat(status("/about")).isEqualTo(200);
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        until(() -> status("/actuator/health/readiness") == 503);
        assertThat(status("/nothing-here")).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void anOutageIsOneLineOfTheLogAndItsEndAnother(Away away, CapturedOutput output) throws Exception {
        away.begin();
        for (int i = 0; i < 3; i++) {
            assertThat(status("/catalog?i=" + i + away)).isEqualTo(503);
        }
        theDatabaseIsBack();

        var lines = output.getAll().lines().toList();
        assertThat(lines.stream()
                        .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                        // Of the start.
                        .filter(line -> !line.contains("VectorizationProvider")))
                .singleElement()
                .asString()
                .contains("The database is away");
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
        assertThat(lines.stream().filter(line -> line.contains("The database is back")))
                .hasSize(1);
    }

    @Test
    void aStartWithoutADatabaseSaysWhereItLooked(CapturedOutput output) throws Exception {
        int nobody;
        try (var port = new java.net.ServerSocket(0)) {
            nobody = port.getLocalPort();
        }

        assertThatThrownBy(() -> service(nobody)).isNotNull();

        assertThat(output.getAll())
                .contains("Không kết nối được máy chủ MongoDB tại 127.0.0.1:" + nobody)
                .contains("Cannot reach the MongoDB server at 127.0.0.1:" + nobody)
                .doesNotContain("\tat ");
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    private static int status(String path) throws Exception {
        return get(path).statusCode();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Accept", "text/html,application/json").GET());
    }

    private static HttpRequest.Builder write() {
        var basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return request("/api/cooperatives")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "{\"kind\":\"HOUSEHOLD\",\"name\":\"Hộ thử\",\"pictures\":[],"
                                        + "\"address\":{\"printed\":\"Thôn 1\",\"place\":\"18985@2025-07-01\",\"asOf\":\"2026-11-01\"}}"));
    }

    private static HttpRequest.Builder request(String path) {
        var port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
