package vn.sanvat.secondlife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.reactivestreams.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Mono;
import vn.sanvat.ProcessTest;
import vn.sanvat.secondlife.Client.Answer;
import vn.sanvat.store.ServiceProcess;
import vn.sanvat.text.Dates;

/**
 * What one process has written, another answers: beside it, after SIGKILL, and after an orderly end from an empty index. Processes are
 * real. A store is filled and every address asked once; then each life must answer the same, byte for byte, headers too. What may
 * differ is left out in {@link Answer} alone, and what needs the search index may take as long as the index does.
 *
 * <p>With {@code -Dsanvat.packaged=target/sanvat.jar} the packaged service is asked. On the server that {@code SPRING_MONGODB_URI}
 * names, in a database of its own; else in the embedded store, to which the second instance connects as to a server.
 */
@ProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondLifeTests {

    private static final @Nullable String SERVER = System.getenv("SPRING_MONGODB_URI");
    private static final String DATABASE =
            "sanvat_test_second_" + ProcessHandle.current().pid();

    /** The index looks every half a second; the machine may be slow. */
    private static final Duration INDEX_LIMIT = Duration.ofSeconds(30);

    private static final int SHOWN_DIFFERENCES = 5;

    @TempDir
    static Path folder;

    private final SortedMap<String, Answer> first = new TreeMap<>();
    private LocalDate day = LocalDate.MIN;
    private int lives;
    private int storePort;

    private @Nullable ServiceProcess living;

    @BeforeAll
    void fillAStoreAndAskForEverything() throws Exception {
        start("store", "--sanvat.sample.enabled=true");
        try (var client = client(living())) {
            var unlinked = new Filling(client).fill();
            day = Dates.today(Clock.systemUTC());
            first.putAll(new Crawler(client).crawl(unlinked));
            // The index has followed what was written last by the time that everything has been asked for.
            first.putAll(client.get(first.keySet().stream()
                    .filter(SecondLifeTests::fromTheIndex)
                    .toList()));
        }
        assertThat(first.values()).extracting(Answer::status).containsOnly(200, 400, 404, 410);
        System.out.printf(
                "Second life of %d addresses: %s%n",
                first.size(),
                first.values().stream()
                        .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting())));
    }

    @AfterAll
    void end() {
        if (living != null) {
            living.close();
        }
        if (onServer()) {
            try (var mongo = MongoClients.create(Objects.requireNonNull(SERVER))) {
                Mono.from(mongo.getDatabase(DATABASE).drop()).block();
            }
        }
    }

    @Test
    @Order(0)
    void theSameProcessAnswersTheSameAgain() throws Exception {
        answersTheSame(living());
    }

    @Test
    @Order(1)
    void aSecondInstanceThatWroteNothingAnswersTheSame() throws Exception {
        var uri = onServer() ? SERVER : "mongodb://127.0.0.1:" + storePort;
        try (var second = service(uri, "second")) {
            second.awaitReady();
            answersTheSame(second);
        }
    }

    @Test
    @Order(2)
    void afterAKillTheNextLifeAnswersTheSame() throws Exception {
        living().kill();

        start("store");

        answersTheSame(living());
    }

    @Test
    @Order(3)
    void afterAnOrderlyEndTheNextLifeAnswersTheSameFromAnEmptyIndex() throws Exception {
        assertThat(living().stop()).isIn(0, 143);
        assertThat(FileSystemUtils.deleteRecursively(folder.resolve("store/index")))
                .isTrue();

        start("store");

        answersTheSame(living());
    }

    private void answersTheSame(ServiceProcess service) throws Exception {
        try (var client = client(service)) {
            var again = client.get(first.keySet());
            long end = System.nanoTime() + INDEX_LIMIT.toNanos();
            var late = different(again).stream()
                    .filter(SecondLifeTests::fromTheIndex)
                    .toList();
            while (!late.isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                again.putAll(client.get(late));
                late = different(again).stream()
                        .filter(SecondLifeTests::fromTheIndex)
                        .toList();
            }
            // On another day some certificates say something else.
            assumeTrue(Dates.today(Clock.systemUTC()).equals(day), "Midnight in Vietnam came between");
            assertThat(different(again).stream()
                            .limit(SHOWN_DIFFERENCES)
                            .map(address ->
                                    address + ": " + answer(first, address).difference(answer(again, address))))
                    .as(
                            "%d of %d addresses answer differently",
                            different(again).size(), first.size())
                    .isEmpty();
        }
    }

    private List<String> different(SortedMap<String, Answer> again) {
        var different = new ArrayList<String>();
        first.forEach((address, answer) -> {
            if (!answer.told().equals(answer(again, address).told())) {
                different.add(address);
            }
        });
        return different;
    }

    /** The index follows the records; what is read from the records must be right at the first answer. */
    private static boolean fromTheIndex(String address) {
        return address.matches("/(api/)?(search|suggest)\\b.*");
    }

    private static Answer answer(SortedMap<String, Answer> answers, String address) {
        return Objects.requireNonNull(answers.get(address));
    }

    private void start(String name, String... more) throws Exception {
        living = service(onServer() ? SERVER : null, name, more);
        storePort = living.awaitReady();
    }

    private ServiceProcess service(@Nullable String uri, String name, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add("--sanvat.identity.admin-password=" + Client.PASSWORD);
        // The sample accounts could approve too; this test is one person.
        arguments.add("--sanvat.identity.may-approve-own=true");
        arguments.add("--sanvat.search.folder=" + folder.resolve(name).resolve("index"));
        if (onServer()) {
            arguments.add("--spring.mongodb.database=" + DATABASE);
        }
        Files.createDirectories(folder.resolve(name));
        return ServiceProcess.startOn(
                uri,
                folder.resolve(name),
                folder.resolve("life-" + lives++ + ".log"),
                arguments.toArray(String[]::new));
    }

    private ServiceProcess living() {
        return Objects.requireNonNull(living);
    }

    private static Client client(ServiceProcess service) throws IOException {
        return new Client(service.httpPort());
    }

    private static boolean onServer() {
        return SERVER != null && !SERVER.isBlank();
    }
}
