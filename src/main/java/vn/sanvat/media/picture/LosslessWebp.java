package vn.sanvat.media.picture;

import java.util.Arrays;
import vn.sanvat.media.PictureRefusals;

/**
 * What the tables of prefix codes of a lossless WebP take when it is decoded: a small file may name a group of codes for every sixteen
 * pixels, and each takes more than ten kilobytes. To find how many there are, the small pictures before them must be read, though not
 * their values. RFC 9649, section 3.
 */
final class LosslessWebp {

    private static final int PREDICTOR = 0;
    private static final int COLOR = 1;
    private static final int SUBTRACT_GREEN = 2;

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int MAX_CACHE_BITS = 11;
    private static final int MAX_CODE_BITS = 15;

    /** Group numbers have sixteen bits. */
    private static final int MAX_GROUPS = 1 << 16;

    /** Of libwebp's tables for the five codes of a group, without and with those of the colour cache: kTableSize in vp8l_dec.c. */
    private static final int TABLE_ENTRIES = 3 * 630 + 410 + 654;

    private static final int ENTRY_BYTES = 4;
    private static final int GROUP_BYTES = 600;

    /** The order in which the lengths of the code that the lengths are written in are given. Section 3.7.2.1.2. */
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private final Bytes in;
    private final long endBits;
    private long atBits;
    private int cacheBits;

    private LosslessWebp(Bytes in, int from, int to) {
        this.in = in;
        this.atBits = 8L * from;
        this.endBits = 8L * to;
    }

    /**
     * @param from where the stream begins, after the width and height
     * @param to where it ends
     * @return at most 2^16 times about 20 kB
     */
    static long tableBytes(Bytes in, int from, int to, int widthPx, int heightPx) {
        return new LosslessWebp(in, from, to).tableBytes(widthPx, heightPx);
    }

    private long tableBytes(int widthPx, int heightPx) {
        int width = transformed(widthPx, heightPx);
        readCacheBits();
        long groups = 1;
        if (bits(1) == 1) {
            int shift = 2 + bits(3);
            groups = Math.min(MAX_GROUPS, tiles(width, heightPx, shift));
            int cache = cacheBits;
            skipPicture(tilesAcross(width, shift), tilesAcross(heightPx, shift));
            cacheBits = cache;
        }
        long entries = TABLE_ENTRIES + (cacheBits == 0 ? 0 : 1L << cacheBits);
        return groups * (entries * ENTRY_BYTES + GROUP_BYTES);
    }

    /** @return the width of the picture in which several pixels may stand in one */
    private int transformed(int widthPx, int heightPx) {
        int width = widthPx;
        int seen = 0;
        while (bits(1) == 1) {
            int kind = bits(2);
            if ((seen & (1 << kind)) != 0) {
                throw PictureRefusals.damaged();
            }
            seen |= 1 << kind;
            if (kind == PREDICTOR || kind == COLOR) {
                int shift = 2 + bits(3);
                skipPicture(tilesAcross(width, shift), tilesAcross(heightPx, shift));
            } else if (kind != SUBTRACT_GREEN) {
                int colors = bits(8) + 1;
                skipPicture(colors, 1);
                width = tilesAcross(width, colors > 16 ? 0 : colors > 4 ? 1 : colors > 2 ? 2 : 3);
            }
        }
        return width;
    }

    private static long tiles(int width, int height, int shift) {
        return (long) tilesAcross(width, shift) * tilesAcross(height, shift);
    }

    private static int tilesAcross(int px, int shift) {
        return Math.ceilDiv(px, 1 << shift);
    }

    private void readCacheBits() {
        cacheBits = bits(1) == 1 ? bits(4) : 0;
        if (cacheBits > MAX_CACHE_BITS) {
            throw PictureRefusals.damaged();
        }
    }

    /** One with a single group of codes. */
    private void skipPicture(int width, int height) {
        readCacheBits();
        var green = code(LITERALS + LENGTHS + (cacheBits == 0 ? 0 : 1 << cacheBits));
        var red = code(LITERALS);
        var blue = code(LITERALS);
        var alpha = code(LITERALS);
        var distance = code(DISTANCES);
        long left = (long) width * height;
        while (left > 0) {
            int symbol = green.next();
            if (symbol >= LITERALS && symbol < LITERALS + LENGTHS) {
                left -= prefixed(symbol - LITERALS);
                prefixed(distance.next());
            } else {
                if (symbol < LITERALS) {
                    red.next();
                    blue.next();
                    alpha.next();
                }
                left--;
            }
        }
    }

    /** A length or a distance: its size, and then its bits. Section 3.6.2.2. */
    private int prefixed(int symbol) {
        if (symbol < 4) {
            return symbol + 1;
        }
        int extra = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << extra) + bits(extra) + 1;
    }

    private Code code(int symbols) {
        var lengths = new int[symbols];
        if (bits(1) == 1) {
            readSimple(lengths);
        } else {
            readLengths(lengths);
        }
        return new Code(lengths);
    }

    private void readSimple(int[] lengths) {
        boolean two = bits(1) == 1;
        mark(lengths, bits(bits(1) == 1 ? 8 : 1));
        if (two) {
            mark(lengths, bits(8));
        }
    }

    private static void mark(int[] lengths, int symbol) {
        if (symbol >= lengths.length) {
            throw PictureRefusals.damaged();
        }
        lengths[symbol] = 1;
    }

    private void readLengths(int[] lengths) {
        var ofLengths = new int[LENGTH_ORDER.length];
        int given = 4 + bits(4);
        if (given > LENGTH_ORDER.length) {
            throw PictureRefusals.damaged();
        }
        for (int i = 0; i < given; i++) {
            ofLengths[LENGTH_ORDER[i]] = bits(3);
        }
        var code = new Code(ofLengths);
        int left = bits(1) == 1 ? 2 + bits(2 + 2 * bits(3)) : lengths.length;
        int previous = 8;
        for (int at = 0; at < lengths.length && left > 0; left--) {
            int symbol = code.next();
            if (symbol < 16) {
                lengths[at++] = symbol;
                previous = symbol == 0 ? previous : symbol;
            } else {
                int times = symbol == 16 ? 3 + bits(2) : symbol == 17 ? 3 + bits(3) : 11 + bits(7);
                if (at + times > lengths.length) {
                    throw PictureRefusals.damaged();
                }
                Arrays.fill(lengths, at, at + times, symbol == 16 ? previous : 0);
                at += times;
            }
        }
    }

    /** @param count 0..24 */
    private int bits(int count) {
        if (atBits + count > endBits) {
            throw PictureRefusals.truncated();
        }
        int value = 0;
        for (int i = 0; i < count; i++, atBits++) {
            value |= ((in.u8((int) (atBits >> 3)) >> (atBits & 7)) & 1) << i;
        }
        return value;
    }

    /** A canonical prefix code; that of one symbol has no bits at all. */
    private final class Code {

        private final int[] ofLength = new int[MAX_CODE_BITS + 1];
        private final int[] symbols;

        Code(int[] lengths) {
            for (int length : lengths) {
                ofLength[length]++;
            }
            ofLength[0] = 0;
            var next = new int[MAX_CODE_BITS + 2];
            long used = 0;
            for (int length = 1; length <= MAX_CODE_BITS; length++) {
                next[length + 1] = next[length] + ofLength[length];
                used += (long) ofLength[length] << (MAX_CODE_BITS - length);
            }
            symbols = new int[next[MAX_CODE_BITS + 1]];
            if (symbols.length == 0 || (symbols.length > 1 && used != 1 << MAX_CODE_BITS)) {
                throw PictureRefusals.damaged();
            }
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] > 0) {
                    symbols[next[lengths[symbol]]++] = symbol;
                }
            }
        }

        int next() {
            if (symbols.length == 1) {
                return symbols[0];
            }
            int code = 0;
            int first = 0;
            int index = 0;
            for (int length = 1; length <= MAX_CODE_BITS; length++) {
                code |= bits(1);
                int count = ofLength[length];
                if (code - first < count) {
                    return symbols[index + code - first];
                }
                index += count;
                first = (first + count) << 1;
                code <<= 1;
            }
            throw PictureRefusals.damaged();
        }
    }
}
