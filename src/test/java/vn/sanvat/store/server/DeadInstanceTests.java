package vn.sanvat.store.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sanvat.store.ServiceProcess;

/** Two instances on one database, of which one is killed between a write and telling the other of it. */
class DeadInstanceTests {

    private static final String LIST = "/cooperative?page=1&lang=vi";
    private static final String NAME = "Hộ của máy đã chết";

    @TempDir
    Path folder;

    @Test
    void whatAnInstanceWroteThatDiesBeforeItTellsIsSeenByTheOthersAllTheSame() throws Exception {
        Files.createDirectories(folder.resolve("dying"));
        try (var database = new ListeningServer(folder.resolve("data"));
                var relay = new Relay(database.port());
                var living = ServiceOnDatabase.start(database.port(), folder.resolve("index"));
                var dying = ServiceProcess.startOn(
                        "mongodb://127.0.0.1:" + relay.port() + "/sanvat",
                        folder.resolve("dying"),
                        folder.resolve("dying.log"),
                        "--sanvat.search.folder=" + folder.resolve("dying/index"),
                        "--sanvat.identity.admin-password=" + ServiceOnDatabase.PASSWORD,
                        "--sanvat.cache.announce-every=1h");
                var http = HttpClient.newHttpClient()) {
            dying.awaitReady();
            var maker = living.write(NAME).headers().firstValue("Location").orElseThrow();
            relay.hangAtUpdateOf("announcements");
            assertThat(living.get(LIST).body()).doesNotContain(NAME);

            var answer = http.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dying.httpPort() + maker + "/approve"))
                            .header("Authorization", ServiceOnDatabase.authorization())
                            .header("If-Match", "\"1\"")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            await().atMost(ServiceOnDatabase.PATIENCE).until(relay::hangs);
            dying.kill();
            answer.cancel(true);

            // Its age makes it new; nobody here writes anything, and nobody tells.
            await().atMost(ServiceOnDatabase.PATIENCE)
                    .until(() -> living.get(LIST).body(), page -> page.contains(NAME));
            assertThat(dying.output()).doesNotContain("Commencing graceful shutdown");
        }
    }
}
