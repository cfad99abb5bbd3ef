package vn.sanvat.media.picture;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.media.PictureRefusals;
import vn.sanvat.media.picture.PictureInput.Parts;

/** The segments of a JPEG file up to its end mark. ITU-T T.81, annex B. */
final class JpegHeader {

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int PROGRESSIVE = 0xC2;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int QUANTIZATION_TABLES = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;

    /** Grey, colour, print. */
    private static final Set<Integer> COMPONENTS = Set.of(1, 3, 4);

    private static final int BLOCK_PX = 8;
    private static final int BLOCK_BYTES = 64 * 2;

    /** A camera writes about 10; each further scan makes the decoder walk over all pixels again for a few bytes of file. */
    static final int MAX_SCANS = 64;

    /**
     * Pixels times scans, for Java's reader draws the picture after each: 10 scans of 25 megapixels, about 6 seconds of a free processor.
     * To ask it for the last pass alone is no way out: it then shows the first, and calls Java with its arrays pinned, on which a garbage
     * collection waits for ever.
     */
    private static final long MAX_SCANNED_PIXELS = 250_000_000;

    private final Bytes in;
    private final Parts parts = new Parts();
    private int orientation = 1;
    private int scans;
    private int profileBytes;
    private boolean multipleScans;
    private @Nullable Frame frame;

    private JpegHeader(Bytes in) {
        this.in = in;
    }

    static PictureHeader read(Bytes in) {
        return new JpegHeader(in).read();
    }

    /**
     * What all scans share.
     *
     * @param components 1 (grey), 3 (colour) or 4 (print)
     * @param coefficientBytes of all blocks of all components, for a decoder that must keep them until the last scan
     */
    private record Frame(int widthPx, int heightPx, int components, long coefficientBytes) {}

    private PictureHeader read() {
        parts.add(in, 0, 2);
        int at = 2;
        while (true) {
            if (in.u8(at) != 0xFF) {
                throw PictureRefusals.damaged();
            }
            int marker = in.u8(at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (marker == END_OF_IMAGE) {
                parts.add(in, at, at + 2);
                return header();
            } else if (standsAlone(marker)) {
                at += 2;
            } else {
                int next = at + 2 + length(at);
                at = marker == START_OF_SCAN ? scan(at, next) : segment(marker, at, next);
            }
        }
    }

    private PictureHeader header() {
        if (frame == null || scans == 0) {
            throw PictureRefusals.damaged();
        }
        long wholeBytes = multipleScans ? frame.coefficientBytes : 0;
        // The reader makes pictures of three bytes a pixel itself, and needs a raster of four for those of print shops.
        int bytesPerPixel = switch (frame.components) {
            case 1 -> 1 + DecodingCost.OPAQUE_BYTES;
            case 3 -> DecodingCost.OPAQUE_BYTES;
            default -> 4 + 4 + DecodingCost.OPAQUE_BYTES;
        };
        var cost = new DecodingCost(bytesPerPixel, wholeBytes);
        return new PictureHeader(PictureFormat.JPEG, frame.widthPx, frame.heightPx, orientation, null, cost, parts);
    }

    private int length(int at) {
        int length = in.u16(at + 2);
        if (length < 2) {
            throw PictureRefusals.damaged();
        }
        if (at + 2 + length > in.length()) {
            throw PictureRefusals.truncated();
        }
        return length;
    }

    /** TEM and the restart marks, which have no length; a second start is no picture that anybody writes. */
    private static boolean standsAlone(int marker) {
        if (marker == START_OF_IMAGE || marker == 0) {
            throw PictureRefusals.damaged();
        }
        return marker == 0x01 || isRestart(marker);
    }

    /** @return where the next segment begins */
    private int segment(int marker, int at, int next) {
        if (isFrame(marker)) {
            requireCommon(marker);
            if (frame != null) {
                throw PictureRefusals.damaged();
            }
            frame = frame(at, next);
            multipleScans = marker == PROGRESSIVE;
        } else if (marker == APP1 && begins(at, "Exif\0\0")) {
            orientation = Exif.orientation(in, at + 10, next);
        } else if (marker == APP2 && begins(at, "ICC_PROFILE\0")) {
            profileBytes += next - at;
            if (profileBytes > PictureHeader.MAX_PROFILE_BYTES) {
                throw PictureRefusals.profileTooLarge(PictureHeader.MAX_PROFILE_BYTES);
            }
        }
        if (isNeeded(marker, at)) {
            parts.add(in, at, next);
        }
        return next;
    }

    private boolean isNeeded(int marker, int at) {
        return switch (marker) {
            case HUFFMAN_TABLES, QUANTIZATION_TABLES, RESTART_INTERVAL -> true;
            case APP0 -> begins(at, "JFIF\0");
            case APP2 -> begins(at, "ICC_PROFILE\0");
            case APP14 -> begins(at, "Adobe");
            default -> isFrame(marker);
        };
    }

    private boolean begins(int at, String name) {
        return in.text(at + 4, name.length()).equals(name);
    }

    /** Start of frame, C0 to CF; C4, C8 and CC mean other things. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != HUFFMAN_TABLES && marker != 0xC8 && marker != 0xCC;
    }

    /** Baseline, extended and progressive: what cameras write. The rest (lossless, arithmetic) no browser shows. */
    private static void requireCommon(int marker) {
        if (marker > PROGRESSIVE) {
            throw PictureRefusals.unsupported("JPEG (lossless / arithmetic)");
        }
    }

    private Frame frame(int at, int next) {
        if (in.u8(at + 4) != 8) {
            throw PictureRefusals.unsupported("JPEG (" + in.u8(at + 4) + " bit)");
        }
        int components = in.u8(at + 9);
        if (!COMPONENTS.contains(components) || next - at != 10 + 3 * components) {
            throw PictureRefusals.damaged();
        }
        int heightPx = in.u16(at + 5);
        int widthPx = in.u16(at + 7);
        return new Frame(widthPx, heightPx, components, coefficientBytes(at + 10, components, widthPx, heightPx));
    }

    private long coefficientBytes(int at, int components, int widthPx, int heightPx) {
        int maxAcross = 1;
        int maxDown = 1;
        for (int i = 0; i < components; i++) {
            int across = in.u8(at + 3 * i + 1) >> 4;
            int down = in.u8(at + 3 * i + 1) & 0xF;
            if (across < 1 || across > 4 || down < 1 || down > 4) {
                throw PictureRefusals.damaged();
            }
            maxAcross = Math.max(maxAcross, across);
            maxDown = Math.max(maxDown, down);
        }
        long units = (long) Math.ceilDiv(widthPx, BLOCK_PX * maxAcross) * Math.ceilDiv(heightPx, BLOCK_PX * maxDown);
        long blocks = 0;
        for (int i = 0; i < components; i++) {
            int sampling = in.u8(at + 3 * i + 1);
            blocks += units * (sampling >> 4) * (sampling & 0xF);
        }
        return blocks * BLOCK_BYTES;
    }

    /** Inside a scan FF is followed by 00 or a restart mark, so that what follows it can be told from pixels. @return its end */
    private int scan(int at, int data) {
        if (frame == null) {
            throw PictureRefusals.damaged();
        }
        multipleScans |= in.u8(at + 4) < frame.components;
        scans++;
        if (scans > MAX_SCANS || (long) frame.widthPx * frame.heightPx * scans > MAX_SCANNED_PIXELS) {
            throw PictureRefusals.tooManyScans(scans);
        }
        int end = data;
        while (in.u8(end) != 0xFF || goesOn(in.u8(end + 1))) {
            end++;
        }
        parts.add(in, at, end);
        return end;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    private static boolean goesOn(int marker) {
        return marker == 0 || isRestart(marker);
    }
}
