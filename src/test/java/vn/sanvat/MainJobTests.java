package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.sanvat.web.ApiExamples;
import vn.sanvat.web.ApiExamples.Step;

/** The main job, through the doors that people use: a product made from nothing stands on its page and behind its codes. */
@ServiceTest
class MainJobTests {

    private static final String GTIN = "09520000111151";

    @Autowired
    WebTestClient http;

    @Autowired
    ApiExamples examples;

    @LocalServerPort
    int port;

    private WebTestClient admin = WebTestClient.bindToServer().build();

    /** The first sign-in hashes a password on a cold machine. */
    @BeforeEach
    void signIn() {
        http = http.mutate().responseTimeout(Duration.ofMinutes(1)).build();
        admin = http.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
    }

    @Test
    void aProductMadeFromNothingStandsOnItsPageAndBehindItsCodes() throws Exception {
        var walk = walk().upTo("recallLot");
        var product = walk.kept("product");
        var packs = list(read("/api/products/" + product), "packs");
        var numbered = text(packs.getFirst(), "id");
        var unnumbered = text(packs.getLast(), "id");
        var other = read(location("/api/lots", lot(unnumbered, "BN/02")));
        var slashed = read(location("/api/lots", lot(numbered, "BN/03%")));

        assertThat(page("/catalog/" + product)).contains("Bột nghệ Rừng Thông", "100.000 ₫", "500.000 ₫/kg");
        assertThat(page("/cooperative/" + walk.kept("cooperative"))).contains("Tổ hợp tác Rừng Thông");
        assertThat(scan("/qr/lot/" + walk.kept("lot") + ".png")).endsWith("/01/" + GTIN + "/10/BN-01");
        assertThat(scan("/qr/lot/" + text(other, "code") + ".png")).endsWith("/l/" + text(other, "code"));
        assertThat(page(URI.create(scan("/qr/lot/" + text(slashed, "code") + ".png"))
                        .getRawPath()))
                .contains("BN/03%");
        var behindTheCode =
                page(URI.create(scan("/qr/lot/" + walk.kept("lot") + ".png")).getRawPath());
        assertThat(behindTheCode)
                .contains("Bột nghệ Rừng Thông", "Tổ hợp tác Rừng Thông", "10/01/2026", "10/01/2027")
                .contains("Thôn 3, xã Thạch Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình", "nay là xã Tuyên Phú")
                .contains("Thu hoạch trên đồi", "Nghiền mịn");
        assertThat(page("/01/" + GTIN.substring(1))).contains("Bột nghệ Rừng Thông");
        assertThat(page("/l/" + text(other, "code"))).contains("BN/02");
    }

    /** All that the page about the API tells to do, in its order; the last step looks at the lot's page. */
    @Test
    void whoFollowsThePageAboutTheApiComesFromAMakerToARecall() {
        var walk = walk().end();

        assertThat(read("/api/codes/" + walk.kept("lot"))).containsEntry("state", "RECALLED");
        assertThat(list(read("/api/events?lot=" + walk.kept("lot")), "items")).isNotEmpty();
    }

    @Test
    void aRecallIsOnThePageAtOnce() {
        var walk = walk().upTo("recallLot");
        assertThat(page("/01/" + GTIN + "/10/BN-01")).doesNotContain("Độ ẩm vượt mức");

        walk.end();

        assertThat(page("/01/" + GTIN + "/10/BN-01")).contains("Độ ẩm vượt mức", "Trả lại nơi mua");
    }

    /** What the schema calls optional is optional: nobody waits for a translation before he warns. */
    @Test
    void whoWritesVietnameseAloneComesFromAMakerToARecall() {
        var walk = new ApiWalk(
                        http,
                        port,
                        examples.walk().stream()
                                .map(MainJobTests::withoutEnglish)
                                .toList())
                .end();
        var product = walk.kept("product");

        assertThat(read("/api/codes/" + walk.kept("lot"))).containsEntry("state", "RECALLED");
        assertThat(page("/recalls.atom?lang=en")).contains("RECALLED", "Độ ẩm vượt mức");
        said("/api/codes/" + walk.kept("lot") + "/retire", "/api/codes/" + walk.kept("lot"), "In sai cỡ");
        said("/api/products/" + product + "/withdraw", "/api/products/" + product, "Hết mùa");
    }

    /** A change with a reason in Vietnamese. */
    private void said(String path, String changed, String reason) {
        var etag = admin.get()
                .uri(changed)
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();
        admin.post()
                .uri(path)
                .header("If-Match", Objects.requireNonNull(etag, changed))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("reason", Map.of("vi", reason)))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private static Step withoutEnglish(Step step) {
        var answer = step.answer();
        return new Step(
                step.operation(),
                step.title(),
                step.says(),
                step.method(),
                step.path(),
                step.signedIn(),
                step.headers(),
                withoutEnglish(step.body()),
                step.file(),
                new ApiExamples.Answer(
                        answer.status(), answer.headers(), withoutEnglish(answer.body()), answer.page()));
    }

    private static @Nullable JsonNode withoutEnglish(@Nullable JsonNode json) {
        if (json == null) {
            return null;
        }
        var copy = json.deepCopy();
        copy.findParents("vi").forEach(text -> ((ObjectNode) text).remove("en"));
        return copy;
    }

    private ApiWalk walk() {
        return new ApiWalk(http, port, examples.walk());
    }

    private static Map<String, Object> lot(String pack, String number) {
        return Map.of(
                "pack",
                pack,
                "number",
                number,
                "producedOn",
                "2026-01-10",
                "expiresOn",
                "2027-01-10",
                "made",
                Map.of("value", 200, "unit", "PIECE"),
                "diaryPublished",
                true);
    }

    private String location(String path, Map<String, Object> body) {
        var answer = admin.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .returnResult(String.class);
        return Objects.requireNonNull(answer.getResponseHeaders().getLocation()).toString();
    }

    /** The path as it is: a %2F stays one. */
    private URI here(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> read(String path) {
        return Objects.requireNonNull(admin.get()
                .uri(here(path))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> json, String field) {
        return (List<Map<String, Object>>) Objects.requireNonNull(json.get(field));
    }

    private static String text(Map<String, Object> json, String field) {
        return Objects.requireNonNull(json.get(field)).toString();
    }

    private String page(String path) {
        return Objects.requireNonNull(http.get()
                .uri(here(path))
                .accept(MediaType.TEXT_HTML)
                .header("Accept-Language", "vi")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String scan(String path) throws Exception {
        var png = http.get().uri(path).exchange().expectStatus().isOk().expectBody(byte[].class);
        return decoded(ImageIO.read(new ByteArrayInputStream(
                Objects.requireNonNull(png.returnResult().getResponseBody()))));
    }

    private static String decoded(@Nullable BufferedImage picture) throws Exception {
        Objects.requireNonNull(picture, "The answer is no picture");
        var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("There is no code in the picture", e);
        }
    }
}
