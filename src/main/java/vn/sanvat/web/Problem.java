package vn.sanvat.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import vn.sanvat.text.Localized;
import vn.sanvat.web.problem.ExceptionTranslator;

/** A refusal that the caller can act on; answered as RFC 9457 problem details, in both languages. */
public final class Problem extends RuntimeException {

    /** The stable kinds; the name in lower case, with hyphens, ends the type URI {@code /problems/…}. */
    public enum Kind {
        INVALID(HttpStatus.BAD_REQUEST, "Dữ liệu chưa hợp lệ", "Some of the data is not valid"),
        UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Cần đăng nhập", "Sign-in is needed"),
        FORBIDDEN(HttpStatus.FORBIDDEN, "Không có quyền", "Not allowed"),
        /** A change bears the token of a session that has ended, as a page does that was open while somebody signed in anew. */
        OUTDATED_PAGE(HttpStatus.FORBIDDEN, "Trang đã cũ", "The page is out of date"),
        NOT_FOUND(HttpStatus.NOT_FOUND, "Không tìm thấy", "Not found"),
        METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Phương thức không được hỗ trợ", "Method not allowed"),
        NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Không có định dạng được yêu cầu", "No such representation"),
        TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "Gửi quá chậm", "Sent too slowly"),
        CONFLICT(HttpStatus.CONFLICT, "Trái với trạng thái hiện tại", "In conflict with the present state"),
        STALE(HttpStatus.PRECONDITION_FAILED, "Dữ liệu đã được người khác sửa", "Changed by somebody else meanwhile"),
        UNSUPPORTED_VERSION(
                HttpStatus.PRECONDITION_FAILED,
                "Phiên bản giao thức không được hỗ trợ",
                "Unsupported protocol version"),
        TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Quá lớn", "Too large"),
        UNSUPPORTED_MEDIA(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Định dạng không được hỗ trợ", "Unsupported media type"),
        ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG, "Địa chỉ quá dài", "The address is too long"),
        KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Khóa Idempotency-Key đã dùng", "Idempotency-Key already used"),
        REVISION_NEEDED(HttpStatus.PRECONDITION_REQUIRED, "Thiếu If-Match", "If-Match is needed"),
        TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "Quá nhiều yêu cầu", "Too many requests"),
        HEADERS_TOO_LARGE(
                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Tiêu đề của yêu cầu quá lớn", "Request headers too large"),
        INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Lỗi của hệ thống", "Our mistake"),
        BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Hệ thống đang bận", "Busy right now"),
        NOT_STORED(HttpStatus.INSUFFICIENT_STORAGE, "Chưa lưu được", "Could not be stored");

        private final HttpStatus status;
        private final Localized title;

        Kind(HttpStatus status, String vi, String en) {
            this.status = status;
            this.title = Localized.of(vi, en);
        }

        public HttpStatus status() {
            return status;
        }

        /** The stable type URI, a path on this host. */
        public String type() {
            return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Localized title() {
            return title;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param field a JSON path such as {@code packs[0].gtin}, a query parameter or a header; absent where none is at fault
     * @param says what was wrong, the value, and what is allowed
     */
    public record Fault(@Nullable String field, Localized says) {}

    private final Kind kind;
    private final List<Fault> faults;
    private final @Nullable Duration retryAfter;

    /** @param faults at least one */
    public Problem(Kind kind, List<Fault> faults) {
        this(kind, faults, null);
    }

    private Problem(Kind kind, List<Fault> faults, @Nullable Duration retryAfter) {
        super(kind + ": " + faults.getFirst().says().en());
        this.kind = kind;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public static Problem of(Kind kind, @Nullable String field, String vi, String en) {
        return new Problem(kind, List.of(new Fault(field, Localized.of(vi, en))));
    }

    public static Problem invalid(String field, String vi, String en) {
        return of(Kind.INVALID, field, vi, en);
    }

    public static Problem notFound(@Nullable String field, String vi, String en) {
        return of(Kind.NOT_FOUND, field, vi, en);
    }

    public static Problem conflict(@Nullable String field, String vi, String en) {
        return of(Kind.CONFLICT, field, vi, en);
    }

    /** What an error of any kind is answered as; {@link Kind#INTERNAL} for what nobody expected. */
    public static Problem from(Throwable error) {
        return ExceptionTranslator.of(error);
    }

    /** @return the same, with the time after which it is worth trying again; becomes {@code Retry-After} */
    public Problem retryAfter(Duration wait) {
        return new Problem(kind, faults, wait);
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public List<Fault> faults() {
        return faults;
    }
}
