package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list over HTTP, as somebody reads it who turns its pages. */
public final class TurnedPages {

    private static final int SMALL = 2;
    private static final int LARGE = 100;

    private final WebTestClient http;
    private final Consumer<HttpHeaders> signIn;

    public TurnedPages(WebTestClient http, Consumer<HttpHeaders> signIn) {
        this.http = http;
        this.signIn = signIn;
    }

    /**
     * One field of every record, in the order of the list: of two on a page the same as of all on one, so with no gap and no twin.
     *
     * @param path with a query
     */
    public List<String> read(String path, String field) {
        var all = values(page(path, 1, LARGE), field);
        var turned = new ArrayList<String>();
        int pages = page(path, 1, SMALL).path("pages").asInt();
        for (int page = 1; page <= pages; page++) {
            turned.addAll(values(page(path, page, SMALL), field));
        }
        assertThat(turned).as(path).isEqualTo(all);
        assertThat(values(page(path, 1, LARGE), "id")).as(path).doesNotHaveDuplicates();
        return all;
    }

    /** What is wrong with a request, by the name of the field. */
    public String fault(String path) {
        var answer = http.get().uri(path).headers(signIn).exchange();
        answer.expectStatus().isBadRequest();
        return json(answer).path("field").asString();
    }

    private JsonNode page(String path, int page, int size) {
        var answer = http.get()
                .uri(path + "&page=" + page + "&size=" + size)
                .headers(signIn)
                .exchange();
        answer.expectStatus().isOk();
        return json(answer);
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer) {
        var body = Objects.requireNonNull(answer.expectBody().returnResult().getResponseBody());
        return JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
    }

    private static List<String> values(JsonNode page, String field) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path(field).asString())
                .toList();
    }
}
