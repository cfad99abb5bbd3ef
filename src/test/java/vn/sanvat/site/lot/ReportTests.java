package vn.sanvat.site.lot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import vn.sanvat.ServiceTest;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.feedback.RateLimit;
import vn.sanvat.web.ClientAddress;

/** How a buyer reports a problem, and learns what became of it. */
@ServiceTest
class ReportTests {

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @Autowired
    Feedbacks feedbacks;

    @Autowired
    RateLimit limit;

    @Autowired
    ReactiveMongoTemplate mongo;

    Lot lot;

    @BeforeEach
    void open() {
        var turmeric =
                wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        lot = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
    }

    @Test
    void theAnswerLeadsToAPageWithANumberAndWhatHappensNext() {
        var page = text(receipt(sent("SPOILT", "Có mùi lạ", "0355512345", null)));

        var stored = stored();
        assertThat(stored.kind()).isEqualTo(Feedback.Kind.SPOILT);
        assertThat(page)
                .contains(
                        Objects.requireNonNull(stored.reference()), "Đã nhận", "mùi hoặc vị lạ", "Tiếp theo", "noindex")
                .doesNotContain("Có mùi lạ", "0355512345");
    }

    @Test
    void theNumbersPageSaysWhatBecameOfIt() {
        var answer = sent("LABEL", "Sai ngày", "", null);
        var stored = stored();

        admin().put()
                .uri("/api/feedback/" + stored.id())
                .header(HttpHeaders.IF_MATCH, "\"" + stored.revision() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("state", "CLOSED"))
                .exchange()
                .expectStatus()
                .isOk();

        var page = receipt(answer);
        assertThat(text(page)).contains("Đã giải quyết").doesNotContain("Đã nhận, chờ");
        assertThat(page.getResponseHeaders().getCacheControl()).contains("no-store");
    }

    @Test
    void whatIsSentTwiceIsOneReport() {
        var first = sent("OTHER", "Túi bị hở", "", null);
        var second = sent("OTHER", "Túi bị hở", "", null);
        var withPhoto = sent("OTHER", "Túi bị hở", "", jpeg());
        var again = sent("OTHER", "Túi bị hở", "", jpeg());

        assertThat(second.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(again.getResponseHeaders().getLocation())
                .isEqualTo(withPhoto.getResponseHeaders().getLocation());
        assertThat(all()).hasSize(2);
    }

    @Test
    void aFormThatSaysWhichItIsIsOneReportOnAnotherInstanceToo() {
        var first = sent("OTHER", "Túi bị hở", "", null, "4294967295-1-0-77");
        limit.forget();
        var again = sent("OTHER", "Túi bị hở", "", null, "4294967295-1-0-77");
        var anotherForm = sent("OTHER", "Túi bị hở", "", null, "4294967295-1-0-78");

        assertThat(again.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(anotherForm.getResponseHeaders().getLocation())
                .isNotEqualTo(first.getResponseHeaders().getLocation());
        assertThat(all()).hasSize(2);
    }

    @Test
    void aSecondPressIsAnsweredLikeTheFirstAndDoesNotCount() {
        var first = sent("OTHER", "Túi bị hở", "", jpeg());
        for (int press = 0; press < 6; press++) {
            assertThat(sent("OTHER", "Túi bị hở", "", jpeg())
                            .getResponseHeaders()
                            .getLocation())
                    .isEqualTo(first.getResponseHeaders().getLocation());
        }

        assertThat(sent("OTHER", "Túi bị rách", "", jpeg()).getStatus().value()).isEqualTo(303);
    }

    @Test
    void whoMaySendNoMoreIsStillToldTheNumberOfWhatWasSent() {
        var first = sent("OTHER", "Túi bị hở 0", "", jpeg());
        var others = IntStream.range(1, 7)
                .map(i ->
                        sent("OTHER", "Túi bị hở " + i, "", jpeg()).getStatus().value());
        assertThat(others).containsExactly(303, 303, 303, 303, 429, 429);

        var again = sent("OTHER", "Túi bị hở 0", "", jpeg());

        assertThat(again.getStatus().value()).isEqualTo(303);
        assertThat(again.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(all()).hasSize(5);
    }

    @Test
    void whatIsSentTwiceAtOnceIsOneReport() {
        var report = new Feedbacks.Report(lot.code(), Feedback.Kind.SPOILT, "Túi bị hở", null);
        var from = ClientAddress.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));

        var numbers = Flux.fromStream(IntStream.range(0, 4).boxed())
                .flatMap(i -> feedbacks.report(report, null, "", from))
                .map(stored -> Objects.requireNonNull(stored.reference()))
                .collectList()
                .block();

        assertThat(numbers)
                .hasSize(4)
                .containsOnly(Objects.requireNonNull(numbers).getFirst());
        assertThat(all()).hasSize(1);
    }

    @Test
    void aPhotoIsKeptWithItAndABrokenOneIsRefusedAtTheForm() {
        var broken = sent("SPOILT", "Bị mốc", "", new byte[] {1, 2, 3});
        assertThat(broken.getStatus().value()).isEqualTo(400);
        assertThat(text(broken)).contains("role=\"alert\"", "Bị mốc", "value=\"SPOILT\" selected", "hãy chọn lại");

        assertThat(sent("SPOILT", "Bị mốc", "", jpeg()).getStatus().value()).isEqualTo(303);
        assertThat(stored().photo()).isNotNull();
    }

    @Test
    void anUnknownKindIsRefusedAndAnUnknownNumberIsNotFound() {
        assertThat(sent("NONE", "Bị mốc", "", null).getStatus().value()).isEqualTo(400);
        http.get().uri("/feedback/PA0000000000").exchange().expectStatus().isNotFound();
    }

    private EntityExchangeResult<byte[]> sent(String kind, String text, String contact, byte @Nullable [] photo) {
        return sent(kind, text, contact, photo, "");
    }

    private EntityExchangeResult<byte[]> sent(
            String kind, String text, String contact, byte @Nullable [] photo, String once) {
        var form = new MultipartBodyBuilder();
        form.part("kind", kind);
        form.part("text", text);
        form.part("contact", contact);
        form.part("once", once);
        // As a browser does where no photo was chosen: a file without a name.
        form.part("photo", new ByteArrayResource(photo == null ? new byte[0] : photo))
                .filename(photo == null ? "" : "tui.jpg");
        return http.post()
                .uri("/l/" + lot.code() + "/feedback")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
    }

    private EntityExchangeResult<byte[]> receipt(EntityExchangeResult<byte[]> answer) {
        assertThat(answer.getStatus().value()).isEqualTo(303);
        return http.get()
                .uri(Objects.requireNonNull(answer.getResponseHeaders().getLocation())
                        .toString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8);
    }

    private static byte[] jpeg() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR), "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Feedback stored() {
        return all().getFirst();
    }

    private List<Feedback> all() {
        return Objects.requireNonNull(
                mongo.findAll(Feedback.class).collectList().block());
    }

    private WebTestClient admin() {
        return http.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
    }
}
