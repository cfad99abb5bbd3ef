package vn.sanvat.media;

/** The markers of a JPEG file up to its pixels. ITU-T T.81, annex B. */
final class JpegHeader {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP1 = 0xE1;

    /** A camera writes about 10; each further scan makes the decoder walk over all pixels again for a few bytes of file. */
    private static final int MAX_SCANS = 64;

    private JpegHeader() {}

    static PictureHeader read(Bytes in) {
        int at = 2;
        int widthPx = 0;
        int heightPx = 0;
        int orientation = 1;
        while (true) {
            if (in.u8(at) != 0xFF) {
                throw Refusals.damaged();
            }
            int marker = in.u8(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = in.u16(at + 2);
            if (length < 2 || marker == END_OF_IMAGE) {
                throw Refusals.damaged();
            }
            if (isFrame(marker)) {
                requireCommon(marker);
                heightPx = in.u16(at + 5);
                widthPx = in.u16(at + 7);
            } else if (marker == APP1 && in.text(at + 4, 6).equals("Exif\0\0")) {
                orientation = Exif.orientation(in, at + 10, at + 2 + length);
            } else if (marker == START_OF_SCAN) {
                requireWhole(in, at + 2 + length);
                return new PictureHeader(PictureFormat.JPEG, widthPx, heightPx, orientation, null);
            }
            at += 2 + length;
        }
    }

    /** Start of frame, C0 to CF; C4, C8 and CC mean other things. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Baseline, extended and progressive: what cameras write. The rest (lossless, arithmetic) no browser shows. */
    private static void requireCommon(int marker) {
        if (marker > 0xC2) {
            throw Refusals.unsupported("JPEG (lossless / arithmetic)");
        }
    }

    /** Inside a scan FF is followed by 00 or a restart mark, so a true end mark can be told from pixels. */
    private static void requireWhole(Bytes in, int from) {
        int scans = 1;
        for (int i = from; i + 1 < in.length(); i++) {
            if (in.u8(i) == 0xFF) {
                int marker = in.u8(i + 1);
                if (marker == END_OF_IMAGE) {
                    return;
                }
                if (marker == START_OF_SCAN && ++scans > MAX_SCANS) {
                    throw Refusals.damaged();
                }
            }
        }
        throw Refusals.truncated();
    }
}
