package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.search.Search;
import vn.sanvat.store.Commands;
import vn.sanvat.text.Localized;

/** Pages are cached as encoded bodies, and nobody can tell but by the speed. */
@ServiceTest
class KeptPagesTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);
    private static final Duration BOUND = Duration.ofSeconds(60);

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @LocalServerPort
    int port;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Commands commands;

    @Autowired
    Search search;

    Cooperative maker;
    Product turmeric;

    @BeforeEach
    void open() {
        maker = wares.maker("HTX Nghệ Thử");
        turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        search.catchUp().block(BOUND);
    }

    @Test
    void aKeptPageIsAnsweredLikeTheFirst() {
        var first = ask("/catalog/" + turmeric.id(), headers -> {});
        var views = new ArrayList<EntityExchangeResult<byte[]>>();
        var sent = commands.forReaders(() -> views.add(ask("/catalog/" + turmeric.id(), headers -> {})));
        var second = views.getFirst();

        // Or a page would be compared with itself.
        assertThat(sent).isEmpty();
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(described(second)).isEqualTo(described(first));
        assertThat(second.getResponseHeaders().getFirst("X-Request-Id"))
                .isNotNull()
                .isNotEqualTo(first.getResponseHeaders().getFirst("X-Request-Id"));
        assertThat(second.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'");
    }

    @Test
    void aRecallStandsOnTheNextPageThatAnybodyReads() {
        for (int i = 0; i < 10; i++) {
            var lot = wares.lot(turmeric, "N" + i, LATER, true);
            assertThat(text("/l/" + lot.code())).doesNotContain("Độ ẩm vượt mức");
            assertThat(text("/l/" + lot.code())).doesNotContain("Độ ẩm vượt mức");

            wares.recalled(lot);

            assertThat(text("/l/" + lot.code())).contains("Độ ẩm vượt mức");
        }
    }

    @Test
    void whatIsFoundIsKeptAndAnotherProductIsFoundASecondLater() {
        for (var page : new String[] {"/search?q=mangtang", "/api/search?q=mangtang", "/api/products?size=100"}) {
            assertThat(text(page)).as(page).doesNotContain("Mangtang");
        }

        wares.approved(maker, Localized.vietnamese("Mangtang ngâm"), null);

        assertThat(text("/api/products?size=100")).contains("Mangtang");
        Awaitility.await().atMost(BOUND).untilAsserted(() -> {
            assertThat(text("/api/search?q=mangtang")).contains("Mangtang");
            assertThat(text("/search?q=mangtang")).contains("Mangtang ngâm");
        });
    }

    @Test
    void whatIsRenamedIsCalledSoOnEveryPageAtOnce() {
        var pages = new String[] {"/", "/catalog", "/cooperative", "/catalog/" + turmeric.id()};
        for (var page : pages) {
            assertThat(text(page)).as(page).contains("HTX Nghệ Thử");
        }

        wares.renamed(maker, "HTX Nghệ Mới");

        for (var page : pages) {
            assertThat(text(page)).as(page).contains("HTX Nghệ Mới").doesNotContain("HTX Nghệ Thử");
        }
    }

    @Test
    void languagesAreKeptApartHoweverTheyAreChosen() {
        var path = "/catalog/" + turmeric.id();
        for (int i = 0; i < 2; i++) {
            assertThat(text(path)).contains("<html lang=\"vi\"");
            assertThat(text(path + "?lang=en")).contains("<html lang=\"en\"");
            assertThat(body(ask(path, headers -> headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en-GB"))))
                    .contains("<html lang=\"en\"");
            assertThat(body(ask(path, headers -> headers.set(HttpHeaders.COOKIE, "a=b; lang=en"))))
                    .contains("<html lang=\"en\"");
        }
    }

    @Test
    void whoHasThePageIsToldSoUntilItChanges() {
        var etag = Objects.requireNonNull(ask("/cooperative/" + maker.id(), headers -> {})
                .getResponseHeaders()
                .getETag());
        assertThat(etag).startsWith("\"");

        for (int i = 0; i < 2; i++) {
            var again = ask("/cooperative/" + maker.id(), headers -> headers.setIfNoneMatch(etag));
            assertThat(again.getStatus().value()).isEqualTo(304);
            assertThat(again.getResponseHeaders().getETag()).isEqualTo(etag);
            assertThat(again.getResponseHeaders().getContentType()).isNull();
        }
        wares.renamed(maker, "HTX Nghệ Mới");

        assertThat(ask("/cooperative/" + maker.id(), headers -> headers.setIfNoneMatch(etag))
                        .getStatus()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void aRequestForTheHeadersGetsThoseOfThePage() {
        var page = ask("/about", headers -> headers.set(HttpHeaders.ACCEPT_ENCODING, "identity"));
        var head = http.method(HttpMethod.HEAD)
                .uri("/about")
                .header(HttpHeaders.ACCEPT_ENCODING, "identity")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();

        assertThat(head.getResponseBody()).isNull();
        assertThat(head.getResponseHeaders().getContentLength())
                .isEqualTo(Objects.requireNonNull(page.getResponseBody()).length);
        assertThat(head.getResponseHeaders().getETag())
                .isEqualTo(page.getResponseHeaders().getETag());
    }

    @Test
    void requestsSentInOneGoAreAnsweredInTheirOrder() throws IOException {
        var kept = "/catalog/" + turmeric.id();
        text(kept);
        var asked = List.of(kept, "/search?q=nghe", kept, "/l/NOSUCHCODE", kept, kept);

        var answers = answersTo(asked);

        assertThat(answers)
                .containsSubsequence(
                        "<title>Bột nghệ",
                        "<title>Tìm “nghe”",
                        "<title>Bột nghệ",
                        "HTTP/1.1 404",
                        "<title>Bột nghệ",
                        "<title>Bột nghệ");
    }

    @Test
    void whatWasWithdrawnIsGoneAtOnce() {
        var path = "/catalog/" + turmeric.id();
        text(path);
        var current = Objects.requireNonNull(catalog.find(turmeric.id()).block());

        listings.withdraw(current.id(), current.revision(), Localized.vietnamese("Hết mùa"))
                .block();

        assertThat(ask(path, headers -> {}).getStatus().value()).isEqualTo(410);
        assertThat(ask(path, headers -> {}).getStatus().value()).isEqualTo(410);
    }

    private String text(String path) {
        return body(ask(path, headers -> {}));
    }

    private static String body(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNull(result.getResponseBody()), StandardCharsets.UTF_8);
    }

    private EntityExchangeResult<byte[]> ask(String path, Consumer<HttpHeaders> headers) {
        return http.get()
                .uri(path)
                .headers(headers)
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
    }

    /** All but what differs from answer to answer. */
    private static HttpHeaders described(EntityExchangeResult<byte[]> result) {
        var headers = new HttpHeaders();
        result.getResponseHeaders()
                .forEach((name, values) ->
                        headers.put(name, values.stream().sorted().toList()));
        headers.remove("X-Request-Id");
        return headers;
    }

    /** All requests at once, before any answer is read. */
    private String answersTo(List<String> paths) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) BOUND.toMillis());
            var requests = new StringBuilder();
            paths.forEach(path ->
                    requests.append("GET ").append(path).append(" HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n"));
            socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
            var read = new ByteArrayOutputStream();
            while (pages(read) < paths.size()) {
                read.write(socket.getInputStream().readNBytes(1));
                read.write(socket.getInputStream()
                        .readNBytes(socket.getInputStream().available()));
            }
            return read.toString(StandardCharsets.UTF_8);
        }
    }

    private static int pages(ByteArrayOutputStream read) {
        return read.toString(StandardCharsets.UTF_8).split("</html>", -1).length - 1;
    }
}
