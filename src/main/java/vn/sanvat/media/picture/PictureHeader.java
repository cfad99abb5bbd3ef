package vn.sanvat.media.picture;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.media.PictureRefusals;

/**
 * What a picture says of itself, read from its first bytes without decoding a pixel.
 *
 * @param widthPx as stored, before the orientation is applied
 * @param heightPx as stored
 * @param orientation 1..8 as EXIF 2.32, table 6 numbers them
 * @param profile the ICC colour profile that we must apply; none for sRGB, and none for JPEG, whose reader applies its own
 * @param cost of decoding it
 * @param parts of the file that the decoder is given: what was measured here, and nothing that contradicts it
 */
public record PictureHeader(
        PictureFormat format,
        int widthPx,
        int heightPx,
        int orientation,
        @Nullable Bytes profile,
        DecodingCost cost,
        PictureInput.Parts parts) {

    static final long MAX_PIXELS = 50_000_000;

    /** What libjpeg takes; the others take less (WebP) or more (PNG). */
    static final int MAX_SIDE_PX = 65_500;

    /** Of a real display's profile: about 3 kB; of a printer's, up to 2 MB. */
    static final int MAX_PROFILE_BYTES = 4_000_000;

    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis");

    /** @throws vn.sanvat.web.Problem if it is not a whole, still JPEG, PNG or WebP picture of at most {@link #MAX_PIXELS} */
    public static PictureHeader read(byte[] bytes) {
        var header = parse(bytes);
        requireDecodable(header.widthPx, header.heightPx);
        return header;
    }

    static void requireDecodable(long widthPx, long heightPx) {
        if (widthPx < 1 || heightPx < 1) {
            throw PictureRefusals.damaged();
        }
        if (widthPx > MAX_SIDE_PX || heightPx > MAX_SIDE_PX) {
            throw PictureRefusals.tooLong(widthPx, heightPx, MAX_SIDE_PX);
        }
        if (widthPx * heightPx > MAX_PIXELS) {
            throw PictureRefusals.tooManyPixels(widthPx, heightPx);
        }
    }

    private static PictureHeader parse(byte[] bytes) {
        var in = new Bytes(bytes);
        if (in.startsWith(0, 0xFF, 0xD8, 0xFF)) {
            return JpegHeader.read(in);
        }
        if (in.startsWith(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PngHeader.read(in);
        }
        if (in.text(0, 4).equals("RIFF") && in.text(8, 4).equals("WEBP")) {
            return WebpHeader.read(in);
        }
        throw refusal(in);
    }

    private static RuntimeException refusal(Bytes in) {
        if (in.length() == 0) {
            return PictureRefusals.empty();
        }
        if (in.text(4, 4).equals("ftyp") && HEIF_BRANDS.contains(in.text(8, 4))) {
            return PictureRefusals.heic(in.text(8, 2).equals("av") ? "AVIF" : "HEIC");
        }
        if (in.text(0, 4).equals("GIF8")) {
            return PictureRefusals.unsupported("GIF");
        }
        if (in.text(0, 2).equals("BM")) {
            return PictureRefusals.unsupported("BMP");
        }
        if (in.startsWith(0, 'I', 'I', 42, 0) || in.startsWith(0, 'M', 'M', 0, 42)) {
            return PictureRefusals.unsupported("TIFF");
        }
        if (in.text(0, 5).equals("%PDF-")) {
            return PictureRefusals.unsupported("PDF");
        }
        return PictureRefusals.notAPicture();
    }
}
