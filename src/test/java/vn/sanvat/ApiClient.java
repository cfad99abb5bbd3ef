package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.identity.People;

/** Asks the API as an account does, in JSON, and reads what it answers. */
@TestComponent
public class ApiClient {

    private final WebTestClient http;
    private final JsonMapper mapper;

    ApiClient(@Lazy WebTestClient http, JsonMapper mapper) {
        this.http = http;
        this.mapper = mapper;
    }

    /** @param body an empty object where nothing was answered */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        /** What was answered, once it is sure that it was done. */
        public JsonNode done() {
            assertThat(status).as("%s", body).isBetween(200, 299);
            return body;
        }

        /** What was wrong with the request. */
        public List<String> fields() {
            return body.path("errors").findValuesAsString("field");
        }
    }

    /**
     * @param by who signs in; nobody where absent
     * @param body JSON as it is written, or what is written as JSON
     */
    public Answer send(@Nullable String by, HttpMethod method, String path, @Nullable Object body) {
        return send(by, method, path, body, headers -> {});
    }

    public Answer send(
            @Nullable String by, HttpMethod method, String path, @Nullable Object body, Consumer<HttpHeaders> more) {
        var request = http.method(method).uri(path).headers(headers -> {
            if (by != null) {
                People.signIn(headers, by);
            }
            more.accept(headers);
        });
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        var answer = request.exchange().expectBody().returnResult();
        var bytes = answer.getResponseBody();
        return new Answer(
                answer.getStatus().value(),
                mapper.readTree(bytes == null ? new byte[] {'{', '}'} : bytes),
                answer.getResponseHeaders());
    }

    /** @param revision that was seen; none where absent */
    public static Consumer<HttpHeaders> seen(@Nullable Long revision) {
        return ifMatch(revision == null ? null : "\"" + revision + "\"");
    }

    public static Consumer<HttpHeaders> ifMatch(@Nullable String etag) {
        return headers -> {
            if (etag != null) {
                headers.setIfMatch(etag);
            }
        };
    }
}
