package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
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

/** The main job, through the doors that people use: a product made from nothing stands on its page and behind its codes. */
@ServiceTest
class MainJobTests {

    private static final String GTIN = "09520000111151";

    @Autowired
    WebTestClient http;

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
        var maker = created("/api/cooperatives", cooperative());
        var product = created("/api/products", product(maker, photo()));
        var packs = list(read("/api/products/" + product), "packs");
        var numbered = text(packs.getFirst(), "id");
        var unnumbered = text(packs.getLast(), "id");
        step("/api/products/" + product + "/submit", 1, Map.of());
        step("/api/products/" + product + "/approve", 2, Map.of());
        var lot = read(location("/api/lots", lot(numbered, "BN-01")));
        var other = read(location("/api/lots", lot(unnumbered, "BN/02")));
        var slashed = read(location("/api/lots", lot(numbered, "BN/03%")));
        tellItsJourney(maker, text(lot, "epcClass"));

        assertThat(page("/catalog/" + product)).contains("Bột nghệ Rừng Thông", "100.000 ₫", "500.000 ₫/kg");
        assertThat(page("/cooperative/" + maker)).contains("Tổ hợp tác Rừng Thông");
        assertThat(scan("/qr/lot/" + text(lot, "code") + ".png")).endsWith("/01/" + GTIN + "/10/BN-01");
        assertThat(scan("/qr/lot/" + text(other, "code") + ".png")).endsWith("/l/" + text(other, "code"));
        assertThat(page(URI.create(scan("/qr/lot/" + text(slashed, "code") + ".png"))
                        .getRawPath()))
                .contains("BN/03%");
        var behindTheCode =
                page(URI.create(scan("/qr/lot/" + text(lot, "code") + ".png")).getRawPath());
        assertThat(behindTheCode)
                .contains("Bột nghệ Rừng Thông", "Tổ hợp tác Rừng Thông", "10/01/2026", "10/01/2027")
                .contains("Thôn 3, xã Thạch Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình", "nay là xã Tuyên Phú")
                .contains("Thu hoạch trên đồi", "Nghiền mịn");
        assertThat(page("/01/" + GTIN.substring(1))).contains("Bột nghệ Rừng Thông");
        assertThat(page("/l/" + text(other, "code"))).contains("BN/02");
    }

    @Test
    void aRecallIsOnThePageAtOnce() throws Exception {
        var maker = created("/api/cooperatives", cooperative());
        var product = created("/api/products", product(maker, photo()));
        step("/api/products/" + product + "/submit", 1, Map.of());
        step("/api/products/" + product + "/approve", 2, Map.of());
        var pack = text(list(read("/api/products/" + product), "packs").getFirst(), "id");
        var lot = read(location("/api/lots", lot(pack, "BN-09")));
        assertThat(page("/01/" + GTIN + "/10/BN-09")).doesNotContain("Độ ẩm vượt mức");

        step(
                "/api/lots/" + text(lot, "code") + "/recall",
                1,
                Map.of(
                        "reason",
                        words("Độ ẩm vượt mức", "Too moist"),
                        "advice",
                        words("Trả lại nơi mua", "Return it")));

        assertThat(page("/01/" + GTIN + "/10/BN-09")).contains("Độ ẩm vượt mức", "Trả lại nơi mua");
    }

    private void tellItsJourney(String maker, String epcClass) {
        var harvest = event(maker, "ObjectEvent", "harvesting", "2026-01-03T07:00:00+07:00", "Thu hoạch trên đồi");
        harvest.put("action", "ADD");
        harvest.put("quantityList", List.of(quantity("urn:sanvat:material:rung-thong:r1", 300)));
        created("/api/events", harvest);
        var grinding = event(maker, "TransformationEvent", "grinding", "2026-01-10T08:00:00+07:00", "Nghiền mịn");
        grinding.put("inputQuantityList", List.of(quantity("urn:sanvat:material:rung-thong:r1", 300)));
        grinding.put("outputQuantityList", List.of(quantity(epcClass, 40)));
        created("/api/events", grinding);
    }

    private static Map<String, Object> event(String maker, String type, String step, String time, String note) {
        return new HashMap<>(Map.of(
                "type", type,
                "sanvat:cooperative", maker,
                "eventTime", time,
                "eventTimeZoneOffset", "+07:00",
                "bizStep", step,
                "sanvat:note", words(note, "As the maker wrote it")));
    }

    private static Map<String, Object> quantity(String epcClass, int kilograms) {
        return Map.of("epcClass", epcClass, "quantity", kilograms, "uom", "KGM");
    }

    private static Map<String, Object> words(String vi, String en) {
        return Map.of("vi", vi, "en", en);
    }

    private static Map<String, Object> cooperative() {
        return Map.of(
                "kind",
                "COOPERATIVE_GROUP",
                "name",
                "Tổ hợp tác Rừng Thông",
                "phone",
                "0900 000 019",
                "address",
                Map.of(
                        "printed",
                        "Thôn 3, xã Thạch Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình",
                        "place",
                        "18985@2004-07-08",
                        "asOf",
                        "2024-05-01"),
                "pictures",
                List.of());
    }

    private static Map<String, Object> product(String maker, String photo) {
        var plain = Map.of(
                "net",
                Map.of("value", 200, "unit", "G"),
                "packaging",
                Map.of("kind", words("Túi zip", "Zip bag")),
                "priceVnd",
                100_000,
                "shelfLifeDays",
                365);
        var numbered = new HashMap<String, Object>(plain);
        numbered.put("gtin", GTIN.substring(1));
        return Map.of(
                "cooperative", maker,
                "name", words("Bột nghệ Rừng Thông", "Pine Hill turmeric powder"),
                "category", "SPICES",
                "description", words("Nghệ trồng trên đồi.", "Turmeric grown on a hill."),
                "label",
                        Map.of(
                                "ingredients", List.of(Map.of("name", words("Nghệ", "Turmeric"), "percent", 100)),
                                "use", words("Pha với nước ấm", "Stir into warm water"),
                                "storage", words("Nơi khô ráo", "Keep dry"),
                                "origin", words("Xã Tuyên Phú, Quảng Trị", "Tuyên Phú, Quảng Trị")),
                "packs", List.of(numbered, plain),
                "photos", List.of(photo));
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

    private String photo() throws IOException {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(100, 80, 400, 300);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        var location = admin.post()
                .uri("/api/photos?alt=Bột nghệ")
                .contentType(MediaType.IMAGE_JPEG)
                .bodyValue(bytes.toByteArray())
                .exchange()
                .expectStatus()
                .isCreated()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation();
        return lastSegment(Objects.requireNonNull(location).toString());
    }

    private String created(String path, Map<String, Object> body) {
        return lastSegment(location(path, body));
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

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void step(String path, long seen, Map<String, Object> body) {
        admin.post()
                .uri(path)
                .header("If-Match", "\"" + seen + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
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
