package vn.sanvat.media;

import static vn.sanvat.media.TestPictures.concat;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** WebP files of our own making. */
public final class TestWebps {

    private TestWebps() {}

    public static byte[] webp(byte[]... chunks) {
        return chunkOfWebp("RIFF", concat("WEBP".getBytes(StandardCharsets.US_ASCII), concat(chunks)));
    }

    public static byte[] chunkOfWebp(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    public static byte[] encoded(BufferedImage image, CompressionType compression) {
        var writer = ImageIO.getImageWritersByFormatName("webp").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var param = (WebPWriteParam) writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Lossless and black: each square of four pixels names a group of prefix codes of its own, each of which is the least there is. */
    public static byte[] webpOfTables(int side) {
        var out = new Bits();
        int squares = side / 4;
        out.put(0x2F, 8).put(side - 1, 14).put(side - 1, 14).put(0, 4);
        // No transforms, no colour cache; groups for squares of 2^2 pixels, in a picture without colour cache.
        out.put(0, 1).put(0, 1).put(1, 1).put(0, 3).put(0, 1);
        out.eightBits()
                .put(1, 1)
                .put(3, 3)
                .put(254, 8)
                .eightBits()
                .put(0, 1)
                .zero()
                .zero()
                .zero();
        for (int group = 0; group < squares * squares; group++) {
            out.put(reversed(group & 255), 8).put(reversed(group >> 8), 8);
        }
        for (int code = 0; code < 5 * squares * squares; code++) {
            out.zero();
        }
        return webp(chunkOfWebp("VP8L", out.put(0, 16).bytes.toByteArray()));
    }

    private static int reversed(int eightBits) {
        return Integer.reverse(eightBits) >>> 24;
    }

    /** Least significant first. */
    private static final class Bits {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long waiting;
        private int count;

        Bits put(int value, int bits) {
            waiting |= (long) value << count;
            count += bits;
            for (; count >= 8; count -= 8) {
                bytes.write((int) waiting);
                waiting >>>= 8;
            }
            return this;
        }

        /** A code of the one symbol 0. */
        Bits zero() {
            return put(1, 1).put(0, 3);
        }

        /** The start of a code of 256 symbols of 8 bits each. */
        Bits eightBits() {
            put(0, 1).put(8, 4);
            for (int i = 0; i < 11; i++) {
                put(0, 3);
            }
            return put(1, 3);
        }
    }
}
