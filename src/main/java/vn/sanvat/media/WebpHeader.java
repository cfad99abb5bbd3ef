package vn.sanvat.media;

import java.util.Arrays;

/** The chunks of a WebP file. RFC 9649, section 2. */
final class WebpHeader {

    private static final int FIRST_CHUNK = 12;
    private static final int ANIMATION_FLAG = 0x02;

    private WebpHeader() {}

    static PictureHeader read(Bytes in) {
        long end = 8 + in.u32Little(4);
        if (end > in.length()) {
            throw Refusals.truncated();
        }
        int widthPx = 0;
        int heightPx = 0;
        int orientation = 1;
        Bytes profile = null;
        for (long next = FIRST_CHUNK; next + 8 <= end; ) {
            int at = (int) next;
            int data = at + 8;
            next = data + in.u32Little(at + 4);
            if (next > end) {
                throw Refusals.truncated();
            }
            switch (in.text(at, 4)) {
                case "VP8X" -> requireStill(in, data);
                case "ANIM", "ANMF" -> throw Refusals.animated("WebP");
                case "VP8 " -> {
                    widthPx = in.u16Little(data + 6) & 0x3FFF;
                    heightPx = in.u16Little(data + 8) & 0x3FFF;
                }
                case "VP8L" -> {
                    long bits = in.u32Little(data + 1);
                    widthPx = (int) (bits & 0x3FFF) + 1;
                    heightPx = (int) (bits >> 14 & 0x3FFF) + 1;
                }
                case "ICCP" -> profile = new Bytes(Arrays.copyOfRange(in.all(), data, (int) next));
                case "EXIF" -> {
                    int tiff = in.text(data, 6).equals("Exif\0\0") ? data + 6 : data;
                    orientation = Exif.orientation(in, tiff, (int) next);
                }
                default -> {}
            }
            next += next % 2;
        }
        return new PictureHeader(PictureFormat.WEBP, widthPx, heightPx, orientation, profile);
    }

    private static void requireStill(Bytes in, int data) {
        if ((in.u8(data) & ANIMATION_FLAG) != 0) {
            throw Refusals.animated("WebP");
        }
        long canvas = (in.u24Little(data + 4) + 1L) * (in.u24Little(data + 7) + 1L);
        if (canvas > PictureHeader.MAX_PIXELS) {
            throw Refusals.tooManyPixels(in.u24Little(data + 4) + 1L, in.u24Little(data + 7) + 1L);
        }
    }
}
