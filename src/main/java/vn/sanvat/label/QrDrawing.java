package vn.sanvat.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vn.sanvat.web.Problem;

/** Draws QR codes, and reads every drawing again from the bytes that are handed out. Blocking work: a few milliseconds each. */
final class QrDrawing {

    /** White around the code, in modules. ISO/IEC 18004, section 9.1. */
    static final int QUIET_MODULES = 4;

    /** The size of the words under a code, in parts of its width; a line of it takes a little more. */
    private static final double CAPTION_SIZE = 1 / 13.0;

    private static final double CAPTION_LINE = CAPTION_SIZE * 1.35;

    /** What words may take of the width. */
    private static final double CAPTION_WIDTH = 0.9;

    /** Smaller pictures have no words: nobody could read them. */
    static final int LEAST_SIDE_WITH_CAPTION_PX = 120;

    private static final int BLACK = 0;
    private static final int WHITE = 255;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    private QrDrawing() {}

    /**
     * One path of black runs on white; one module is one unit.
     *
     * @param caption lines of words under the code
     * @return UTF-8
     */
    static byte[] svg(String text, ErrorCorrectionLevel level, List<String> caption) {
        var modules = modules(text, level);
        int width = modules.getWidth() + 2 * QUIET_MODULES;
        int height = width + captionHeight(width, caption);
        var svg = new StringBuilder()
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" shape-rendering=\"crispEdges\"><title>")
                .append(escaped(text))
                .append("</title>")
                .append(caption.isEmpty() ? "" : "<desc>" + escaped(String.join("\n", caption)) + "</desc>")
                .append("<path fill=\"#fff\" d=\"M0 0h")
                .append(width)
                .append('v')
                .append(height)
                .append("H0z\"/><path d=\"");
        appendRuns(svg, modules);
        svg.append("\"/><g shape-rendering=\"geometricPrecision\">");
        captionLines(width, caption)
                .forEach(line -> svg.append(Lettering.svg(line.text(), line.x(), line.y(), line.size())));
        var bytes = svg.append("</g></svg>\n").toString().getBytes(StandardCharsets.UTF_8);
        check(text, luminances(new String(bytes, StandardCharsets.UTF_8), width));
        return bytes;
    }

    /**
     * Black and white, whole modules as large as fit, centred.
     *
     * @param sidePx of the code with the white around it, and the picture's width
     * @param caption lines of words under the code
     * @throws Problem naming {@code size} where one pixel a module is too much for it
     */
    static byte[] png(String text, ErrorCorrectionLevel level, int sidePx, List<String> caption) {
        var modules = modules(text, level);
        int width = modules.getWidth() + 2 * QUIET_MODULES;
        int scale = sidePx / width;
        if (scale < 1) {
            throw Problem.invalid(
                    "size",
                    "size là " + sidePx + "; mã này cần ít nhất " + width + " px",
                    "size is " + sidePx + "; this code needs at least " + width + " px");
        }
        var words = sidePx < LEAST_SIDE_WITH_CAPTION_PX ? List.<String>of() : caption;
        int height = sidePx + captionHeight(sidePx, words);
        var image = new BufferedImage(
                sidePx, height, words.isEmpty() ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_GRAY);
        int margin = (sidePx - scale * modules.getWidth()) / 2;
        // As samples, here and where it is read again: for colours of grey pictures Java fills a table of the process
        // when
        // it first needs it, and lets a second thread read it half filled.
        var samples = image.getRaster();
        int white = white(samples);
        for (int y = 0; y < sidePx; y++) {
            for (int x = 0; x < sidePx; x++) {
                samples.setSample(x, y, 0, black(modules, x - margin, y - margin, scale) ? BLACK : white);
            }
        }
        write(image, captionLines(sidePx, words));
        var bytes = written(image);
        check(text, luminances(bytes));
        return bytes;
    }

    /** @param y of the line on which the letters stand */
    private record CaptionLine(String text, double x, double y, double size) {}

    private static int captionHeight(int width, List<String> caption) {
        return caption.isEmpty() ? 0 : (int) Math.ceil(width * CAPTION_LINE * (caption.size() + 0.4));
    }

    /** In the middle, each as large as fits; below the white that the code needs around it. */
    private static List<CaptionLine> captionLines(int width, List<String> caption) {
        var lines = new ArrayList<CaptionLine>();
        for (var text : caption) {
            var wide = Lettering.width(text);
            var size = Math.min(width * CAPTION_SIZE, width * CAPTION_WIDTH / wide);
            lines.add(new CaptionLine(
                    text, (width - wide * size) / 2, width + width * CAPTION_LINE * (lines.size() + 0.8), size));
        }
        return lines;
    }

    private static void write(BufferedImage image, List<CaptionLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, image.getWidth(), image.getWidth(), image.getHeight() - image.getWidth());
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        lines.forEach(line -> pen.fill(Lettering.shape(line.text(), line.x(), line.y(), line.size())));
        pen.dispose();
    }

    private static ByteMatrix modules(String text, ErrorCorrectionLevel level) {
        try {
            return Encoder.encode(text, level).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code can hold " + text.length() + " characters", e);
        }
    }

    private static void appendRuns(StringBuilder svg, ByteMatrix modules) {
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int start = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > start) {
                    int run = x - start;
                    svg.append('M')
                            .append(start + QUIET_MODULES)
                            .append(' ')
                            .append(y + QUIET_MODULES)
                            .append('h')
                            .append(run)
                            .append("v1h-")
                            .append(run)
                            .append('z');
                }
                x++;
            }
        }
    }

    private static boolean black(ByteMatrix modules, int x, int y, int scale) {
        int column = Math.floorDiv(x, scale);
        int row = Math.floorDiv(y, scale);
        return column >= 0
                && row >= 0
                && column < modules.getWidth()
                && row < modules.getHeight()
                && modules.get(column, row) == 1;
    }

    /** The largest sample of a picture of one band. */
    private static int white(Raster samples) {
        return (1 << samples.getSampleModel().getSampleSize(0)) - 1;
    }

    /** In memory, as it is read: a stream that ImageIO makes itself lies in a file, for which there may be no room. */
    private static byte[] written(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IllegalStateException("This Java writes no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The drawing as a scanner sees it: the runs of the path that was written, painted. */
    private static Luminances luminances(String svg, int width) {
        var grid = new BitMatrix(width);
        var run = RUN.matcher(svg);
        while (run.find()) {
            grid.setRegion(number(run.group(1)), number(run.group(2)), number(run.group(3)), 1);
        }
        int scale = 4;
        var seen = new byte[width * scale][width * scale];
        for (int y = 0; y < seen.length; y++) {
            for (int x = 0; x < seen.length; x++) {
                seen[y][x] = (byte) (grid.get(x / scale, y / scale) ? BLACK : WHITE);
            }
        }
        return new Luminances(seen);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Luminances luminances(byte[] png) {
        try {
            var samples = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)))
                    .getRaster();
            int white = white(samples);
            // The code, without the words below it.
            var seen = new byte[samples.getWidth()][samples.getWidth()];
            for (int y = 0; y < seen.length; y++) {
                for (int x = 0; x < seen[y].length; x++) {
                    seen[y][x] = (byte) (samples.getSample(x, y, 0) * WHITE / white);
                }
            }
            return new Luminances(seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No code leaves that does not say what it should. */
    private static void check(String text, Luminances drawing) {
        try {
            var hints = Map.of(DecodeHintType.PURE_BARCODE, true, DecodeHintType.CHARACTER_SET, "UTF-8");
            var read = new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(drawing)), hints);
            if (read.getBarcodeFormat() == BarcodeFormat.QR_CODE
                    && read.getText().equals(text)) {
                return;
            }
        } catch (ReaderException e) {
            throw new IllegalStateException("A QR code that was drawn cannot be read again", e);
        }
        throw new IllegalStateException("A QR code that was drawn says something else than it should");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
