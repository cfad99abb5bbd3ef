package vn.sanvat.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** What people type or paste into the form for a code, and into the search, leads to the page that they mean. */
@ServiceTest
class TypedCodeTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);
    private static final String GTIN = Wares.GTIN.digits();

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    @LocalServerPort
    int port;

    Product turmeric;
    Lot lot;

    @BeforeEach
    void open() {
        http = http.mutate().responseTimeout(Duration.ofMinutes(1)).build();
        turmeric = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        lot = wares.recalled(wares.lot(turmeric, "L/1", LATER, true));
    }

    private EntityExchangeResult<byte[]> get(String path) {
        return http.get()
                .uri(URI.create("http://localhost:" + port + path))
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "vi")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private EntityExchangeResult<byte[]> typed(String text) {
        return followed(get("/l?code=" + encoded(text)));
    }

    private EntityExchangeResult<byte[]> followed(EntityExchangeResult<byte[]> answer) {
        var location = answer.getResponseHeaders().getLocation();
        return location == null ? answer : get(location.toString());
    }

    private static String body(EntityExchangeResult<byte[]> answer) {
        return new String(
                Objects.requireNonNullElse(answer.getResponseBodyContent(), new byte[0]), StandardCharsets.UTF_8);
    }

    private void assertLot(EntityExchangeResult<byte[]> answer, String asked) {
        assertThat(answer.getStatus().value()).as(asked).isEqualTo(200);
        assertThat(body(answer)).as(asked).contains("Lô L/1", "Mã: " + lot.code(), "THU HỒI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sanvat.example/01/GTIN/10/L%2F1",
                "http://localhost:8080/01/GTIN/10/L%2F1",
                "https://id.gs1.org/01/GTIN/10/L%2F1",
                "sanvat.example/01/GTIN/10/L%2F1",
                "/01/GTIN/10/L%2f1/",
                "https://sanvat.example/01/GTIN/10/L%2F1?utm_source=zalo&utm_medium=chat",
                "https://sanvat.example/01/GTIN/10/L%2F1#top",
                "https://sanvat.example/01/GTIN/10/L%2F1/?17=290101#top",
                "https://sanvat.example/shop/01/GTIN/10/L%2F1",
                "  https://sanvat.example/01/GTIN/10/L%2F1  ",
                "https://sanvat.example/01/GTIN/10/ L%2F1",
                "https://sanvat.example/01/0952 1234 5432 13/10/L%2F1",
                "https://sanvat.example/01/0952-1234-5432-13/10/L%2F1",
                "https://sanvat.example/01/9521234543213/10/L%2F1",
                "https://sanvat.example/01/GTIN/10/l%2F1",
                "https://sanvat.example/01/GTIN/10/L/1",
                "https://sanvat.example/01/GTIN/10/L%2F1 quét mã này nhé",
                "https%3A%2F%2Fsanvat.example%2F01%2FGTIN%2F10%2FL%252F1",
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fsanvat.example%2F01%2FGTIN%2F10%2FL%252F1",
                "ｈｔｔｐｓ：／／sanvat.example／01／GTIN／10／L%2F1",
                "https://sanvat.example/01/GTIN/10/\u200bL%2F1",
                "(01)GTIN(10)L/1",
                "(01) GTIN (17) 990101 (10) L/1",
                "01GTIN10L/1",
                "]Q301GTIN1799010110L/1",
                "L/1",
                "l/1",
                "Lô L/1",
                "số lô: L/1",
                "L%2F1",
                " L / 1 ",
            })
    void anAddressOrNumberOfALotLeadsToItsPage(String text) {
        var given = text.replace("GTIN", GTIN);

        assertLot(typed(given), given);
        assertLot(followed(get("/search?q=" + encoded(given))), given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CODE",
                "lower",
                " CODE ",
                "grouped",
                "hyphened",
                "cyrillic",
                "mã: CODE",
                "https://sanvat.example/l/CODE",
                "https://sanvat.example/l/lower/",
                "sanvat.example/l/CODE?utm_source=zalo&fbclid=IwAR0123456789abcdefghijklmnopqrstuvwxyz0123456789",
                "https://sanvat.example/l/CODE#report",
                "https://sanvat.example/l?code=CODE",
                "https%3A%2F%2Fsanvat.example%2Fl%2FCODE",
                "https://sanvat.example/L/hyphened",
                "fullwidth",
                "https://sanvat.example/lo/CODE/",
            })
    void aCodeLeadsToItsLotHoweverItIsWritten(String text) {
        var code = lot.code();
        var given = text.replace("CODE", code)
                .replace("lower", code.toLowerCase(Locale.ROOT))
                .replace("grouped", code.substring(0, 5) + " " + code.substring(5))
                .replace("hyphened", code.substring(0, 3) + "-" + code.substring(3, 6) + "–" + code.substring(6))
                .replace(
                        "cyrillic",
                        code.replace('A', 'А')
                                .replace('C', 'С')
                                .replace('E', 'Е')
                                .replace('H', 'Н')
                                .replace('K', 'К')
                                .replace('V', 'U'))
                .replace("fullwidth", fullWidth(code));

        assertLot(typed(given), given);
        assertLot(followed(get("/search?q=" + encoded(given))), given);
    }

    private static String fullWidth(String code) {
        return code.chars()
                .mapToObj(letter -> Character.toString(letter - '!' + '！'))
                .reduce("", String::concat);
    }

    @Test
    void theAddressOfACodeAnswersHoweverItIsWritten() {
        var code = lot.code();
        for (var path : new String[] {
            "/l/" + code + "/",
            "/l/" + code.toLowerCase(Locale.ROOT),
            "/l/" + code.toLowerCase(Locale.ROOT) + "/?lang=vi",
            "/l/" + code.substring(0, 5) + "-" + code.substring(5),
            "/l/" + code.substring(0, 5) + "%20" + code.substring(5),
            "/l/" + code + "?utm_source=zalo",
            "/01/" + GTIN + "/10/L%2F1",
            "/01/" + GTIN + "/10/L%2F1/",
            "/01/" + GTIN + "/10/l%2F1?utm_source=zalo",
        }) {
            assertLot(get(path), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09521234543213",
                "9521234543213",
                "9 521234 543213",
                "952-1234-54321-3",
                "GTIN 09521234543213",
                "GTIN: 9521234543213",
                "(01)09521234543213",
                "https://sanvat.example/01/09521234543213",
                "９５２１２３４５４３２１３"
            })
    void aGtinLeadsToItsGoods(String text) {
        for (var answer : new EntityExchangeResult<?>[] {typed(text), followed(get("/search?q=" + encoded(text)))}) {
            assertThat(answer.getStatus().value()).as(text).isEqualTo(200);
            assertThat(new String(answer.getResponseBodyContent(), StandardCharsets.UTF_8))
                    .as(text)
                    .contains("<h1", "Bột nghệ", GTIN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50%",
                "%",
                "%zz",
                "100% nghệ",
                "..",
                ".",
                "../../etc/passwd",
                "<script>alert(1)</script>",
                "//evil.example",
                "\\\\",
                "?",
                "#",
                "ABCDEFGHIJ",
                "🙂",
                "a b c",
                "không có mã",
                "https://",
                "/01/",
                "/01/123/10/L1",
                "(01)09521234543214",
                "/01/09521234543214",
                "9521234543214",
                "/01/09521234543213/10/khônghợplệ",
                "%2F01%2F",
                "https://sanvat.example/l/",
                "00000000000000000000000000000000000000000000000001"
            })
    void nonsenseIsAnsweredByAPageThatSaysSo(String text) {
        var answer = typed(text);

        assertThat(answer.getStatus().value()).as(text).isBetween(400, 499);
        assertThat(body(answer)).as(text).contains("<h1", "lang=en");
        assertThat(get("/search?q=" + encoded(text)).getStatus().value())
                .as(text)
                .isLessThan(500);
    }

    @Test
    void veryLongNonsenseIsAnsweredTheSameWay() {
        for (var text : new String[] {
            "x".repeat(3_000), "%".repeat(2_000), "ọ".repeat(500), "/01/" + "9".repeat(3_000), "a ".repeat(1_500)
        }) {
            assertThat(typed(text).getStatus().value()).as(text).isBetween(400, 499);
        }
    }

    @Test
    void ofSeveralLotsOfANumberOneIsChosen() {
        var other = wares.approved(wares.maker("HTX Khác"), Localized.of("Tinh bột nghệ", "Turmeric starch"), null);
        var twin = wares.lot(other, "L/1", LATER, true);

        for (var answer : new EntityExchangeResult<?>[] {typed("l/1"), get("/search?q=L%2F1")}) {
            var page = new String(answer.getResponseBodyContent(), StandardCharsets.UTF_8);

            assertThat(answer.getStatus().value()).isEqualTo(200);
            assertThat(page).contains("/l/" + lot.code(), "/l/" + twin.code(), "Bột nghệ", "Tinh bột nghệ", "THU HỒI");
        }
    }

    @Test
    void theFormTakesWholeAddressesAndSearchStillSearches() {
        assertThat(body(get("/"))).contains("name=\"code\"").doesNotContain("maxlength=\"40\"");
        assertThat(body(get("/l/NOTHERE"))).contains("name=\"code\"").doesNotContain("maxlength=\"40\"");
        assertThat(get("/search?q=" + encoded("bột nghệ")).getStatus().value()).isEqualTo(200);
        assertThat(get("/search?q=500g").getStatus().value()).isEqualTo(200);
    }
}
