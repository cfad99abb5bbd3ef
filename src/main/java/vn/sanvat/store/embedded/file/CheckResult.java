package vn.sanvat.store.embedded.file;

import java.util.Locale;

/**
 * What a look at all parts of the file has found, or at some of them.
 *
 * @param parts looked at; each is what one commit wrote
 * @param firstDamageAt the offset in bytes of the first damaged part; -1 where all are sound
 */
public record CheckResult(int parts, int damaged, long bytes, long firstDamageAt, long tookMs) {

    public boolean sound() {
        return damaged == 0;
    }

    public String vi() {
        return sound()
                ? "đã kiểm tra " + parts + " phần, " + megabytes() + " MB trong " + tookMs + " ms, không có chỗ hỏng"
                : damaged + " trong " + parts + " phần bị hỏng, phần đầu tiên ở byte " + firstDamageAt;
    }

    public String en() {
        return sound()
                ? parts + " parts, " + megabytes() + " MB checked in " + tookMs + " ms, none is damaged"
                : damaged + " of " + parts + " parts are damaged, the first at byte " + firstDamageAt;
    }

    private String megabytes() {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
