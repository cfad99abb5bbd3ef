package vn.sanvat.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.sanvat.media.TestPictures.chunk;
import static vn.sanvat.media.TestPictures.concat;
import static vn.sanvat.media.TestPictures.deflated;
import static vn.sanvat.media.TestPictures.encoded;
import static vn.sanvat.media.TestPictures.named;
import static vn.sanvat.media.TestPictures.plain;
import static vn.sanvat.media.TestPictures.pngHeader;
import static vn.sanvat.media.TestPictures.pngWithChunk;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertThat(PngHeader.pixelsOnly(withBomb)).isEqualTo(PngHeader.pixelsOnly(png));
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

    @Test
    void refusesAJpegWithHundredsOfScans() {
        var jpeg = encoded(plain(64, 64, TURMERIC), "jpeg");
        var end = Arrays.copyOfRange(jpeg, jpeg.length - 2, jpeg.length);
        var scans = new byte[400];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }

        var problem = refusal(concat(Arrays.copyOf(jpeg, jpeg.length - 2), scans, end));

        assertThat(says(problem)).contains("damaged");
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
