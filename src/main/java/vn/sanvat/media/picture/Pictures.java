package vn.sanvat.media.picture;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.IOException;
import java.io.InterruptedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import vn.sanvat.media.PictureRefusals;
import vn.sanvat.media.ScaledPictures;

/** Decodes a picture whose header was found good: upright, opaque on white, in sRGB. Blocks. */
public final class Pictures {

    private Pictures() {}

    /**
     * @param longSidePx the long side of what is wanted; a picture is never enlarged
     * @param step of so many columns, and of so many rows, one is read
     * @return 3 bytes for each pixel
     * @throws vn.sanvat.web.Problem if the bytes are damaged
     */
    public static BufferedImage decode(PictureHeader header, int step, int longSidePx) {
        try {
            // What comes later needs a copy: that is made of the small picture.
            var image = ScaledPictures.fit(opaque(read(header, step)), longSidePx);
            return upright(standard(image, header.profile()), header.orientation());
        } catch (InterruptedIOException e) {
            throw because(e, PictureRefusals.busy());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // ImageIO's readers meet damaged bytes with all kinds of runtime exceptions.
            throw because(e, PictureRefusals.damaged());
        } catch (OutOfMemoryError e) {
            // The WebP decoder says so too of what it cannot make sense of.
            throw because(e, PictureRefusals.outOfMemory());
        }
    }

    private static RuntimeException because(Throwable cause, RuntimeException refusal) {
        refusal.initCause(cause);
        return refusal;
    }

    private static BufferedImage read(PictureHeader header, int step) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(header.format().imageIoName())
                .next();
        try (var in = header.parts().open()) {
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
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        var out = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            return copyGray(image, out);
        }
        var canvas = out.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return out;
    }

    /** Java takes grey levels for linear light and would brighten them; in files they are as bent as sRGB's. On white, as the others. */
    private static BufferedImage copyGray(BufferedImage image, BufferedImage out) {
        int width = image.getWidth();
        int bits = image.getColorModel().getComponentSize(0);
        boolean clear = image.getRaster().getNumBands() == 2;
        var grey = new int[width];
        var alpha = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, grey);
            if (clear) {
                image.getRaster().getSamples(0, y, width, 1, 1, alpha);
            }
            for (int x = 0; x < width; x++) {
                int level = eightBits(grey[x], bits);
                int shown = clear ? onWhite(level, eightBits(alpha[x], bits)) : level;
                grey[x] = shown * 0x010101;
            }
            out.setRGB(0, y, width, 1, grey, 0, width);
        }
        return out;
    }

    private static int eightBits(int level, int bits) {
        return bits == 8 ? level : (int) (level * 255L / ((1 << bits) - 1));
    }

    private static int onWhite(int level, int alpha) {
        return (level * alpha + 255 * (255 - alpha) + 127) / 255;
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
