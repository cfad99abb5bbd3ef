package vn.sanvat.store.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import reactor.core.publisher.Mono;
import vn.sanvat.store.connection.EmbeddedStore;
import vn.sanvat.store.embedded.file.Volume;

/** A service of which the database is taken away while it runs, and comes back. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    @TempDir
    static Path folder;

    private static EmbeddedStore database;
    private static Relay relay;
    private static ServiceOnDatabase service;

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
        service = ServiceOnDatabase.start(relay.port(), folder.resolve("index"), "--sanvat.cache.announce-every=1h");
    }

    private static int port(List<String> hosts) {
        var host = hosts.getFirst();
        return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
    }

    @AfterEach
    void theDatabaseIsBack() throws Exception {
        relay.goOn();
        until(() -> status("/actuator/health/readiness") == 200);
        until(() -> status("/recalls") == 200);
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
                List.of("/recalls?page=1&n=" + away, "/cooperative?page=1&n=" + away, "/api/cooperatives?n=" + away)) {
            var answer = service.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
        }
        var write = service.write();
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
            assertThat(status("/recalls?i=" + i + away)).isEqualTo(503);
        }
        theDatabaseIsBack();

        var lines = output.getAll().lines().toList();
        assertThat(lines.stream().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .singleElement()
                .asString()
                .contains("The database is away");
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
        assertThat(lines.stream().filter(line -> line.contains("The database is back")))
                .hasSize(1);
    }

    /** The write stands, and what others have kept of it ages by itself. */
    @Test
    void aWriteThatIsDoneIsAnsweredThoughTheDatabaseHangsBeforeOthersAreTold() throws Exception {
        relay.hangAtUpdateOf("announcements");

        assertThat(service.write("Hộ chưa báo").statusCode()).isEqualTo(201);

        assertThat(relay.hangs()).isTrue();
        theDatabaseIsBack();
        assertThat(service.getSignedIn("/api/cooperatives?size=100").body()).contains("Hộ chưa báo");
    }

    /** A sweep that fails would be logged by the framework, with all that it was called by. */
    @Test
    void noSweepFailsWhileTheDatabaseIsAway() throws Exception {
        relay.refuse();
        until(() -> status("/actuator/health/readiness") == 503);
        var sweeps = new ArrayList<String>();

        for (var name : service.context().getBeanDefinitionNames()) {
            var type = Objects.requireNonNull(service.context().getType(name));
            for (var method : ReflectionUtils.getAllDeclaredMethods(ClassUtils.getUserClass(type))) {
                if (method.isAnnotationPresent(Scheduled.class)
                        && method.getReturnType().equals(Mono.class)) {
                    sweeps.add(method.toString());
                    method.setAccessible(true);
                    var sweep = (Mono<?>) Objects.requireNonNull(ReflectionUtils.invokeMethod(
                            method, service.context().getBean(name)));
                    assertThatCode(() -> sweep.block(ServiceOnDatabase.PATIENCE))
                            .as(method.toString())
                            .doesNotThrowAnyException();
                }
            }
        }

        assertThat(sweeps).hasSizeGreaterThan(5);
    }

    @Test
    void aStartWithoutADatabaseSaysWhereItLooked(CapturedOutput output) throws Exception {
        int nobody;
        try (var port = new java.net.ServerSocket(0)) {
            nobody = port.getLocalPort();
        }

        assertThatThrownBy(() -> ServiceOnDatabase.start(nobody, folder.resolve("index-of-none")))
                .isNotNull();

        assertThat(output.getAll())
                .contains("Không kết nối được máy chủ MongoDB tại 127.0.0.1:" + nobody)
                .contains("Cannot reach the MongoDB server at 127.0.0.1:" + nobody)
                .doesNotContain("\tat ");
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(ServiceOnDatabase.PATIENCE).until(condition);
    }

    private static int status(String path) throws Exception {
        return service.get(path).statusCode();
    }
}
