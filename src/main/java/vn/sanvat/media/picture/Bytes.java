package vn.sanvat.media.picture;

import java.nio.charset.StandardCharsets;
import vn.sanvat.media.PictureRefusals;

/** Bytes of an upload, read with their bounds minded: whatever lies beyond the end is a truncated file. */
final class Bytes {

    private final byte[] all;

    Bytes(byte[] all) {
        this.all = all;
    }

    byte[] all() {
        return all;
    }

    int length() {
        return all.length;
    }

    int u8(int at) {
        if (at < 0 || at >= all.length) {
            throw PictureRefusals.truncated();
        }
        return all[at] & 0xFF;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** @return 0..2^32-1 */
    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16Little(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24Little(int at) {
        return u16Little(at) | u8(at + 2) << 16;
    }

    long u32Little(int at) {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    boolean startsWith(int at, int... values) {
        if (at + values.length > all.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (u8(at + i) != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** ASCII; shorter where the bytes end. */
    String text(int at, int count) {
        int from = Math.min(at, all.length);
        int to = Math.min(at + count, all.length);
        return new String(all, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
