package vn.sanvat.media.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import vn.sanvat.media.PictureRefusals;
import vn.sanvat.media.picture.PictureInput.Parts;

/** The chunks of a PNG file. ISO/IEC 15948, clause 5. */
final class PngHeader {

    private static final int FIRST_CHUNK = 8;

    /** Length, type and checksum. */
    private static final int CHUNK_FRAME = 12;

    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    /** Of each kind of colour, the bits of a sample. Clause 11.2.2, table 12. */
    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(
            GREY, Set.of(1, 2, 4, 8, 16),
            RGB, Set.of(8, 16),
            PALETTE, Set.of(1, 2, 4, 8),
            GREY_ALPHA, Set.of(8, 16),
            RGB_ALPHA, Set.of(8, 16));

    private static final int MAX_PALETTE_BYTES = 256 * 3;
    private static final int MAX_TRANSPARENCY_BYTES = 256;

    private final Bytes in;
    private final Parts parts = new Parts();
    private int orientation = 1;
    private boolean palette;
    private boolean clear;
    private @Nullable Bytes profile;

    private PngHeader(Bytes in) {
        this.in = in;
    }

    static PictureHeader read(Bytes in) {
        return new PngHeader(in).read();
    }

    private PictureHeader read() {
        if (!in.text(FIRST_CHUNK + 4, 4).equals("IHDR") || in.u32(FIRST_CHUNK) != 13) {
            throw PictureRefusals.damaged();
        }
        long widthPx = in.u32(FIRST_CHUNK + 8);
        long heightPx = in.u32(FIRST_CHUNK + 12);
        PictureHeader.requireDecodable(widthPx, heightPx);
        if (!DEPTHS.getOrDefault(color(), Set.of()).contains(depth())) {
            throw PictureRefusals.damaged();
        }
        parts.add(in, 0, FIRST_CHUNK);
        int at = FIRST_CHUNK;
        while (!in.text(at + 4, 4).equals("IEND")) {
            take(in.text(at + 4, 4), at, next(at));
            at = next(at);
        }
        parts.add(in, at, next(at));
        return new PictureHeader(
                PictureFormat.PNG,
                (int) widthPx,
                (int) heightPx,
                orientation,
                profile,
                new DecodingCost(bytesPerPixel(), 0),
                parts);
    }

    /** Of the others, such as compressed texts whose few kilobytes may unfold to gigabytes, the decoder is given none. */
    private void take(String type, int at, int next) {
        switch (type) {
            case "IHDR" -> {
                if (at != FIRST_CHUNK) {
                    throw PictureRefusals.damaged();
                }
                parts.add(in, at, next);
            }
            case "PLTE" -> {
                if (in.u32(at) > MAX_PALETTE_BYTES) {
                    throw PictureRefusals.damaged();
                }
                parts.add(in, at, next);
                palette = true;
            }
            case "IDAT" -> parts.add(in, at, next);
            case "tRNS" -> takeTransparency(at, next);
            case "acTL", "fcTL", "fdAT" -> throw PictureRefusals.animated("PNG");
            case "eXIf" -> orientation = Exif.orientation(in, at + 8, next - 4);
            case "iCCP" -> profile = profile(in, at + 8, next - 4);
            default -> {}
        }
    }

    /** One that does not fit its picture is left out, as browsers do; Java's reader would lose its place in the file. */
    private void takeTransparency(int at, int next) {
        long length = in.u32(at);
        boolean fits = switch (color()) {
            case GREY -> length == 2;
            case RGB -> length == 6;
            case PALETTE -> palette && length <= MAX_TRANSPARENCY_BYTES;
            default -> false;
        };
        if (!fits) {
            return;
        }
        clear = color() != PALETTE;
        if (color() == GREY && depth() < 8) {
            // Java's reader compares the level when it has already brought it to eight bits.
            int most = (1 << depth()) - 1;
            int level = (in.u16(at + 8) & most) * 255 / most;
            parts.add(chunk("tRNS", new byte[] {0, (byte) level}));
        } else {
            parts.add(in, at, next);
        }
    }

    private static byte[] chunk(String type, byte[] content) {
        var framed = ByteBuffer.allocate(CHUNK_FRAME + content.length)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content);
        var crc = new CRC32();
        crc.update(framed.array(), 4, 4 + content.length);
        return framed.putInt((int) crc.getValue()).array();
    }

    private int depth() {
        return in.u8(FIRST_CHUNK + 16);
    }

    private int color() {
        return in.u8(FIRST_CHUNK + 17);
    }

    /** The reader makes a channel of a level or colour that means "nothing here". */
    private int bytesPerPixel() {
        int samples = switch (color()) {
            case GREY_ALPHA -> 2;
            case RGB -> 3;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
        return (samples + (clear ? 1 : 0)) * Math.ceilDiv(depth(), 8) + DecodingCost.OPAQUE_BYTES;
    }

    private int next(int at) {
        long next = at + CHUNK_FRAME + in.u32(at);
        if (next > in.length()) {
            throw PictureRefusals.truncated();
        }
        return (int) next;
    }

    /** The chunk is a name, a zero, the method 0, and the profile deflated. */
    private static @Nullable Bytes profile(Bytes in, int from, int to) {
        int at = from;
        while (at < to && in.u8(at) != 0) {
            at++;
        }
        if (at + 2 >= to) {
            return null;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(in.all(), at + 2, to - at - 2);
            var profile = new byte[PictureHeader.MAX_PROFILE_BYTES];
            int length = inflater.inflate(profile);
            if (!inflater.finished() && length == PictureHeader.MAX_PROFILE_BYTES) {
                throw PictureRefusals.profileTooLarge(PictureHeader.MAX_PROFILE_BYTES);
            }
            return new Bytes(Arrays.copyOf(profile, length));
        } catch (DataFormatException e) {
            throw PictureRefusals.damaged();
        } finally {
            inflater.end();
        }
    }
}
