package vn.sanvat.media;

import static vn.sanvat.media.TestPictures.concat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG files of our own making: valid in their marks; their scans are a few bytes, whatever their size. */
public final class TestJpegs {

    private static final byte[] SOI = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] EOI = {(byte) 0xFF, (byte) 0xD9};

    private TestJpegs() {}

    /** The mark that an image begins. */
    public static byte[] soi() {
        return SOI.clone();
    }

    /** The mark that an image ends. */
    public static byte[] eoi() {
        return EOI.clone();
    }

    public static byte[] jpeg(int frameMarker, int width, int height, int components, byte[]... scans) {
        return concat(SOI, frame(frameMarker, width, height, components), concat(scans), EOI);
    }

    /** Grey, with the same scan many times. */
    public static byte[] jpegWithScans(int width, int height, int scans) {
        return jpeg(0xC2, width, height, 1, Collections.nCopies(scans, scan(1)).toArray(byte[][]::new));
    }

    public static byte[] frame(int marker, int width, int height, int components) {
        var content = ByteBuffer.allocate(6 + 3 * components)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put((byte) components);
        for (int i = 1; i <= components; i++) {
            content.put((byte) i).put((byte) 0x11).put((byte) 0);
        }
        return segment(marker, content.array());
    }

    /** Of these components. */
    public static byte[] scan(int... components) {
        var content = ByteBuffer.allocate(4 + 2 * components.length).put((byte) components.length);
        for (int component : components) {
            content.put((byte) component).put((byte) 0);
        }
        return concat(segment(0xDA, content.array()), new byte[] {1, 2, (byte) 0xFF, 0, 3, (byte) 0xFF, (byte) 0xD0});
    }

    public static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    public static byte[] progressive(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** As if it had other sides: the first frame says so. */
    public static byte[] withSize(byte[] jpeg, int width, int height) {
        var other = jpeg.clone();
        for (int at = 2; ; at += 2 + (other[at + 2] & 0xFF) * 256 + (other[at + 3] & 0xFF)) {
            int marker = other[at + 1] & 0xFF;
            if (marker >= 0xC0 && marker <= 0xC2) {
                ByteBuffer.wrap(other).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return other;
            }
        }
    }

    public static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }
}
