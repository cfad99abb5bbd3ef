package vn.sanvat.media;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Pictures made for tests, good ones and bad ones. */
public final class TestPictures {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private TestPictures() {}

    /** Left half of one colour, right half of another; the top left sixteenth is black. */
    public static BufferedImage scene(int width, int height, Color left, Color right) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var g = image.createGraphics();
        g.setColor(left);
        g.fillRect(0, 0, width / 2, height);
        g.setColor(right);
        g.fillRect(width / 2, 0, width - width / 2, height);
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, width / 4, height / 4);
        g.dispose();
        return image;
    }

    public static BufferedImage plain(int width, int height, Color color) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var g = image.createGraphics();
        g.setColor(color);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }

    public static byte[] encoded(BufferedImage image, String format) {
        try {
            var out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("No writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Display P3: the sRGB curve with the colourants of DCI-P3, adapted to D50. */
    public static byte[] displayP3() {
        var profile = ICC_Profile.getInstance(
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        profile.setData(ICC_Profile.icSigRedColorantTag, xyz(0.51512, 0.24120, -0.00105));
        profile.setData(ICC_Profile.icSigGreenColorantTag, xyz(0.29198, 0.69225, 0.04189));
        profile.setData(ICC_Profile.icSigBlueColorantTag, xyz(0.15710, 0.06657, 0.78407));
        return profile.getData();
    }

    private static byte[] xyz(double x, double y, double z) {
        return ByteBuffer.allocate(20)
                .put("XYZ ".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt((int) Math.round(x * 65536))
                .putInt((int) Math.round(y * 65536))
                .putInt((int) Math.round(z * 65536))
                .array();
    }

    public static byte[] jpegWithProfile(byte[] jpeg, byte[] profile) {
        var head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        return withSegment(jpeg, 0xE2, concat(head, profile));
    }

    /** With the orientation, a maker's name and a position in Tuyên Phú. */
    public static byte[] jpegWithExif(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(160).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, 50);
        tiff.putInt(0);
        tiff.position(50);
        tiff.putShort((short) 1);
        entry(tiff, 0x001D, 2, 11, 80);
        tiff.position(80);
        tiff.put("GPS17.8106N".getBytes(StandardCharsets.US_ASCII));
        return withSegment(jpeg, 0xE1, concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array()));
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        var segment = ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
        return insert(jpeg, 2, segment);
    }

    /** A chunk with its checksum, after IHDR. */
    public static byte[] pngWithChunk(byte[] png, String type, byte[] content) {
        return insert(png, 33, chunk(type, content));
    }

    public static byte[] chunk(String type, byte[] content) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** Valid as far as its header; its pixels would not be worth decoding. */
    public static byte[] pngHeader(int width, int height) {
        var ihdr = ByteBuffer.allocate(13).putInt(width).putInt(height);
        ihdr.put((byte) 8).put((byte) 2).put(new byte[3]);
        return concat(
                PNG_SIGNATURE,
                chunk("IHDR", ihdr.array()),
                chunk("IDAT", deflated(new byte[0])),
                chunk("IEND", new byte[0]));
    }

    /**
     * A PNG of one colour.
     *
     * @param color the colour type of clause 11.2.2
     * @param samples of each pixel
     */
    public static byte[] png(int width, int height, int depth, int color, int... samples) {
        int bits = width * depth * samples.length;
        var row = new byte[1 + Math.ceilDiv(bits, 8)];
        for (int i = 0; i < width * samples.length; i++) {
            int sample = samples[i % samples.length];
            for (int bit = 0; bit < depth; bit++) {
                int at = i * depth + bit;
                row[1 + at / 8] |= (byte) ((sample >> (depth - 1 - bit) & 1) << (7 - at % 8));
            }
        }
        var rows = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            rows.writeBytes(row);
        }
        var ihdr = ByteBuffer.allocate(13).putInt(width).putInt(height);
        ihdr.put((byte) depth).put((byte) color).put(new byte[3]);
        return concat(
                PNG_SIGNATURE,
                chunk("IHDR", ihdr.array()),
                chunk("IDAT", deflated(rows.toByteArray())),
                chunk("IEND", new byte[0]));
    }

    /** With chunks that stand before the pixels. */
    public static byte[] withPalette(byte[] png, byte[]... chunks) {
        return insert(png, 33, concat(chunks));
    }

    public static byte[] named(byte[] deflated) {
        return concat("name\0\0".getBytes(StandardCharsets.US_ASCII), deflated);
    }

    public static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] insert(byte[] bytes, int at, byte[] part) {
        return ByteBuffer.allocate(bytes.length + part.length)
                .put(bytes, 0, at)
                .put(part)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    public static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
