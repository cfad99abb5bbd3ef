package vn.sanvat.media.picture;

/** The one thing that we read from EXIF. All of it, the farmer's position too, is gone from what we keep. */
final class Exif {

    private static final int ORIENTATION_TAG = 0x0112;

    /** The first directory of a camera has about 15 entries. */
    private static final int MAX_ENTRIES = 200;

    private Exif() {}

    /**
     * @param tiff where the TIFF header lies
     * @param end the first byte after the block
     * @return 1..8; 1 where nothing that makes sense is said
     */
    static int orientation(Bytes in, int tiff, int end) {
        if (end > in.length() || tiff + 8 > end) {
            return 1;
        }
        boolean little = in.text(tiff, 2).equals("II");
        long directory = tiff + u32(in, tiff + 4, little);
        if (directory + 2 > end) {
            return 1;
        }
        int entries = Math.min(u16(in, (int) directory, little), MAX_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > end) {
                return 1;
            }
            if (u16(in, entry, little) == ORIENTATION_TAG) {
                int value = u16(in, entry + 8, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int u16(Bytes in, int at, boolean little) {
        return little ? in.u16Little(at) : in.u16(at);
    }

    private static long u32(Bytes in, int at, boolean little) {
        return little ? in.u32Little(at) : in.u32(at);
    }
}
