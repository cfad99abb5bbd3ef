package vn.sanvat.media.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.sanvat.media.PictureRefusals;
import vn.sanvat.media.picture.PictureInput.Parts;

/**
 * The chunks of a WebP file. RFC 9649, section 2. The decoder is given a new file of the one picture that was measured, for the old one may
 * hold several, and which of them is shown is a matter of the decoder.
 */
final class WebpHeader {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_FRAME = 8;
    private static final int ANIMATION_FLAG = 0x02;
    private static final int ALPHA_FLAG = 0x10;
    private static final int EXTENDED_BYTES = 10;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int PIXEL_BYTES = 4;

    /** What the decoder keeps of each pixel of a lossless picture: it, and a share of the small pictures that tell how it is coded. */
    private static final int LOSSLESS_BYTES = 5;

    private static final int LOSSLESS_HEAD = 5;
    private static final int ALPHA_COMPRESSED = 0x03;

    private final Bytes in;
    private int orientation = 1;
    private @Nullable Bytes profile;
    private @Nullable Chunk extended;
    private @Nullable Chunk alpha;
    private @Nullable Chunk image;

    private WebpHeader(Bytes in) {
        this.in = in;
    }

    static PictureHeader read(Bytes in) {
        return new WebpHeader(in).read();
    }

    /**
     * @param data where its content begins
     * @param end the first byte after it
     */
    private record Chunk(String type, int data, int end) {

        int length() {
            return end - data;
        }
    }

    private record Size(int widthPx, int heightPx) {}

    private PictureHeader read() {
        long end = CHUNK_FRAME + in.u32Little(4);
        if (end > in.length()) {
            throw PictureRefusals.truncated();
        }
        for (long next = FIRST_CHUNK; next + CHUNK_FRAME <= end; ) {
            int data = (int) next + CHUNK_FRAME;
            next = data + in.u32Little(data - 4);
            if (next > end) {
                throw PictureRefusals.truncated();
            }
            take(new Chunk(in.text(data - CHUNK_FRAME, 4), data, (int) next));
            next += next % 2;
        }
        return header();
    }

    private void take(Chunk chunk) {
        switch (chunk.type) {
            case "VP8X" -> {
                requireFirst(extended, chunk.data == FIRST_CHUNK + CHUNK_FRAME);
                requireStill(chunk);
                extended = chunk;
            }
            case "ANIM", "ANMF" -> throw PictureRefusals.animated("WebP");
            case "ALPH" -> {
                requireFirst(alpha, image == null);
                alpha = chunk;
            }
            case "VP8 ", "VP8L" -> {
                requireFirst(image, true);
                image = chunk;
            }
            case "ICCP" -> {
                if (chunk.length() > PictureHeader.MAX_PROFILE_BYTES) {
                    throw PictureRefusals.profileTooLarge(PictureHeader.MAX_PROFILE_BYTES);
                }
                profile = new Bytes(Arrays.copyOfRange(in.all(), chunk.data, chunk.end));
            }
            case "EXIF" -> {
                int tiff = in.text(chunk.data, 6).equals("Exif\0\0") ? chunk.data + 6 : chunk.data;
                orientation = Exif.orientation(in, tiff, chunk.end);
            }
            default -> {}
        }
    }

    private static void requireFirst(@Nullable Chunk earlier, boolean atItsPlace) {
        if (earlier != null || !atItsPlace) {
            throw PictureRefusals.damaged();
        }
    }

    private void requireStill(Chunk chunk) {
        if (chunk.length() < EXTENDED_BYTES) {
            throw PictureRefusals.damaged();
        }
        if ((in.u8(chunk.data) & ANIMATION_FLAG) != 0) {
            throw PictureRefusals.animated("WebP");
        }
        var canvas = canvas(chunk);
        PictureHeader.requireDecodable(canvas.widthPx, canvas.heightPx);
    }

    private Size canvas(Chunk chunk) {
        return new Size(in.u24Little(chunk.data + 4) + 1, in.u24Little(chunk.data + 7) + 1);
    }

    private PictureHeader header() {
        if (image == null) {
            throw PictureRefusals.damaged();
        }
        boolean lossless = image.type.equals("VP8L");
        var size = lossless ? losslessSize(image) : lossySize(image);
        if (extended != null && !canvas(extended).equals(size)) {
            throw PictureRefusals.damaged();
        }
        long pixels = (long) size.widthPx * size.heightPx;
        long wholeBytes = lossless ? LOSSLESS_BYTES * pixels + tableBytes(image, LOSSLESS_HEAD, size) : 0;
        var chunks = new Parts();
        if (alpha != null && !lossless) {
            wholeBytes = (1 + LOSSLESS_BYTES) * pixels;
            if (alpha.length() > 1 && (in.u8(alpha.data) & ALPHA_COMPRESSED) != 0) {
                wholeBytes += tableBytes(alpha, 1, size);
            }
            chunks.add(extended(size));
            add(chunks, alpha);
        }
        add(chunks, image);
        return new PictureHeader(
                PictureFormat.WEBP,
                size.widthPx,
                size.heightPx,
                orientation,
                profile,
                new DecodingCost(PIXEL_BYTES + DecodingCost.OPAQUE_BYTES, wholeBytes),
                file(chunks));
    }

    private Size lossySize(Chunk chunk) {
        int at = chunk.data;
        boolean keyFrame = chunk.length() > 10 && (in.u8(at) & 1) == 0 && in.startsWith(at + 3, 0x9D, 0x01, 0x2A);
        if (!keyFrame) {
            throw PictureRefusals.damaged();
        }
        return new Size(in.u16Little(at + 6) & 0x3FFF, in.u16Little(at + 8) & 0x3FFF);
    }

    private Size losslessSize(Chunk chunk) {
        if (chunk.length() <= LOSSLESS_HEAD || in.u8(chunk.data) != LOSSLESS_SIGNATURE) {
            throw PictureRefusals.damaged();
        }
        long bits = in.u32Little(chunk.data + 1);
        if (bits >> 29 != 0) {
            throw PictureRefusals.damaged();
        }
        return new Size((int) (bits & 0x3FFF) + 1, (int) ((bits >> 14) & 0x3FFF) + 1);
    }

    private long tableBytes(Chunk chunk, int head, Size size) {
        return LosslessWebp.tableBytes(in, chunk.data + head, chunk.end, size.widthPx, size.heightPx);
    }

    private static byte[] extended(Size size) {
        int width = size.widthPx - 1;
        int height = size.heightPx - 1;
        return ByteBuffer.allocate(CHUNK_FRAME + EXTENDED_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin("VP8X"))
                .putInt(EXTENDED_BYTES)
                .putInt(ALPHA_FLAG)
                .putShort((short) width)
                .put((byte) (width >> 16))
                .putShort((short) height)
                .put((byte) (height >> 16))
                .array();
    }

    private static Parts file(Parts chunks) {
        var head = ByteBuffer.allocate(FIRST_CHUNK)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin("RIFF"))
                .putInt(4 + (int) chunks.length())
                .put(latin("WEBP"));
        return new Parts().add(head.array()).add(chunks);
    }

    private void add(Parts chunks, Chunk chunk) {
        chunks.add(in, chunk.data - CHUNK_FRAME, chunk.end);
        if (chunk.length() % 2 == 1) {
            chunks.add(new byte[1]);
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
