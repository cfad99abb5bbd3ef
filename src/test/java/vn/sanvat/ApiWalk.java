package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.web.ApiExamples;
import vn.sanvat.web.ApiExamples.Step;

/** Walks the way that the page about the API shows: sends its very requests, and takes out of the answers what it says to keep. */
final class ApiWalk {

    private final WebTestClient http;
    private final String site;
    private final List<Step> steps;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private int next;

    ApiWalk(WebTestClient http, int port, List<Step> steps) {
        this.http = http;
        this.site = "http://localhost:" + port;
        this.steps = steps;
    }

    /** Walks on to the end. */
    ApiWalk end() {
        while (next < steps.size()) {
            send(steps.get(next++));
        }
        return this;
    }

    /** Walks on, and stops before an operation. */
    ApiWalk upTo(String operation) {
        while (!operation.equals(steps.get(next).operation())) {
            send(steps.get(next++));
        }
        return this;
    }

    /** What was kept of the answers, such as {@code lot}. */
    String kept(String name) {
        return Objects.requireNonNull(kept.get(name), name);
    }

    private void send(Step step) {
        var place = step.method() + " " + step.path();
        var request = http.method(HttpMethod.valueOf(step.method()))
                .uri(URI.create(site + filled(step.path())))
                .headers(headers -> {
                    step.sentHeaders().forEach((name, value) -> headers.set(name, filled(value)));
                    if (step.needsAccount()) {
                        headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD);
                    }
                });
        if (step.body() != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(filled(step.body().toString()));
        } else if (step.file() != null) {
            request.bodyValue(photo());
        }
        var answer = request.exchange().expectBody().returnResult();
        var text =
                new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
        assertThat(answer.getStatus().value())
                .as(place + ": " + text)
                .isEqualTo(step.answer().status());
        if (step.answer().body() != null) {
            compare(step.answer().body(), JsonMapper.shared().readTree(text), place);
        }
        if (step.answer().page() != null) {
            assertThat(text).contains(step.answer().page());
        }
        headers(step, answer, place);
    }

    /** An ETag is another one after each change; everything else that is known stays what it was. */
    private void headers(Step step, EntityExchangeResult<byte[]> answer, String place) {
        step.answer().shownHeaders().forEach((name, shown) -> {
            var value = Objects.requireNonNull(answer.getResponseHeaders().getFirst(name), place + " " + name);
            if (shown.startsWith("$")) {
                assertThat(value).as(place).matches("\"[0-9]+\"");
                kept.put(shown.substring(1), value);
            }
            assertThat(value).as(place + " " + name).isEqualTo(filled(shown));
        });
    }

    private void compare(JsonNode shown, JsonNode actual, String place) {
        if (shown.isString() && shown.asString().startsWith("$")) {
            assertThat(actual.asString("")).as(place).isNotBlank();
            kept.putIfAbsent(shown.asString().substring(1), actual.asString());
        }
        if (shown.isObject()) {
            shown.properties()
                    .forEach(field ->
                            compare(field.getValue(), actual.path(field.getKey()), place + " " + field.getKey()));
        } else if (shown.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                compare(shown.get(i), actual.path(i), place + " " + i);
            }
        } else {
            assertThat(actual.asString("")).as(place).isEqualTo(filled(shown.asString()));
        }
    }

    private String filled(String text) {
        return ApiExamples.filled(text, kept);
    }

    private static byte[] photo() {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(100, 80, 400, 300);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
