package vn.sanvat.store.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A MongoDB server that answers, and says no: to some commands by its codes, as its disk, its operator or the account's role have it. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseRefusesTests {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    @TempDir
    static Path folder;

    private static ListeningServer database;
    private static ServiceOnDatabase service;

    @BeforeAll
    static void start() {
        database = new ListeningServer(folder.resolve("data"));
        service = ServiceOnDatabase.start(database.port(), folder.resolve("index"), "--sanvat.sample.enabled=true");
    }

    @AfterEach
    void itRefusesNothing() throws Exception {
        database.refuseNothing();
        until("/actuator/health/readiness", 200);
    }

    @AfterAll
    static void end() {
        service.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            14031 | no space           | 507 | ổ đĩa của máy chủ dữ liệu đầy            | the disk of the database server is full
            12501 | quota exceeded     | 507 | đã hết hạn mức (quota) của máy chủ dữ liệu | the quota of the database server is used up
             8000 | over your quota    | 507 | đã hết hạn mức (quota) của máy chủ dữ liệu | the quota of the database server is used up
              371 | writes blocked     | 507 | máy chủ dữ liệu đang chặn ghi              | the database server blocks writes
               13 | not authorized     | 503 | không cho tài khoản của dịch vụ làm việc này | does not let the account of the service do this
            """)
    void whatTheServerDoesNotTakeIsRefusedInWordsAndHealthSaysSoUntilItDoes(
            int code, String message, int status, String vi, String en, CapturedOutput output) throws Exception {
        database.refuse(code, message, (name, query) -> WRITES.contains(name));

        var refused = service.write();

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(vi, en);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(service.get("/recalls?page=1&n=" + code).statusCode()).isEqualTo(200);
        assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        until("/actuator/health/readiness", 503);

        // It finds out by itself.
        itRefusesNothing();
        assertThat(service.write().statusCode()).isEqualTo(201);
        assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ") || line.contains(" WARN ")))
                .singleElement()
                .asString()
                .contains(en);
        assertThat(output.getAll().lines().filter(line -> line.contains("Writes are taken again")))
                .hasSize(1);
        assertThat(output).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"10107", "13435", "11600", "11602", "189", "91", "7", "6", "89"})
    void aServerThatTakesNoWorkNowIsA503InWords(int code) throws Exception {
        database.refuse(code, "not now", (name, query) -> name.equals("insert"));

        var refused = service.write();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("Cơ sở dữ liệu chưa trả lời", "The database does not answer");
    }

    @Test
    void anAccountThatMayWriteToAllButOneCollectionIsTold(CapturedOutput output) throws Exception {
        database.refuse(
                13,
                "not authorized on sanvat to execute command { insert: \"cooperatives\", documents: [ 0987654321 ] }",
                (name, query) -> WRITES.contains(name) && "cooperatives".equals(query.get(name)));

        assertThat(service.write().statusCode()).isEqualTo(503);
        assertThat(service.write().statusCode()).isEqualTo(503);
        until("/actuator/health/readiness", 503);

        assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
                .singleElement()
                .asString()
                .contains("Writes to cooperatives are refused");
        assertThat(output).doesNotContain("0987654321");
    }

    @Test
    void aStartWithAWrongPasswordSaysSoAndNotThatNobodyIsThere(CapturedOutput output) {
        database.refuse(18, "Authentication failed.", (name, query) -> name.equals("saslStart"));

        var said = failedStart(output, "mongodb://sanvat:never-said-7f3c@127.0.0.1:" + database.port() + "/sanvat");

        assertThat(said)
                .contains("không nhận tài khoản hoặc mật khẩu", "refuses the account or its password")
                .doesNotContain("Cannot reach", "never-said-7f3c", "\tat ");
    }

    @Test
    void aStartWithAnAccountThatMayOnlyReadSaysWhichRoleItNeeds(CapturedOutput output) {
        database.refuse(13, "not authorized", (name, query) -> name.equals("createIndexes") || WRITES.contains(name));

        var said = failedStart(output, "mongodb://127.0.0.1:" + database.port() + "/sanvat");

        assertThat(said)
                .contains("không cho tài khoản làm việc này", "does not let the account do this", "readWrite")
                .doesNotContain("Cannot reach", "\tat ");
    }

    /**
     * The commands of the role {@code readWrite}, and those that need none. MongoDB manual, "Built-In Roles" and "Privilege Actions".
     * The driver says {@code endSessions} to {@code admin}.
     */
    @Test
    void nothingIsSentThatAnAccountWithReadWriteOnOneDatabaseMayNot() throws Exception {
        for (var path :
                List.of("/", "/catalog", "/cooperative", "/search?q=nghe", "/sitemap.xml", "/actuator/health")) {
            assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
        }
        service.write();
        var ofTheRole = Set.of(
                "find",
                "getMore",
                "killCursors",
                "count",
                "distinct",
                "aggregate",
                "insert",
                "update",
                "delete",
                "findAndModify",
                "createIndexes",
                "listIndexes",
                "listCollections");
        var ofNobody = Set.of(
                "hello", "isMaster", "ismaster", "ping", "buildInfo", "endSessions", "saslStart", "saslContinue");

        assertThat(database.commands())
                .allSatisfy(command -> assertThat(command.name())
                        .isIn(Stream.concat(ofTheRole.stream(), ofNobody.stream())
                                .toList()))
                .filteredOn(command -> ofTheRole.contains(command.name()))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.database()).isEqualTo("sanvat"));
    }

    private static String failedStart(CapturedOutput output, String uri) {
        int before = output.getAll().length();
        assertThatThrownBy(() -> ServiceOnDatabase.start(uri, folder.resolve("index-of-none")))
                .isNotNull();
        return output.getAll().substring(before);
    }

    private static void until(String path, int status) throws Exception {
        await().atMost(ServiceOnDatabase.PATIENCE)
                .until(() -> service.get(path), answer -> answer.statusCode() == status);
    }
}
