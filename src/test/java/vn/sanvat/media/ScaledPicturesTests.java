package vn.sanvat.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static vn.sanvat.media.TestPictures.chunk;
import static vn.sanvat.media.TestPictures.decoded;
import static vn.sanvat.media.TestPictures.displayP3;
import static vn.sanvat.media.TestPictures.encoded;
import static vn.sanvat.media.TestPictures.jpegWithExif;
import static vn.sanvat.media.TestPictures.jpegWithProfile;
import static vn.sanvat.media.TestPictures.named;
import static vn.sanvat.media.TestPictures.plain;
import static vn.sanvat.media.TestPictures.png;
import static vn.sanvat.media.TestPictures.pngHeader;
import static vn.sanvat.media.TestPictures.pngWithChunk;
import static vn.sanvat.media.TestPictures.scene;
import static vn.sanvat.media.TestPictures.withPalette;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    @CsvSource({
        "1,1",
        "319,319",
        "320,320",
        "500,320|480|500",
        "640,320|480|640",
        "900,320|480|640|900",
        "8000,320|480|640|960|1280"
    })
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
                        "p/960.jpg",
                        "p/960.webp",
                        "p/640.jpg",
                        "p/640.webp",
                        "p/480.jpg",
                        "p/480.webp",
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
    void keepsAGreyJpegAsDarkAsItWas() {
        var grey = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 10_000; i++) {
            grey.getRaster().setSample(i % 100, i / 100, 0, 90);
        }

        assertGrey(encoded(grey, "jpeg"), 90);
    }

    /** With and without a step, by which the reader takes only some of the columns and rows. */
    @ParameterizedTest
    @CsvSource({
        // depth, colour (0 is grey), level, its grey of eight bits
        "1,0,0,0",
        "1,0,1,255",
        "2,0,1,85",
        "4,0,8,136",
        "8,0,128,128",
        "8,0,1,1",
        "8,0,254,254",
        "16,0,32896,128",
        "16,0,257,1",
    })
    void keepsAGreyPngAsDarkAsItWas(int depth, int color, int level, int expected) {
        assertGrey(png(100, 100, depth, color, level), expected);
        assertGrey(png(5200, 4, depth, color, level), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "8,128,255,128",
        "8,128,0,255",
        "8,0,128,127",
        "8,128,128,191",
        "16,32896,65535,128",
        "16,0,32896,127",
        "16,32896,32896,191",
    })
    void laysGreyWithAlphaOnWhite(int depth, int level, int alpha, int expected) {
        assertGrey(png(100, 100, depth, 4, level, alpha), expected);
        assertGrey(png(5200, 4, depth, 4, level, alpha), expected);
    }

    /** One level means "nothing here"; the reader then makes a second band. */
    @ParameterizedTest
    @CsvSource({
        "1,0,1,0",
        "1,0,0,255",
        "2,1,3,85",
        "2,1,1,255",
        "4,8,1,136",
        "8,128,7,128",
        "8,128,128,255",
        "16,32896,7,128",
        "16,32896,32896,255",
    })
    void keepsAGreyPngWithAClearLevelAsDarkAsItWas(int depth, int level, int clear, int expected) {
        var chunk = chunk("tRNS", new byte[] {(byte) (clear >> 8), (byte) clear});

        assertGrey(withPalette(png(100, 100, depth, 0, level), chunk), expected);
        assertGrey(withPalette(png(5200, 4, depth, 0, level), chunk), expected);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "4,9", "8,200"})
    void keepsAPaletteWithAlphaAsItWas(int depth, int index) {
        var colours = new byte[3 * (index + 1)];
        Arrays.fill(colours, (byte) 128);
        var opaque = new byte[index + 1];
        Arrays.fill(opaque, 0, index + 1, (byte) 255);
        var half = opaque.clone();
        half[index] = (byte) 128;

        assertGrey(withPalette(png(100, 100, depth, 3, index), chunk("PLTE", colours)), 128);
        assertGrey(withPalette(png(100, 100, depth, 3, index), chunk("PLTE", colours), chunk("tRNS", opaque)), 128);
        assertGrey(withPalette(png(100, 100, depth, 3, index), chunk("PLTE", colours), chunk("tRNS", half)), 191);
    }

    /** Sixteen bits, and a colour that means "nothing here": as they are. */
    @ParameterizedTest
    @CsvSource({"8,2,128", "16,2,32896"})
    void keepsColourPngsOfAllDepths(int depth, int color, int level) {
        var clear = chunk("tRNS", new byte[6]);

        assertGrey(png(100, 100, depth, color, level, level, level), 128);
        assertGrey(withPalette(png(100, 100, depth, color, level, level, level), clear), 128);
        assertGrey(png(100, 100, depth, 6, level, level, level, (1 << depth) - 1), 128);
    }

    private static void assertGrey(byte[] picture, int expected) {
        var scaled = ScaledPictures.of("p", picture);
        var image = decoded(file(scaled, scaled.longSidesPx().getLast() + ".jpg"));
        for (int x : new int[] {0, image.getWidth() / 2, image.getWidth() - 1}) {
            var actual = new Color(image.getRGB(x, image.getHeight() / 2));
            assertThat(List.of(actual.getRed(), actual.getGreen(), actual.getBlue()))
                    .allSatisfy(value -> assertThat(value).isCloseTo(expected, within(2)));
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

    /** Its first scan alone would be a blur: stripes of four pixels, black and white, must be so in the end. */
    @ParameterizedTest
    @ValueSource(ints = {64, 6000})
    void readsAllScansOfAProgressiveJpeg(int widthPx) {
        var stripes = new BufferedImage(widthPx, 64, BufferedImage.TYPE_3BYTE_BGR);
        int stripePx = widthPx / 16;
        for (int i = 0; i < widthPx * 64; i++) {
            stripes.setRGB(i % widthPx, i / widthPx, i % widthPx / stripePx % 2 == 0 ? 0 : 0xFFFFFF);
        }

        var scaled = ScaledPictures.of("p", TestJpegs.progressive(stripes));

        var image = decoded(file(scaled, scaled.longSidesPx().getLast() + ".jpg"));
        for (int stripe = 0; stripe < 16; stripe++) {
            int x = image.getWidth() * (2 * stripe + 1) / 32;
            assertColour(image, x, image.getHeight() / 2, stripe % 2 == 0 ? Color.BLACK : Color.WHITE);
        }
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
