package vn.sanvat.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import vn.sanvat.label.QrImages.Correction;
import vn.sanvat.web.Problem;

class QrImageTests {

    private static final String LINK = "https://sanvat.example/01/09521234543213/10/L%2F2026-11%2BA";

    private static final List<String> NO_WORDS = List.of();
    private static final List<String> WORDS =
            List.of("KN7C3WXHAP", "Lô 2026-11+A/12345678901", "Sản xuất 02/10/2026", "Hạn dùng 02/10/2027");

    private final QrImages images = new QrImages();

    @AfterEach
    void endThreads() {
        images.destroy();
    }

    @ParameterizedTest
    @EnumSource(Correction.class)
    void everyCorrectionSaysTheSame(Correction correction) throws Exception {
        assertThat(read(now(images.png(LINK, correction, 400, NO_WORDS)))).isEqualTo(LINK);
        assertThat(new String(now(images.svg(LINK, correction, NO_WORDS)), StandardCharsets.UTF_8))
                .contains(LINK);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 127, 512, 2048})
    void aPictureHasTheSizeThatWasAskedForAndFourModulesOfWhiteAround(int sidePx) throws IOException {
        var image = ImageIO.read(
                new ByteArrayInputStream(now(images.png("https://x.example/l/A", Correction.M, sidePx, NO_WORDS))));

        assertThat(image.getWidth()).isEqualTo(sidePx);
        assertThat(image.getHeight()).isEqualTo(sidePx);
        int modules = 25;
        int scale = sidePx / (modules + 8);
        for (int i = 0; i < sidePx; i++) {
            for (int edge = 0; edge < 4 * scale; edge++) {
                assertThat(image.getRGB(i, edge)).isEqualTo(0xffffffff);
                assertThat(image.getRGB(edge, i)).isEqualTo(0xffffffff);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 63, 2049})
    void aSizeOutOfBoundsIsRefusedByItsName(int sidePx) {
        assertThatThrownBy(() -> now(images.png(LINK, Correction.M, sidePx, NO_WORDS)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.faults().getFirst().field()).isEqualTo("size"));
    }

    @Test
    void aCodeThatDoesNotFitIntoItsPictureIsRefused() {
        assertThatThrownBy(() -> now(images.png("https://x.example/" + "a".repeat(250), Correction.H, 64, NO_WORDS)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.faults().getFirst().says().en())
                                .contains("needs at least"));
    }

    @Test
    void theTitleOfADrawingIsEscaped() {
        var svg = new String(
                now(images.svg("https://x.example/?a=<b>&c=d", Correction.M, NO_WORDS)), StandardCharsets.UTF_8);

        assertThat(svg).contains("<title>https://x.example/?a=&lt;b&gt;&amp;c=d</title>");
    }

    @Test
    void wordsStandUnderTheCodeAndLeaveItReadable() throws Exception {
        var svg = new String(now(images.svg(LINK, Correction.M, WORDS)), StandardCharsets.UTF_8);
        var png = now(images.png(LINK, Correction.M, 512, WORDS));
        var image = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(svg).contains("<desc>" + String.join("\n", WORDS) + "</desc>");
        assertThat(read(png)).isEqualTo(LINK);
        assertThat(image.getWidth()).isEqualTo(512);
        assertThat(dark(image, 512, image.getHeight())).isPositive();
        assertThat(dark(image, image.getHeight() - 10, image.getHeight())).isZero();
    }

    @Test
    void aPictureTooSmallForWordsHasNone() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(now(
                images.png("https://x.example/l/A", Correction.M, QrDrawing.LEAST_SIDE_WITH_CAPTION_PX - 1, WORDS))));

        assertThat(image.getHeight()).isEqualTo(image.getWidth());
    }

    @Test
    void everyLetterOfVietnameseAndOfALotNumberIsDrawn() {
        var letters = "ăâđêôơưĂÂĐÊÔƠƯằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵỲỶỸỴ!\"%&'()*+,-./0123456789:;<=>?AZ_az";

        letters.codePoints()
                .filter(letter -> letter != '?')
                .mapToObj(Character::toString)
                .forEach(letter -> assertThat(Lettering.svg(letter, 0, 0, 1))
                        .as(letter)
                        .isNotEqualTo(Lettering.svg("?", 0, 0, 1)));
        assertThat(Lettering.width("e\u0302\u0301")).isEqualTo(Lettering.width("ế"));
        assertThat(Lettering.svg("ç", 0, 0, 1)).isEqualTo(Lettering.svg("c", 0, 0, 1));
    }

    private static long dark(BufferedImage image, int from, int to) {
        return IntStream.range(from, to)
                .mapToLong(y -> IntStream.range(0, image.getWidth())
                        .filter(x -> (image.getRGB(x, y) & 0xff) < 128)
                        .count())
                .sum();
    }

    private static byte[] now(Mono<byte[]> picture) {
        return Objects.requireNonNull(picture.block());
    }

    private static String read(byte[] png) throws IOException, ReaderException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var rows = new byte[image.getHeight()][image.getWidth()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                rows[y][x] = (byte) (image.getRGB(x, y) & 0xff);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new Luminances(rows))))
                .getText();
    }

    /** Two pictures drawn at once, as the first of a process, met such tables: one in 25 starts answered a picture with 500. */
    @Test
    void aPictureNeedsNoTableThatAnotherThreadFillsAtThatMoment() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--add-opens=java.desktop/java.awt.image=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AmongHalfFilledTables.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader()) {
            assertThat(said.lines().toList()).containsExactly(AmongHalfFilledTables.ALL_DRAWN);
        }
    }

    /** A process in which Java's tables of colours are made, but not filled yet. */
    static final class AmongHalfFilledTables {

        static final String ALL_DRAWN = "all drawn";

        private static final Map<String, Object> TABLES =
                Map.of("l8Tos8", new byte[256], "s8Tol8", new byte[256], "l16Tos8", new byte[65_536]);

        public static void main(String[] arguments) throws Exception {
            for (var table : TABLES.entrySet()) {
                var field = ColorModel.class.getDeclaredField(table.getKey());
                field.setAccessible(true);
                field.set(null, table.getValue());
            }
            for (var words : List.of(NO_WORDS, WORDS)) {
                QrDrawing.png(LINK, ErrorCorrectionLevel.M, 512, words);
                QrDrawing.svg(LINK, ErrorCorrectionLevel.M, words);
            }
            System.out.println(ALL_DRAWN);
        }
    }
}
