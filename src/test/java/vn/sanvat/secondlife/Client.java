package vn.sanvat.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service, whichever process it is, in the same words. */
final class Client implements AutoCloseable {

    static final String PASSWORD = "only-for-tests-7f3c";

    private static final int AT_ONCE = 8;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Client(int port) {
        this.port = port;
    }

    /**
     * Asks for all of them, several at a time.
     *
     * @param addresses paths with their queries, as they are sent
     */
    SortedMap<String, Answer> get(Collection<String> addresses) throws Exception {
        var answers = new TreeMap<String, Answer>();
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var asked = new ArrayList<String>(addresses);
            var found = new ArrayList<Future<Answer>>();
            asked.forEach(address -> found.add(workers.submit(() -> get(address))));
            for (int i = 0; i < asked.size(); i++) {
                answers.put(asked.get(i), found.get(i).get());
            }
        }
        return answers;
    }

    Answer get(String address) throws IOException, InterruptedException {
        var machine = address.startsWith("/api/");
        return Answer.of(http.send(
                request(address, machine && isPrivate(address))
                        .header("Accept", machine ? "application/json" : "text/html,*/*;q=0.8")
                        .build(),
                BodyHandlers.ofByteArray()));
    }

    /** What buyers wrote, what the officers note, and all that a maker recorded; EveryOperationTests keeps this list. */
    static boolean isPrivate(String address) {
        return address.matches(
                "/api/(feedback|recalls|publications|platforms|accounts|audit|checks|inbox|scans|me|office|goods-sheet)\\b.*|/api/products/[^/]+/check"
                        + "|/api/events\\?cooperative=.*");
    }

    JsonNode post(String address, String json) throws IOException, InterruptedException {
        return post(address, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode post(String address, String type, byte[] body) throws IOException, InterruptedException {
        return sent(request(address, true)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** A step that says which revision it has seen. */
    JsonNode step(String address, long seen, String json) throws IOException, InterruptedException {
        return sent(request(address, true)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + seen + "\"")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private JsonNode sent(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s: %s", request.uri(), answer.body())
                .isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String address, boolean signedIn) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                .timeout(LIMIT)
                .header("X-Request-Id", Answer.REQUEST_ID);
        if (signedIn) {
            var credentials = ("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    @Override
    public void close() {
        http.close();
    }

    /**
     * What a service answers: status, headers and body.
     *
     * @param told all of it but the header Date, which says when it was sent. The request id is the caller's, so it is the same too
     */
    record Answer(int status, String type, String text, String told) {

        static final String REQUEST_ID = "second-life";

        static Answer of(HttpResponse<byte[]> answer) {
            var type = answer.headers().firstValue("content-type").orElse("");
            var headers = new TreeMap<>(answer.headers().map());
            headers.remove("date");
            headers.computeIfPresent(
                    "set-cookie",
                    (name, cookies) -> cookies.stream()
                            .map(cookie -> cookie.replaceFirst("Expires=[^;]+", "Expires=a year from now"))
                            .toList());
            var text = new String(
                    answer.body(), type.startsWith("image/") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            return new Answer(answer.statusCode(), type, text, answer.statusCode() + " " + headers + "\n\n" + text);
        }

        JsonNode json() {
            return JSON.readTree(text);
        }

        /** Where another answer differs first, and what stands there; all of a fault's page, which says why. */
        String difference(Answer other) {
            if (status != other.status) {
                return status + " became " + other.told;
            }
            return text.equals(other.text) ? difference(told, other.told) : difference(text, other.text);
        }

        private static String difference(String one, String other) {
            int at = 0;
            while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
                at++;
            }
            return "»" + around(one, at) + "« became »" + around(other, at) + "«";
        }

        private static String around(String text, int at) {
            return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60))
                    .replace('\n', ' ');
        }
    }
}
