package vn.sanvat.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.sanvat.media.TestJpegs.eoi;
import static vn.sanvat.media.TestJpegs.frame;
import static vn.sanvat.media.TestJpegs.jpeg;
import static vn.sanvat.media.TestJpegs.jpegWithScans;
import static vn.sanvat.media.TestJpegs.progressive;
import static vn.sanvat.media.TestJpegs.scan;
import static vn.sanvat.media.TestJpegs.segment;
import static vn.sanvat.media.TestJpegs.soi;
import static vn.sanvat.media.TestPictures.chunk;
import static vn.sanvat.media.TestPictures.concat;
import static vn.sanvat.media.TestPictures.deflated;
import static vn.sanvat.media.TestPictures.encoded;
import static vn.sanvat.media.TestPictures.named;
import static vn.sanvat.media.TestPictures.plain;
import static vn.sanvat.media.TestPictures.pngHeader;
import static vn.sanvat.media.TestPictures.pngWithChunk;
import static vn.sanvat.media.TestPictures.scene;
import static vn.sanvat.media.TestWebps.chunkOfWebp;
import static vn.sanvat.media.TestWebps.webp;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.media.TestWebps;
import vn.sanvat.web.Problem;

class PictureHeaderTests {

    private static final Color TURMERIC = new Color(0xD9, 0x8B, 0x1A);

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void readsTheSizeOfEachFormatThatIsTaken(String format) {
        var header = PictureHeader.read(encoded(plain(123, 45, TURMERIC), format));

        assertThat(header.widthPx()).isEqualTo(123);
        assertThat(header.heightPx()).isEqualTo(45);
        assertThat(header.format().imageIoName()).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void saysThatTheEndIsMissing(String format) {
        var whole = encoded(plain(300, 300, TURMERIC), format);

        var problem = refusal(Arrays.copyOf(whole, whole.length - 20));

        assertThat(says(problem)).contains("The end of the picture is missing").contains("thiếu phần cuối");
    }

    @Test
    void refusesMoreThanFiftyMegapixelsByTheHeaderAlone() {
        var problem = refusal(pngHeader(8500, 6000));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE);
        assertThat(says(problem))
                .contains("8500 × 6000")
                .contains("51.0 million")
                .contains("51,0 triệu");
    }

    @Test
    void refusesAPictureWhoseHeaderPromisesBillionsOfPixels() {
        assertThat(refusal(pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE)).kind())
                .isEqualTo(Problem.Kind.TOO_LARGE);
    }

    @Test
    void refusesAPictureWithoutPixels() {
        assertThat(says(refusal(pngHeader(0, 10)))).contains("damaged");
    }

    @Test
    void tellsTheOwnerOfAnIphoneWhatToDoWithHeic() {
        var problem = refusal(latin("\0\0\0\30ftypheic\0\0\0\0mif1heic"));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNSUPPORTED_MEDIA);
        assertThat(says(problem)).contains("HEIC").contains("Tương thích nhất").contains("Most Compatible");
    }

    @Test
    void namesAvif() {
        assertThat(says(refusal(latin("\0\0\0\30ftypavif\0\0\0\0mif1avif")))).contains("AVIF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a....", "BM........", "%PDF-1.7\n.", "Giá bột nghệ", "<svg xmlns=''/>", "ÿØ"})
    void refusesWhatIsNoPictureThatWeTake(String content) {
        var problem = refusal(latin(content));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNSUPPORTED_MEDIA);
        assertThat(says(problem)).contains("JPEG, PNG");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(says(refusal(new byte[0]))).contains("0 bytes");
    }

    @Test
    void refusesAnAnimatedPng() {
        var png = encoded(plain(10, 10, TURMERIC), "png");

        assertThat(says(refusal(pngWithChunk(png, "acTL", new byte[8]))))
                .contains("animated")
                .contains("ảnh động");
    }

    @Test
    void refusesAnAnimatedWebp() {
        var webp = latin("RIFF\36\0\0\0WEBPVP8X\12\0\0\0\2\0\0\0\11\0\0\11\0\0ANIM\0\0\0\0");

        assertThat(says(refusal(webp))).contains("animated");
    }

    @Test
    void refusesAColourProfileThatUnfoldsToMegabytes() {
        var png = encoded(plain(10, 10, TURMERIC), "png");
        var bomb = named(deflated(new byte[30_000_000]));

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(says(refusal(pngWithChunk(png, "iCCP", bomb)))).contains("colour profile");
    }

    @Test
    void neverUnfoldsACompressedText() {
        var png = encoded(plain(10, 10, TURMERIC), "png");
        var withBomb = pngWithChunk(png, "zTXt", named(deflated(new byte[30_000_000])));

        assertThat(PictureHeader.read(withBomb).widthPx()).isEqualTo(10);
        assertThat(given(withBomb)).isEqualTo(given(png));
    }

    @Test
    void refusesAChunkThatIsLongerThanTheFile() {
        var png = concat(
                Arrays.copyOf(pngHeader(5, 5), 33),
                new byte[] {0x7F, -1, -1, -1},
                latin("IDAT"),
                chunk("IEND", new byte[0]));

        assertThat(says(refusal(png))).contains("missing");
    }

    @ParameterizedTest
    @CsvSource({"64,true", "65,false"})
    void refusesAJpegWithHundredsOfScans(int scans, boolean taken) {
        var jpeg = jpegWithScans(64, 64, scans);

        if (taken) {
            assertThat(PictureHeader.read(jpeg).widthPx()).isEqualTo(64);
        } else {
            assertThat(says(refusal(jpeg)))
                    .contains("65 scans")
                    .contains("65 lượt")
                    .contains("baseline");
        }
    }

    /** Each scan makes the decoder draw all pixels: 250 million are allowed. */
    @ParameterizedTest
    @CsvSource({"5000,5000,10,true", "5000,5001,10,false"})
    void refusesAJpegOfManyPixelsInManyScans(int width, int height, int scans, boolean taken) {
        var jpeg = jpegWithScans(width, height, scans);

        if (taken) {
            assertThat(PictureHeader.read(jpeg).heightPx()).isEqualTo(height);
        } else {
            assertThat(refusal(jpeg).kind()).isEqualTo(Problem.Kind.TOO_LARGE);
        }
    }

    /** Two bytes for each of its coefficients, those of colour at a quarter: 4:2:0, as cameras write. */
    @Test
    void reckonsWhatAProgressiveJpegTakesBesideTheHeap() {
        var usual = encoded(scene(400, 300, TURMERIC, TURMERIC), "jpeg");
        var progressive = progressive(scene(400, 300, TURMERIC, TURMERIC));

        assertThat(PictureHeader.read(usual).cost()).isEqualTo(new DecodingCost(3, 0));
        assertThat(PictureHeader.read(progressive).cost()).isEqualTo(new DecodingCost(3, 400 * 304 * 3));
    }

    /** Baseline, but each component in a scan of its own: the decoder keeps all of them as well. */
    @Test
    void reckonsTheSameForABaselineJpegOfSeveralScans() {
        var jpeg = jpeg(0xC0, 160, 160, 3, scan(1), scan(2), scan(3));

        assertThat(PictureHeader.read(jpeg).cost()).isEqualTo(new DecodingCost(3, 160 * 160 * 6));
    }

    @Test
    void refusesAJpegThatNamesTwoSizes() {
        var twice = concat(frame(0xC0, 16, 16, 3), frame(0xC0, 16_000, 3_000, 3));

        assertThat(says(refusal(concat(soi(), twice, scan(1, 2, 3), eoi())))).contains("damaged");
        assertThat(says(refusal(
                        concat(soi(), frame(0xC0, 16, 16, 3), scan(1, 2, 3), frame(0xC0, 16_000, 3_000, 3), eoi()))))
                .contains("damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC9, 0xCF})
    void refusesAJpegThatNoBrowserShows(int marker) {
        assertThat(refusal(jpeg(marker, 16, 16, 3, scan(1, 2, 3))).kind()).isEqualTo(Problem.Kind.UNSUPPORTED_MEDIA);
    }

    @Test
    void refusesAJpegOfTwelveBits() {
        var jpeg = jpeg(0xC1, 16, 16, 3, scan(1, 2, 3));
        jpeg[6] = 12;

        assertThat(says(refusal(jpeg))).contains("12 bit");
    }

    @ParameterizedTest
    @CsvSource({"0,16", "16,0"})
    void refusesAJpegWithoutWidthOrHeight(int width, int height) {
        assertThat(says(refusal(jpeg(0xC0, width, height, 3, scan(1, 2, 3))))).contains("damaged");
    }

    @ParameterizedTest
    @CsvSource({"65500,1", "1,65500"})
    void takesTheLongestSideThatDecodersTake(int width, int height) {
        assertThat(PictureHeader.read(jpeg(0xC0, width, height, 3, scan(1, 2, 3)))
                        .widthPx())
                .isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"65501,1", "1,65535"})
    void saysThatASideIsTooLong(int width, int height) {
        assertThat(says(refusal(jpeg(0xC0, width, height, 3, scan(1, 2, 3))))).contains("65500");
        assertThat(says(refusal(pngHeader(width, height)))).contains("65500");
    }

    /** Its thumbnails, positions and notes are many, and may be anything; after the end mark some phones put a film. */
    @Test
    void givesTheDecoderOfAJpegNothingButWhatItsPixelsNeed() {
        var jpeg = jpeg(0xC0, 16, 16, 3, scan(1, 2, 3));
        var full = concat(
                soi(),
                segment(0xE1, latin("Exif\0\0II")),
                segment(0xFE, new byte[500]),
                segment(0xE2, latin("MPF\0....")),
                Arrays.copyOfRange(jpeg, 2, jpeg.length),
                jpeg(0xC2, 60_000, 800, 3, scan(1)));

        assertThat(given(full)).isEqualTo(jpeg);
    }

    /** The last bytes are another picture's, which the decoder would show, or the other way round. */
    @Test
    void refusesAWebpOfTwoPictures() {
        var damaged = HexFormat.of()
                .parseHex("5249464624000000574542505650384c080000002ffebfff0f8888085650384c080000002f09400200888808");

        assertThat(says(refusal(damaged))).contains("damaged").contains("bị hỏng");
    }

    @Test
    void givesTheDecoderOfAWebpNothingButThePictureThatWasMeasured() {
        var webp = encoded(plain(30, 20, TURMERIC), "webp");
        var image = Arrays.copyOfRange(webp, 12, webp.length);

        assertThat(given(webp(chunkOfWebp("NOTE", new byte[3]), image, chunkOfWebp("XMP ", new byte[9]))))
                .isEqualTo(webp);
    }

    @ParameterizedTest
    @CsvSource({"30,20,true", "31,20,false", "30,19,false"})
    void refusesAWebpWhoseCanvasIsNotThePicture(int width, int height, boolean taken) {
        var webp = encoded(plain(30, 20, TURMERIC), "webp");
        var image = Arrays.copyOfRange(webp, 12, webp.length);
        var canvas = chunkOfWebp("VP8X", new byte[] {0, 0, 0, 0, (byte) (width - 1), 0, 0, (byte) (height - 1), 0, 0});
        var file = webp(canvas, image);

        if (taken) {
            assertThat(given(file)).isEqualTo(webp);
        } else {
            assertThat(says(refusal(file))).contains("damaged");
        }
        assertThat(says(refusal(webp(image, canvas)))).contains("damaged");
        assertThat(says(refusal(webp(canvas, canvas, image)))).contains("damaged");
        assertThat(says(refusal(webp(canvas)))).contains("damaged");
        assertThat(says(refusal(webp(image, chunkOfWebp("ALPH", new byte[9]))))).contains("damaged");
    }

    @Test
    void refusesAWebpWhoseChunkIsLongerThanTheFile() {
        var webp = encoded(plain(30, 20, TURMERIC), "webp");
        webp[16]++;
        webp[16]++;

        assertThat(says(refusal(webp))).contains("missing");
    }

    /** 295 kB of file name 65,536 tables of prefix codes, for which the decoder took 380 MB. */
    @Test
    void reckonsTheTablesOfALosslessWebp() {
        long small = PictureHeader.read(TestWebps.webpOfTables(64)).cost().wholeBytes();
        long large = PictureHeader.read(TestWebps.webpOfTables(1024)).cost().wholeBytes();

        assertThat(small).isBetween(256L * 5_000, 256L * 13_000);
        assertThat(large).isBetween(65_536L * 5_000, 65_536L * 13_000);
    }

    @Test
    void refusesASecondHeaderInAPng() {
        var png = encoded(plain(10, 10, TURMERIC), "png");

        assertThat(says(refusal(pngWithChunk(png, "IHDR", new byte[13])))).contains("damaged");
    }

    @ParameterizedTest
    @CsvSource({"3,0", "8,1", "16,3", "4,6", "8,7"})
    void refusesAPngOfDepthsThatThereAreNot(int depth, int color) {
        var png = pngHeader(5, 5);
        png[24] = (byte) depth;
        png[25] = (byte) color;

        assertThat(says(refusal(png))).contains("damaged");
    }

    /** What the decoder is given. */
    private static byte[] given(byte[] file) {
        try (var in = PictureHeader.read(file).parts().open()) {
            var bytes = new byte[(int) in.length()];
            in.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem refusal(byte[] bytes) {
        var thrown = new Problem[1];
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PictureHeader.read(bytes))
                .satisfies(problem -> thrown[0] = problem);
        assertThat(thrown[0].faults().getFirst().field()).isEqualTo("file");
        return thrown[0];
    }

    private static String says(Problem problem) {
        var says = problem.faults().getFirst().says();
        return says.vi() + " | " + says.en();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
