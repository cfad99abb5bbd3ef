package vn.sanvat.media;

import java.time.Duration;
import java.util.Locale;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** What we say to somebody whose picture we cannot take: what is wrong with it, and what to do. */
public final class PictureRefusals {

    private static final String FIELD = "file";

    /** In which the pictures that wait are done. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private PictureRefusals() {}

    public static Problem empty() {
        return Problem.invalid(
                FIELD,
                "Tệp ảnh trống (0 byte); hãy gửi một ảnh JPEG, PNG hoặc WebP",
                "The picture is empty (0 bytes); send a JPEG, PNG or WebP picture");
    }

    static Problem missing() {
        return Problem.invalid(
                FIELD,
                "Thiếu phần \"file\"; hãy gửi một ảnh JPEG, PNG hoặc WebP trong multipart/form-data",
                "The part \"file\" is missing; send one JPEG, PNG or WebP picture in multipart/form-data");
    }

    public static Problem notAPicture() {
        return Problem.of(
                Kind.UNSUPPORTED_MEDIA,
                FIELD,
                "Tệp này không phải là ảnh; nhận ảnh JPEG, PNG hoặc WebP",
                "This file is not a picture; allowed are JPEG, PNG and WebP");
    }

    public static Problem unsupported(String format) {
        return Problem.of(
                Kind.UNSUPPORTED_MEDIA,
                FIELD,
                "Ảnh ở định dạng " + format + "; nhận ảnh JPEG, PNG hoặc WebP",
                "The picture is " + format + "; allowed are JPEG, PNG and WebP");
    }

    public static Problem heic(String format) {
        return Problem.of(
                Kind.UNSUPPORTED_MEDIA,
                FIELD,
                "Ảnh ở định dạng " + format + ", nhiều máy không mở được. Trên iPhone: Cài đặt → Camera → Định dạng →"
                        + " \"Tương thích nhất\", rồi chụp lại; trên máy khác hãy lưu ảnh thành JPEG",
                "The picture is " + format
                        + ", which many devices cannot open. On an iPhone: Settings → Camera → Formats →"
                        + " \"Most Compatible\", then take it again; on other phones save it as JPEG");
    }

    public static Problem animated(String format) {
        return Problem.of(
                Kind.UNSUPPORTED_MEDIA,
                FIELD,
                "Ảnh " + format + " này là ảnh động; chỉ nhận ảnh tĩnh JPEG, PNG hoặc WebP",
                "This " + format + " picture is animated; allowed are still JPEG, PNG and WebP pictures");
    }

    public static Problem truncated() {
        return Problem.invalid(
                FIELD,
                "Ảnh bị thiếu phần cuối, có thể do mạng đứt khi tải; hãy gửi lại ảnh đầy đủ",
                "The end of the picture is missing, perhaps the connection broke; send the whole picture again");
    }

    public static Problem damaged() {
        return Problem.invalid(
                FIELD,
                "Ảnh bị hỏng nên không đọc được; hãy chụp lại hoặc lưu lại thành JPEG",
                "The picture is damaged and cannot be read; take it again or save it as JPEG again");
    }

    public static Problem profileTooLarge(int maxBytes) {
        return Problem.invalid(
                FIELD,
                "Hồ sơ màu trong ảnh lớn hơn " + maxBytes + " byte; hãy lưu lại ảnh thành JPEG",
                "The colour profile in the picture is larger than " + maxBytes + " bytes; save the picture as JPEG");
    }

    public static Problem tooManyPixels(long widthPx, long heightPx) {
        return Problem.of(
                Kind.TOO_LARGE,
                FIELD,
                "Ảnh có " + widthPx + " × " + heightPx + " điểm ảnh (" + megapixels("vi", widthPx, heightPx)
                        + " triệu); nhiều nhất là 50 triệu",
                "The picture has " + widthPx + " × " + heightPx + " pixels (" + megapixels("en", widthPx, heightPx)
                        + " million); at most 50 million are allowed");
    }

    public static Problem tooLong(long widthPx, long heightPx, int maxPx) {
        return Problem.of(
                Kind.TOO_LARGE,
                FIELD,
                "Ảnh có " + widthPx + " × " + heightPx + " điểm ảnh; mỗi chiều nhiều nhất là " + maxPx,
                "The picture has " + widthPx + " × " + heightPx + " pixels; each side may have at most " + maxPx);
    }

    public static Problem tooMuchMemory(long widthPx, long heightPx, long neededBytes, long maxBytes) {
        return Problem.of(
                Kind.TOO_LARGE,
                FIELD,
                "Mở ảnh " + widthPx + " × " + heightPx + " điểm ảnh này cần " + megabytes(neededBytes)
                        + " MB bộ nhớ; nhiều nhất là " + megabytes(maxBytes)
                        + " MB. Hãy lưu ảnh nhỏ hơn, hoặc thành JPEG thường (không \"progressive\")",
                "To open this picture of " + widthPx + " × " + heightPx + " pixels takes " + megabytes(neededBytes)
                        + " MB of memory; at most " + megabytes(maxBytes)
                        + " MB are allowed. Save it smaller, or as a baseline JPEG (not progressive)");
    }

    private static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1_000_000);
    }

    public static Problem outOfMemory() {
        return Problem.of(
                Kind.TOO_LARGE,
                FIELD,
                "Không đủ bộ nhớ để mở ảnh này; hãy lưu ảnh nhỏ hơn, hoặc thành JPEG thường",
                "There is not enough memory to open this picture; save it smaller, or as a baseline JPEG");
    }

    public static Problem tooManyScans(int scans) {
        return Problem.of(
                Kind.TOO_LARGE,
                FIELD,
                "Ảnh JPEG được chia thành " + scans + " lượt quét trở lên, mở quá lâu; hãy lưu lại thành JPEG thường",
                "The JPEG picture comes in " + scans + " scans or more, which takes too long to open; save it as a"
                        + " baseline JPEG");
    }

    public static Problem tooSlow(Duration limit) {
        return Problem.of(
                Kind.TOO_LARGE,
                FIELD,
                "Mở ảnh này lâu hơn " + limit.toSeconds() + " giây; hãy lưu ảnh nhỏ hơn, hoặc thành JPEG thường",
                "To open this picture takes longer than " + limit.toSeconds()
                        + " seconds; save it smaller, or as a baseline JPEG");
    }

    /** Not the sender's mistake: a codec that is not there, or that fails in a way that nobody expected. */
    public static Problem undecodable() {
        return Problem.of(
                Kind.INTERNAL,
                FIELD,
                "Máy chủ không mở được ảnh này; hãy lưu lại thành JPEG rồi gửi lại",
                "The server could not open this picture; save it as JPEG and send it again");
    }

    private static String megapixels(String language, long widthPx, long heightPx) {
        return String.format(Locale.of(language), "%.1f", widthPx * heightPx / 1e6);
    }

    public static Problem tooManyBytes(int maxBytes) {
        int maxMegabytes = maxBytes / 1_000_000;
        return Problem.of(
                Kind.TOO_LARGE,
                FIELD,
                "Ảnh lớn hơn " + maxMegabytes + " MB; nhiều nhất là " + maxMegabytes + " MB",
                "The picture is larger than " + maxMegabytes + " MB; at most " + maxMegabytes + " MB are allowed");
    }

    public static Problem busy() {
        return Problem.of(
                        Kind.BUSY,
                        FIELD,
                        "Đang có nhiều ảnh được xử lý; hãy gửi lại sau vài giây",
                        "Many pictures are being worked on; send it again in a few seconds")
                .retryAfter(RETRY_AFTER);
    }
}
