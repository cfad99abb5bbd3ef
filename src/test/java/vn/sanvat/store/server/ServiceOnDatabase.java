package vn.sanvat.store.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.sanvat.SanVat;

/** A service in this process, on a database that a test may take away from it, and what people ask it. */
final class ServiceOnDatabase implements AutoCloseable {

    static final String PASSWORD = "only-for-tests-7f3c";

    /** Long enough that a request that waits for the database for ever is told from one that is refused on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private ServiceOnDatabase(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ServiceOnDatabase start(int databasePort, Path index, String... more) {
        return start("mongodb://127.0.0.1:" + databasePort + "/sanvat", index, more);
    }

    /** @param more arguments; there are no sample goods unless one says so */
    static ServiceOnDatabase start(String uri, Path index, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--spring.mongodb.uri=" + uri,
                "--server.port=0",
                "--sanvat.search.folder=" + index,
                "--sanvat.identity.admin-password=" + PASSWORD,
                "--sanvat.store.write-deadline=3s"));
        arguments.addAll(List.of(more));
        // An argument that is given twice is a list of both.
        if (Arrays.stream(more).noneMatch(argument -> argument.startsWith("--sanvat.sample.enabled="))) {
            arguments.add("--sanvat.sample.enabled=false");
        }
        return new ServiceOnDatabase(new SpringApplicationBuilder(SanVat.class).run(arguments.toArray(String[]::new)));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Accept", "text/html,application/json").GET());
    }

    /** As the administrator is answered, from no cache. */
    HttpResponse<String> getSignedIn(String path) throws Exception {
        return send(request(path).header("Authorization", authorization()).GET());
    }

    /** A new maker, which the public does not see yet. */
    HttpResponse<String> write() throws Exception {
        return write("Hộ thử");
    }

    HttpResponse<String> write(String name) throws Exception {
        return send(request("/api/cooperatives")
                .header("Authorization", authorization())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(maker(name))));
    }

    static String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private static String maker(String name) {
        return "{\"kind\":\"HOUSEHOLD\",\"name\":\"" + name + "\",\"pictures\":[],"
                + "\"address\":{\"printed\":\"Thôn 1\",\"place\":\"18985@2025-07-01\",\"asOf\":\"2026-11-01\"}}";
    }

    private HttpRequest.Builder request(String path) {
        var port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
