package vn.sanvat.media;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The chunks of a PNG file. ISO/IEC 15948, clause 5. */
final class PngHeader {

    private static final int FIRST_CHUNK = 8;

    /** Length, type and checksum. */
    private static final int CHUNK_FRAME = 12;

    /** Of a real display's profile: about 3 kB; of a printer's, up to 2 MB. */
    private static final int MAX_PROFILE_BYTES = 4_000_000;

    private static final Set<String> PIXEL_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngHeader() {}

    static PictureHeader read(Bytes in) {
        if (!in.text(FIRST_CHUNK + 4, 4).equals("IHDR") || in.u32(FIRST_CHUNK) != 13) {
            throw Refusals.damaged();
        }
        long widthPx = in.u32(FIRST_CHUNK + 8);
        long heightPx = in.u32(FIRST_CHUNK + 12);
        if (widthPx * heightPx > PictureHeader.MAX_PIXELS || widthPx > 1_000_000 || heightPx > 1_000_000) {
            throw Refusals.tooManyPixels(widthPx, heightPx);
        }
        int orientation = 1;
        Bytes profile = null;
        for (int at = FIRST_CHUNK; ; at = next(in, at)) {
            switch (in.text(at + 4, 4)) {
                case "acTL" -> throw Refusals.animated("PNG");
                case "eXIf" -> orientation = Exif.orientation(in, at + 8, next(in, at) - 4);
                case "iCCP" -> profile = profile(in, at + 8, next(in, at) - 4);
                case "IEND" -> {
                    return new PictureHeader(PictureFormat.PNG, (int) widthPx, (int) heightPx, orientation, profile);
                }
                default -> {}
            }
        }
    }

    /**
     * The file with nothing but what its pixels need: the decoder never sees a compressed text or profile, in which a few
     * kilobytes may unfold to gigabytes.
     */
    static byte[] pixelsOnly(byte[] png) {
        var in = new Bytes(png);
        var out = new ByteArrayOutputStream(png.length);
        out.write(png, 0, FIRST_CHUNK);
        for (int at = FIRST_CHUNK; ; at = next(in, at)) {
            var type = in.text(at + 4, 4);
            if (PIXEL_CHUNKS.contains(type)) {
                out.write(png, at, next(in, at) - at);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
        }
    }

    private static int next(Bytes in, int at) {
        long next = at + CHUNK_FRAME + in.u32(at);
        if (next > in.length()) {
            throw Refusals.truncated();
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
            var profile = new byte[MAX_PROFILE_BYTES];
            int length = inflater.inflate(profile);
            if (!inflater.finished() && length == MAX_PROFILE_BYTES) {
                throw Refusals.profileTooLarge(MAX_PROFILE_BYTES);
            }
            return new Bytes(Arrays.copyOf(profile, length));
        } catch (DataFormatException e) {
            throw Refusals.damaged();
        } finally {
            inflater.end();
        }
    }
}
