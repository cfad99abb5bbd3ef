package vn.sanvat.media.picture;

import vn.sanvat.media.PictureRefusals;

/**
 * What it takes of memory to decode a picture, reckoned from its header. What decoders keep beside the heap was measured: of 49 megapixels
 * of a progressive JPEG, 147 MB are coefficients with colours at a quarter, and 294 without.
 *
 * @param bytesPerPixel of each pixel that is read: the reader's own picture, and the opaque copy where one is made of it
 * @param wholeBytes what the decoder keeps of all pixels, however few are read: the coefficients of a JPEG whose scans each hold a part
 *     of every pixel, the pixels of a lossless WebP
 */
public record DecodingCost(int bytesPerPixel, long wholeBytes) {

    /** What is kept of a decoded picture: 3 bytes for each pixel. */
    static final int OPAQUE_BYTES = 3;

    /**
     * How a picture is read so that it fits.
     *
     * @param step of so many columns, and of so many rows, one is read
     * @param bytes that it takes at most
     */
    public record Plan(int step, long bytes) {}

    /**
     * @param fileBytes the length of the file, which is in memory meanwhile
     * @param wantedPx the long side that is wanted; not more is read than it needs, and less where that would be too much
     * @param leastPx below this the picture would be of no use
     * @param maxBytes that it may take
     * @throws vn.sanvat.web.Problem with advice, if it takes more even so
     */
    public Plan plan(PictureHeader header, int fileBytes, int wantedPx, int leastPx, long maxBytes) {
        int longSidePx = Math.max(header.widthPx(), header.heightPx());
        for (int step = Math.max(1, longSidePx / wantedPx); ; step++) {
            long bytes = bytes(header, fileBytes, wantedPx, step);
            if (bytes <= maxBytes) {
                return new Plan(step, bytes);
            }
            if (longSidePx / (step + 1) < leastPx) {
                throw PictureRefusals.tooMuchMemory(header.widthPx(), header.heightPx(), bytes, maxBytes);
            }
        }
    }

    private long bytes(PictureHeader header, int fileBytes, int wantedPx, int step) {
        long read = (long) Math.ceilDiv(header.widthPx(), step) * Math.ceilDiv(header.heightPx(), step);
        long scaled = Math.min(read, (long) wantedPx * wantedPx);
        return wholeBytes + read * bytesPerPixel + scaled * OPAQUE_BYTES + 2L * fileBytes;
    }
}
