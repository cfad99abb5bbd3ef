package vn.sanvat.store.embedded.file;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a disk does not take a write, in words. */
public record DiskFault(Kind kind, String vi, String en) {

    public enum Kind {
        /** For want of room, which somebody can make. */
        FULL,
        READ_ONLY,
        /** The disk says no more than that it failed. */
        OTHER,
        /** What lies there is not what was written. */
        DAMAGED
    }

    /** What is kept free. A commit of what forty callers send at once, and tidying the file, must fit. */
    public static final long RESERVE_BYTES = 8L << 20;

    private static final long MB = 1 << 20;

    /** Whether the disk has said what is wrong. */
    public boolean known() {
        return kind != Kind.OTHER;
    }

    public boolean full() {
        return kind == Kind.FULL;
    }

    /**
     * Told by the system's words, which Java hands on and which may be in its user's language; so by what is free as well.
     *
     * @param usableBytes what the disk says is free, which is not what a quota leaves
     */
    public static DiskFault of(@Nullable Throwable thrown, long usableBytes) {
        var says = words(thrown);
        if (says.contains("quota")) {
            return new DiskFault(Kind.FULL, "đã hết hạn mức (quota) ổ đĩa", "the disk quota is used up");
        }
        if (says.contains("read-only")) {
            return new DiskFault(Kind.READ_ONLY, "ổ đĩa chỉ cho đọc", "the disk is read-only");
        }
        if (says.contains("file too large")) {
            return new DiskFault(
                    Kind.FULL, "tệp đã lớn đến mức tối đa cho phép", "the file has reached the size allowed");
        }
        return says.contains("no space") || says.contains("not enough space") || usableBytes < RESERVE_BYTES
                ? room(usableBytes)
                : new DiskFault(Kind.OTHER, "ổ đĩa không nhận dữ liệu", "the disk does not take what is written");
    }

    /** In lower case; empty where it was no matter of files. */
    private static String words(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** A disk may be full for us and not for others: the file system keeps some for its owner, or has no more names to give. */
    private static DiskFault room(long usableBytes) {
        if (usableBytes >= RESERVE_BYTES) {
            return new DiskFault(Kind.FULL, "ổ đĩa đầy", "the disk is full");
        }
        return new DiskFault(
                Kind.FULL,
                "ổ đĩa đầy, còn " + usableBytes / MB + " MB, cần ít nhất " + RESERVE_BYTES / MB + " MB",
                "the disk is full, " + usableBytes / MB + " MB are left, at least " + RESERVE_BYTES / MB
                        + " MB are needed");
    }
}
