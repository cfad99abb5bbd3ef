package vn.sanvat.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.BodyInserters.fromFormData;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.People;
import vn.sanvat.identity.account.AccountStore;

/** What a browser sends when a person signs in and is signed in. */
@ServiceTest
abstract class SignInRequests {

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    AccountStore accounts;

    @Autowired
    TimeCodes codes;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper mapper;

    EntityExchangeResult<byte[]> post(String path, @Nullable String session, String... form) {
        var body = fromFormData(form[0], form[1]);
        for (int i = 2; i < form.length; i += 2) {
            body = body.with(form[i], form[i + 1]);
        }
        var request = http.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        if (session != null) {
            request = request.cookie(SessionCookie.NAME, session);
        }
        return request.body(body).exchange().expectBody().returnResult();
    }

    EntityExchangeResult<byte[]> get(String path, @Nullable String session) {
        var request = http.get().uri(path);
        if (session != null) {
            request = request.cookie(SessionCookie.NAME, session);
        }
        return request.exchange().expectBody().returnResult();
    }

    static ResponseCookie cookie(EntityExchangeResult<byte[]> answer) {
        var cookies = answer.getResponseCookies().getOrDefault(SessionCookie.NAME, List.of());
        return cookies.getLast();
    }

    static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }

    static String goesTo(EntityExchangeResult<byte[]> answer) {
        assertThat(answer.getStatus().value()).as(text(answer)).isEqualTo(303);
        return String.valueOf(answer.getResponseHeaders().getLocation());
    }

    String signedIn(String name) {
        var answer = post("/sign-in", null, "name", name, "password", People.PASSWORD, "next", "/catalog");
        assertThat(goesTo(answer)).isEqualTo("/catalog");
        return cookie(answer).getValue();
    }

    JsonNode me(String session) {
        return mapper.readTree(text(get("/api/me", session)));
    }

    JsonNode put(String session, String path, @Nullable String body) {
        var request = http.put()
                .uri(path)
                .cookie(SessionCookie.NAME, session)
                .header(SessionSecurity.CSRF_HEADER, me(session).path("csrf").asString());
        var answer = (body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body))
                .exchange()
                .expectBody()
                .returnResult();
        return mapper.readTree(
                Objects.requireNonNullElse(answer.getResponseBody(), "{}".getBytes(StandardCharsets.UTF_8)));
    }
}
