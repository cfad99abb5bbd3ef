package vn.sanvat.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalLinkTests {

    static final String SET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    @Test
    void readsALotWithItsAttributes() {
        var link = DigitalLink.parseStrictly("/01/08930000000019/10/L1?11=261101&15=270101&3103=000500&422=704");

        assertThat(link.gtin()).isEqualTo(new Gtin("08930000000019"));
        assertThat(link.lot()).isEqualTo(new LotNumber("L1"));
        assertThat(link.serial()).isNull();
        assertThat(link.query())
                .containsExactly(
                        java.util.Map.entry("11", "261101"),
                        java.util.Map.entry("15", "270101"),
                        java.util.Map.entry("3103", "000500"),
                        java.util.Map.entry("422", "704"));
    }

    @ParameterizedTest
    @CsvSource({
        "/01/09521234543213, /01/09521234543213",
        "/01/09521234543213/, /01/09521234543213",
        "/01/9521234543213, /01/09521234543213",
        "/01/614141123452/10/A, /01/00614141123452/10/A",
        "/01/95200002/10/A, /01/00000095200002/10/A",
        "https://example.vn/01/09521234543213/22/2A/10/L1/21/S9, /01/09521234543213/22/2A/10/L1/21/S9",
        "https://example.vn/some/where/01/09521234543213/10/L1, /01/09521234543213/10/L1",
        "https://example.vn:8443/01/09521234543213?a=b#top, /01/09521234543213",
        "/01/09521234543213/10/L%2F1, /01/09521234543213/10/L%2F1",
        "/01/09521234543213/10/L%2f1/, /01/09521234543213/10/L%2F1",
        "/01/09521234543213/10/A+B, /01/09521234543213/10/A%2BB",
        "/01/09521234543213/235/TPX-1, /01/09521234543213/235/TPX-1",
    })
    void writesTheCanonicalPathOfWhatWasRead(String read, String path) {
        assertThat(DigitalLink.parse(read).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/01/09521234543213/21/S/10/L | out of order",
                "/01/09521234543213/10/A/10/B | out of order or repeated",
                "/01/09521234543213/10/A/22/B | out of order",
                "/01/09521234543213/17/270101 | may not stand in the path",
                "/01/09521234543214 | expected 3",
                "/01/0952123454321X | must have 8, 12, 13 or 14 digits",
                "/01/952123454 | must have 8, 12, 13 or 14 digits",
                "/gtin/09521234543213 | not a GS1 Digital Link",
                "/01/09521234543213/foo | has no partner",
                "/foo/01/09521234543213 | not a GS1 Digital Link",
                "01/09521234543213 | not a GS1 Digital Link",
                "/01 | has no partner",
                "/01/09521234543213/10/ | has no partner",
                "/01/09521234543213//L | may not stand in the path",
                "/01/09521234543213/10/L%2 | badly percent-encoded",
                "/01/09521234543213/10/L%ZZ | badly percent-encoded",
                "/01/09521234543213/10/%FF | badly percent-encoded",
                "/01/09521234543213/10/L%C3%B4 | holds \"ô\"",
                "/01/09521234543213/10/123456789012345678901 | has 21 characters",
                "/01/09521234543213/10/A/235/B | 235 must stand alone",
                "/01/02000000000008 | restricted circulation",
                "/01/02012345678903 | restricted circulation",
                "/01/00412345678903 | restricted circulation",
                "/01/09521234543213?10=L1 | belongs in the path",
                "/01/09521234543213?01=1 | belongs in the path",
                "/01/09521234543213?17=271301 | YYMMDD",
                "/01/09521234543213?17=270230 | YYMMDD",
                "/01/09521234543213?7006=270100 | YYMMDD",
                "/01/09521234543213?7003=2701012460 | YYMMDDhhmm",
                "/01/09521234543213?8008=27010125 | YYMMDDhh",
                "/01/09521234543213?3103=0005 | 6 digits",
                "/01/09521234543213?3103=000500&3102=000500 | Only one net weight",
                "/01/09521234543213?422=999 | country code",
                "/01/09521234543213?423=704000 | country codes",
                "/01/09521234543213?427=QT | needs attribute 422",
                "/01/09521234543213?426=704&422=704 | excludes attribute 422",
                "/01/09521234543213?416=8930000000018 | check digit",
                "/01/09521234543213?7030=000X | country code (or 999)",
                "/01/09521234543213?11=261101&11=261102 | two different values",
            })
    void refusesAndSaysExactlyWhatIsWrong(String uri, String says) {
        assertThatThrownBy(() -> DigitalLink.parse(uri)).isInstanceOfSatisfying(InvalidIdentifier.class, e -> {
            assertThat(e.english()).contains(says);
            assertThat(e.vietnamese()).isNotBlank().isNotEqualTo(e.english());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?17=270100",
                "?7007=261201270115",
                "?7007=261201",
                "?30=12",
                "?linkType=gs1:pip",
                "?x",
                "?&&",
                "?99=free",
                "?422=704&427=QT",
                "?426=704",
                "?7039=999X1",
                "?8008=27010107",
                "?8008=270101073059",
                "?11=261101&11=261101"
            })
    void acceptsTheAttributesOfTheStandardAndPassesOthers(String query) {
        assertThat(DigitalLink.parse("/01/09521234543213" + query).gtin().digits())
                .isEqualTo("09521234543213");
    }

    @Test
    void onlyTheStrictReadingRefusesAShortGtin() {
        assertThat(DigitalLink.parse("/01/9521234543213").gtin()).isEqualTo(new Gtin("09521234543213"));

        assertThatThrownBy(() -> DigitalLink.parseStrictly("/01/9521234543213")).isInstanceOf(InvalidIdentifier.class);
    }

    @Test
    void everyCharacterOfTheSetComesBackFromALink() {
        assertThat(SET_82).hasSize(82);
        var gtin = new Gtin("09521234543213");

        for (var character : SET_82.split("", -1)) {
            var lot = new LotNumber("A" + character + "b");
            var link = DigitalLink.of(gtin, lot);

            assertThat(DigitalLink.parse(link.path()).lot()).isEqualTo(lot);
            assertThat(DigitalLink.parse(link.uri("https://example.vn"))).isEqualTo(link);
        }
    }

    @Test
    void noOtherAsciiCharacterMayStandInALot() {
        for (char c = 0; c < 128; c++) {
            if (SET_82.indexOf(c) < 0) {
                var text = "A" + c;
                assertThatThrownBy(() -> new LotNumber(text))
                        .as("U+%04x", (int) c)
                        .isInstanceOf(InvalidIdentifier.class);
            }
        }
    }

    @Test
    void theQueryComesBackEncoded() {
        var uri = "https://example.vn/01/09521234543213/10/L1?11=261101&name=b%E1%BB%99t%20ngh%E1%BB%87";

        assertThat(DigitalLink.parse(uri).uri("https://example.vn")).isEqualTo(uri);
    }

    @Test
    void agreesWithTheSyntaxDictionaryOnKeysAndAttributes() throws IOException {
        var folder = System.getenv("GS1_REFERENCE");
        Assumptions.assumeTrue(folder != null, "GS1_REFERENCE names no folder with gs1-syntax-dictionary.txt");
        var lines = Files.readAllLines(Path.of(folder, "gs1-syntax-dictionary.txt"));

        assertThat(lines).anyMatch(line -> line.matches("01 .*dlpkey=22,10,21\\|235 .*"));
        for (var ai : "11 13 15 16 17 7003 7006 7007 8008 30 416 422 423 424 425 426 427".split(" ", -1)) {
            assertThat(lines)
                    .as(ai + " is an attribute")
                    .anyMatch(line ->
                            line.startsWith(ai + " ") && line.substring(0, 16).contains("?"));
        }
        assertThat(lines).anyMatch(line -> line.matches("10 +\\? +X\\.\\.20 .*"));
        assertThat(lines).anyMatch(line -> line.matches("21 +X\\.\\.20 .*"));
        assertThat(lines).anyMatch(line -> line.matches("22 +X\\.\\.20 .*"));
        assertThat(lines).anyMatch(line -> line.matches("235 +X\\.\\.28 .*"));
    }
}
