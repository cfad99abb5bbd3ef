package vn.sanvat.media;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes a picture whose header was found good: upright, opaque on white, in sRGB. Blocks. */
final class Pictures {

    /** What a 16-megapixel phone makes. At up to 8 bytes for each pixel, and 3 for its copy, that is 176 MB of a heap of 512. */
    private static final int MAX_DECODED_PIXELS = 16_000_000;

    private Pictures() {}

    /**
     * @param atLeastPx the long side that is needed; a much larger picture is read in steps of whole pixels, so that 50 megapixels
     *     take about 25 MB and not 200
     * @return 3 bytes for each pixel; the long side is at least {@code atLeastPx}, or that of the original if it is shorter, or less where
     *     that would be more than 16 megapixels
     * @throws vn.sanvat.web.Problem if the bytes are damaged
     */
    static BufferedImage decode(byte[] bytes, PictureHeader header, int atLeastPx) {
        try {
            var image = opaque(read(bytes, header, step(header, atLeastPx)));
            return upright(standard(image, header.profile()), header.orientation());
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers meet damaged bytes with all kinds of runtime exceptions.
            var refusal = Refusals.damaged();
            refusal.initCause(e);
            throw refusal;
        }
    }

    static int step(PictureHeader header, int atLeastPx) {
        int step = Math.max(1, Math.max(header.widthPx(), header.heightPx()) / atLeastPx);
        while ((long) header.widthPx() * header.heightPx() / step / step > MAX_DECODED_PIXELS) {
            step++;
        }
        return step;
    }

    private static BufferedImage read(byte[] bytes, PictureHeader header, int step) throws IOException {
        var pixels = header.format() == PictureFormat.PNG ? PngHeader.pixelsOnly(bytes) : bytes;
        ImageReader reader = ImageIO.getImageReadersByFormatName(header.format().imageIoName())
                .next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(pixels))) {
            reader.setInput(in, false, true);
            return reader.read(0, inSteps(reader.getDefaultReadParam(), header, step));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReadParam inSteps(ImageReadParam param, PictureHeader header, int step) {
        if (step > 1 && param instanceof com.luciad.imageio.webp.WebPReadParam webp) {
            webp.setUseScaling(true);
            webp.setScaledWidth(Math.max(1, header.widthPx() / step));
            webp.setScaledHeight(Math.max(1, header.heightPx() / step));
        } else if (step > 1) {
            param.setSourceSubsampling(step, step, 0, 0);
        }
        return param;
    }

    private static BufferedImage opaque(BufferedImage image) {
        var out = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        if (image.getRaster().getNumBands() == 1 && !(image.getColorModel() instanceof IndexColorModel)) {
            return copyGray(image, out);
        }
        var canvas = out.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return out;
    }

    /** Java takes grey levels for linear light and would brighten them; in files they are as bent as sRGB's. */
    private static BufferedImage copyGray(BufferedImage image, BufferedImage out) {
        int width = image.getWidth();
        var row = new int[width];
        int shift = Math.max(0, image.getColorModel().getComponentSize(0) - 8);
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                row[x] = (row[x] >> shift) * 0x010101;
            }
            out.setRGB(0, y, width, 1, row, 0, width);
        }
        return out;
    }

    /** A profile that cannot be used is left out: the colours are then a little off, the picture is there. */
    private static BufferedImage standard(BufferedImage image, @Nullable Bytes profile) {
        if (profile == null) {
            return image;
        }
        try {
            var from = ICC_Profile.getInstance(profile.all());
            if (from.getColorSpaceType() != ColorSpace.TYPE_RGB) {
                return image;
            }
            var to = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            var out = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
            new ColorConvertOp(new ICC_Profile[] {from, to}, null).filter(image.getRaster(), out.getRaster());
            return out;
        } catch (IllegalArgumentException | java.awt.color.CMMException e) {
            return image;
        }
    }

    /** EXIF 2.32, table 6: where the first row and the first column of the stored picture lie in the upright one. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> null;
        };
        if (turn == null) {
            return image;
        }
        boolean lying = orientation >= 5;
        var out = new BufferedImage(lying ? h : w, lying ? w : h, image.getType());
        var canvas = out.createGraphics();
        canvas.drawImage(image, turn, null);
        canvas.dispose();
        return out;
    }
}
