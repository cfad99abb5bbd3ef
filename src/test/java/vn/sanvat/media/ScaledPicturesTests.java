package vn.sanvat.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static vn.sanvat.media.TestPictures.decoded;
import static vn.sanvat.media.TestPictures.displayP3;
import static vn.sanvat.media.TestPictures.encoded;
import static vn.sanvat.media.TestPictures.jpegWithExif;
import static vn.sanvat.media.TestPictures.jpegWithProfile;
import static vn.sanvat.media.TestPictures.named;
import static vn.sanvat.media.TestPictures.plain;
import static vn.sanvat.media.TestPictures.pngHeader;
import static vn.sanvat.media.TestPictures.pngWithChunk;
import static vn.sanvat.media.TestPictures.scene;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.web.Problem;

class ScaledPicturesTests {

    private static final Color TURMERIC = new Color(0xD9, 0x8B, 0x1A);
    private static final Color LEAF = new Color(0x2E, 0x7D, 0x32);

    @ParameterizedTest
    @CsvSource({"1,1", "319,319", "320,320", "500,320|500", "640,320|640", "900,320|640|900", "8000,320|640|1280"})
    void makesEachSizeUpToTheOriginalAndNeverEnlarges(int originalPx, String expected) {
        assertThat(ScaledPictures.longSidesPx(originalPx).stream().map(String::valueOf))
                .containsExactly(expected.split("\\|"));
    }

    @Test
    void writesJpegAndWebpOfEachSize() {
        var scaled = ScaledPictures.of("p", encoded(scene(1600, 1200, TURMERIC, LEAF), "jpeg"));

        assertThat(scaled.files())
                .extracting(PhotoFile::id)
                .containsExactlyInAnyOrder(
                        "p/master.jpg",
                        "p/1280.jpg",
                        "p/1280.webp",
                        "p/640.jpg",
                        "p/640.webp",
                        "p/320.jpg",
                        "p/320.webp");
        var small = decoded(file(scaled, "320.jpg"));
        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(320, 240);
        assertThat(new String(file(scaled, "640.webp"), 8, 4, StandardCharsets.US_ASCII))
                .isEqualTo("WEBP");
    }

    @Test
    void takesTheSmallestPicture() {
        var scaled = ScaledPictures.of("p", encoded(plain(1, 1, TURMERIC), "png"));

        assertThat(scaled.longSidesPx()).containsExactly(1);
        assertThat(decoded(file(scaled, "1.jpg")).getWidth()).isEqualTo(1);
    }

    @Test
    void takesAVeryLongPicture() {
        var scaled = ScaledPictures.of("p", encoded(plain(4000, 2, TURMERIC), "png"));

        assertThat(decoded(file(scaled, "320.jpg")).getHeight()).isEqualTo(1);
    }

    /** The black corner is at the top left of what is stored; EXIF says where that belongs. */
    @ParameterizedTest
    @CsvSource({
        "1,400,300,TOP_LEFT", "2,400,300,TOP_RIGHT", "3,400,300,BOTTOM_RIGHT", "4,400,300,BOTTOM_LEFT",
        "5,300,400,TOP_LEFT", "6,300,400,TOP_RIGHT", "7,300,400,BOTTOM_RIGHT", "8,300,400,BOTTOM_LEFT"
    })
    void turnsThePictureUpright(int orientation, int width, int height, String blackCorner) {
        var jpeg = encoded(scene(400, 300, TURMERIC, LEAF), "jpeg");

        var scaled = ScaledPictures.of("p", jpegWithExif(jpeg, orientation));

        var upright = decoded(file(scaled, "400.jpg"));
        assertThat(List.of(scaled.widthPx(), scaled.heightPx(), upright.getWidth(), upright.getHeight()))
                .containsExactly(width, height, width, height);
        int x = blackCorner.endsWith("LEFT") ? 20 : width - 20;
        int y = blackCorner.startsWith("TOP") ? 20 : height - 20;
        assertColour(upright, x, y, Color.BLACK);
        assertColour(upright, width - x, height - y, LEAF);
    }

    @Test
    void leavesNothingOfTheExifBehind() {
        var jpeg = jpegWithExif(encoded(scene(1500, 900, TURMERIC, LEAF), "jpeg"), 1);
        assertThat(text(jpeg)).contains("GPS17.8106N");

        var scaled = ScaledPictures.of("p", jpeg);

        assertThat(scaled.files())
                .allSatisfy(file ->
                        assertThat(text(file.bytes())).doesNotContain("GPS17").doesNotContain("Exif"));
    }

    /** Reckoned by hand: P3 (200, 100, 50) is (213, 93, 31) in sRGB. */
    @Test
    void bringsTheColoursOfAPhonesJpegToSrgb() {
        var jpeg = jpegWithProfile(encoded(plain(200, 200, new Color(200, 100, 50)), "jpeg"), displayP3());

        var scaled = ScaledPictures.of("p", jpeg);

        assertColour(decoded(file(scaled, "200.jpg")), 100, 100, new Color(213, 93, 31));
        assertColour(decoded(file(scaled, "200.webp")), 100, 100, new Color(213, 93, 31));
    }

    @Test
    void bringsTheColoursOfAScreenshotsPngToSrgb() {
        var png = encoded(plain(200, 200, new Color(200, 100, 50)), "png");
        var profile = named(TestPictures.deflated(displayP3()));

        var scaled = ScaledPictures.of("p", pngWithChunk(png, "iCCP", profile));

        assertColour(decoded(file(scaled, "200.jpg")), 100, 100, new Color(213, 93, 31));
    }

    @Test
    void keepsGreyAsDarkAsItWas() {
        var grey = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 10_000; i++) {
            grey.getRaster().setSample(i % 100, i / 100, 0, 90);
        }

        for (var format : List.of("png", "jpeg")) {
            var scaled = ScaledPictures.of("p", encoded(grey, format));

            assertColour(decoded(file(scaled, "100.jpg")), 50, 50, new Color(90, 90, 90));
        }
    }

    @Test
    void laysATransparentPictureOnWhite() {
        var clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);

        var scaled = ScaledPictures.of("p", encoded(clear, "png"));

        assertColour(decoded(file(scaled, "100.jpg")), 50, 50, Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void readsLargePicturesInSteps(String format) {
        var scaled = ScaledPictures.of("p", encoded(scene(6000, 3000, TURMERIC, LEAF), format));

        assertThat(scaled.widthPx()).isEqualTo(6000);
        var image = decoded(file(scaled, "1280.jpg"));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1280, 640);
        assertColour(image, 100, 600, TURMERIC);
        assertColour(image, 1200, 600, LEAF);
        assertThat(decoded(file(scaled, "master.jpg")).getWidth()).isEqualTo(2560);
    }

    /** Four channels as print shops use them, from a drawing program: cyan on the left, yellow on the right. */
    @Test
    void readsACmykJpeg() throws java.io.IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/media/cmyk.jpg"))) {
            var image = decoded(file(ScaledPictures.of("p", file.readAllBytes()), "64.jpg"));

            var cyan = new Color(image.getRGB(12, 24));
            var yellow = new Color(image.getRGB(52, 24));
            assertThat(cyan.getBlue()).isGreaterThan(cyan.getRed() + 80);
            assertThat(yellow.getRed()).isGreaterThan(yellow.getBlue() + 80);
        }
    }

    @Test
    void saysThatAPictureWithoutPixelsBehindItsHeaderIsDamaged() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ScaledPictures.of("p", pngHeader(50, 50)))
                .withMessageContaining("damaged");
    }

    private static void assertColour(BufferedImage image, int x, int y, Color expected) {
        var actual = new Color(image.getRGB(x, y));
        assertThat(actual.getRed()).as("red of %s", actual).isCloseTo(expected.getRed(), within(6));
        assertThat(actual.getGreen()).as("green of %s", actual).isCloseTo(expected.getGreen(), within(6));
        assertThat(actual.getBlue()).as("blue of %s", actual).isCloseTo(expected.getBlue(), within(6));
    }

    private static byte[] file(ScaledPictures scaled, String name) {
        return scaled.files().stream()
                .filter(file -> file.id().equals("p/" + name))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
