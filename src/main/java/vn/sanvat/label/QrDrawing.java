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
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import vn.sanvat.web.Problem;

/** Draws QR codes, and reads every drawing again from the bytes that are handed out. Blocking work: a few milliseconds each. */
final class QrDrawing {

    /** White around the code, in modules. ISO/IEC 18004, section 9.1. */
    static final int QUIET_MODULES = 4;

    private static final int BLACK = 0;
    private static final int WHITE = 255;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    private QrDrawing() {}

    /**
     * One path of black runs on white; one module is one unit.
     *
     * @return UTF-8
     */
    static byte[] svg(String text, ErrorCorrectionLevel level) {
        var modules = modules(text, level);
        int width = modules.getWidth() + 2 * QUIET_MODULES;
        var svg = new StringBuilder()
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(width)
                .append("\" role=\"img\" shape-rendering=\"crispEdges\"><title>")
                .append(escaped(text))
                .append("</title><path fill=\"#fff\" d=\"M0 0h")
                .append(width)
                .append('v')
                .append(width)
                .append("H0z\"/><path d=\"");
        appendRuns(svg, modules);
        var bytes = svg.append("\"/></svg>\n").toString().getBytes(StandardCharsets.UTF_8);
        check(text, luminances(new String(bytes, StandardCharsets.UTF_8), width));
        return bytes;
    }

    /**
     * Black and white, whole modules as large as fit, centred.
     *
     * @param sidePx of the picture
     * @throws Problem naming {@code size} where one pixel a module is too much for it
     */
    static byte[] png(String text, ErrorCorrectionLevel level, int sidePx) {
        var modules = modules(text, level);
        int width = modules.getWidth() + 2 * QUIET_MODULES;
        int scale = sidePx / width;
        if (scale < 1) {
            throw Problem.invalid(
                    "size",
                    "size là " + sidePx + "; mã này cần ít nhất " + width + " px",
                    "size is " + sidePx + "; this code needs at least " + width + " px");
        }
        var image = new BufferedImage(sidePx, sidePx, BufferedImage.TYPE_BYTE_BINARY);
        int margin = (sidePx - scale * modules.getWidth()) / 2;
        for (int y = 0; y < sidePx; y++) {
            for (int x = 0; x < sidePx; x++) {
                image.setRGB(x, y, black(modules, x - margin, y - margin, scale) ? 0x000000 : 0xffffff);
            }
        }
        var bytes = written(image);
        check(text, luminances(bytes));
        return bytes;
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

    private static byte[] written(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", out)) {
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
            var image = ImageIO.read(new ByteArrayInputStream(png));
            var seen = new byte[image.getHeight()][image.getWidth()];
            for (int y = 0; y < seen.length; y++) {
                for (int x = 0; x < seen[y].length; x++) {
                    seen[y][x] = (byte) (image.getRGB(x, y) & 0xff);
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
