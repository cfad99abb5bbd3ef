package vn.sanvat.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;
import vn.sanvat.web.QuotedValue;
import vn.sanvat.web.json.JsonTypeNames;
import vn.sanvat.web.json.StrictJsonDecoder;

/** Says in both languages what went wrong, for every error that the framework, the store or our own code throws. */
public final class ExceptionTranslator {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private ExceptionTranslator() {}

    public static Problem of(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> problem;
            case MissingRequestValueException missing -> missing(missing);
            case ServerWebInputException input -> input(input);
            case MethodNotAllowedException method -> method(method);
            case NotAcceptableStatusException accept -> notAcceptable(accept.getSupportedMediaTypes());
            case UnsupportedMediaTypeStatusException media -> unsupportedMedia(media);
            case ResponseStatusException status -> status(status.getStatusCode());
            case DataBufferLimitException large -> tooLarge();
            case InvalidIdentifier identifier ->
                Problem.of(Kind.INVALID, null, identifier.vietnamese(), identifier.english());
            case InvalidMediaTypeException media -> malformedAccept();
            // Of more than fifty, which nobody sorts.
            case InvalidMimeTypeException media -> malformedAccept();
            case DecodingException decoding -> unreadable();
            case OptimisticLockingFailureException stale ->
                Problem.of(
                        Kind.STALE,
                        "If-Match",
                        "Bản ghi đã được sửa trong lúc này; hãy đọc lại rồi sửa",
                        "The record was changed meanwhile; read it again, then change it");
            case DuplicateKeyException duplicate ->
                Problem.conflict(null, "Đã có bản ghi trùng mã", "A record with the same key exists already");
            case DataAccessResourceFailureException store -> databaseAway();
            case TransientDataAccessException store -> busy();
            case RejectedExecutionException full -> busy();
            case TimeoutException late -> busy();
            default -> thrown.getCause() instanceof Problem problem ? problem : internal();
        };
    }

    private static Problem malformedAccept() {
        return Problem.invalid(
                "Accept", "Kiểu nội dung viết sai hoặc quá nhiều", "A media type is malformed, or there are too many");
    }

    private static Problem missing(MissingRequestValueException missing) {
        var name = missing.getName();
        return Problem.invalid(name, "Thiếu " + name, name + " is missing");
    }

    private static Problem input(ServerWebInputException input) {
        for (Throwable cause = input.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Problem problem -> {
                    return problem;
                }
                case DataBufferLimitException large -> {
                    return tooLarge();
                }
                case InvalidIdentifier identifier -> {
                    return Problem.of(Kind.INVALID, parameter(input), identifier.vietnamese(), identifier.english());
                }
                default -> {}
            }
        }
        if (input.getCause() instanceof TypeMismatchException mismatch) {
            return mismatch(parameter(input), mismatch);
        }
        if (input.getCause() instanceof DecodingException decoding) {
            return decoding.getMessage() != null && decoding.getMessage().startsWith("No request body")
                    ? Problem.invalid("body", "Thiếu nội dung (body) của yêu cầu", "The request body is missing")
                    : unreadable();
        }
        var name = parameter(input);
        return input.getMethodParameter() != null && input.getCause() == null
                ? Problem.invalid("body", "Thiếu nội dung (body) của yêu cầu", "The request body is missing")
                : Problem.of(
                        Kind.INVALID,
                        name,
                        "Không đọc được giá trị của " + name,
                        "The value of " + name + " cannot be read");
    }

    private static @Nullable String parameter(ServerWebInputException input) {
        var parameter = input.getMethodParameter();
        return parameter == null ? null : parameter.getParameterName();
    }

    private static Problem mismatch(@Nullable String name, TypeMismatchException mismatch) {
        var kind = JsonTypeNames.of(mismatch.getRequiredType());
        var value = QuotedValue.of(mismatch.getValue());
        return Problem.of(
                Kind.INVALID,
                name,
                name + " là " + value + "; phải là " + kind.vi(),
                name + " is " + value + "; it must be " + kind.en());
    }

    private static Problem method(MethodNotAllowedException method) {
        var allowed = method.getSupportedMethods().stream()
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.of(
                Kind.METHOD_NOT_ALLOWED,
                null,
                method.getHttpMethod() + " không dùng được ở đây; được dùng: " + allowed,
                method.getHttpMethod() + " is not supported here; allowed are: " + allowed);
    }

    /** Of all media types, Spring refuses a form's without saying what it would take. */
    private static Problem notJson() {
        return Problem.of(
                Kind.UNSUPPORTED_MEDIA,
                "Content-Type",
                "Content-Type là của một biểu mẫu; phải là application/json",
                "Content-Type is that of a form; it must be application/json");
    }

    private static Problem notAcceptable(List<?> offered) {
        if (offered.isEmpty()) {
            return Problem.of(
                    Kind.NOT_ACCEPTABLE,
                    "Accept",
                    "Accept viết sai; ví dụ đúng: application/json hoặc text/html",
                    "Accept is malformed; it must be such as application/json or text/html");
        }
        return Problem.of(
                Kind.NOT_ACCEPTABLE,
                "Accept",
                "Không có dạng được yêu cầu; có: " + offered,
                "No such representation; there are: " + offered);
    }

    private static Problem unsupportedMedia(UnsupportedMediaTypeStatusException media) {
        var given =
                media.getContentType() == null ? "—" : media.getContentType().toString();
        var allowed = media.getSupportedMediaTypes();
        return Problem.of(
                Kind.UNSUPPORTED_MEDIA,
                "Content-Type",
                "Content-Type là " + given + "; phải là một trong " + allowed,
                "Content-Type is " + given + "; allowed are " + allowed);
    }

    private static Problem status(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Problem.notFound(null, "Không có gì ở địa chỉ này", "There is nothing at this address");
            case 406 -> notAcceptable(List.of("application/json"));
            case 413 -> tooLarge();
            case 415 -> notJson();
            case 503 -> busy();
            default ->
                status.is4xxClientError()
                        ? Problem.of(Kind.INVALID, null, "Yêu cầu không hợp lệ", "The request is not valid")
                        : internal();
        };
    }

    public static Problem tooLarge() {
        return Problem.of(
                Kind.TOO_LARGE,
                "body",
                "Nội dung quá lớn; JSON được tối đa " + StrictJsonDecoder.MAX_BODY_BYTES / 1024 + " KiB",
                "The body is too large; JSON may have at most " + StrictJsonDecoder.MAX_BODY_BYTES / 1024 + " KiB");
    }

    private static Problem unreadable() {
        return Problem.invalid("body", "Không đọc được nội dung (body)", "The request body cannot be read");
    }

    private static Problem busy() {
        return Problem.of(
                        Kind.BUSY,
                        null,
                        "Hệ thống đang bận; hãy thử lại sau ít giây",
                        "The service is busy; try again in a few seconds")
                .retryAfter(RETRY_AFTER);
    }

    private static Problem databaseAway() {
        return Problem.of(
                        Kind.BUSY,
                        null,
                        "Cơ sở dữ liệu chưa trả lời; hãy thử lại sau ít giây. Nếu đang gửi dữ liệu: có thể đã lưu rồi, hãy xem lại"
                                + " trước khi gửi lần nữa",
                        "The database does not answer; try again in a few seconds. Where something was sent: it may be stored"
                                + " already, look before you send it again")
                .retryAfter(RETRY_AFTER);
    }

    private static Problem internal() {
        return Problem.of(
                Kind.INTERNAL,
                null,
                "Lỗi của hệ thống, không phải của bạn; hãy báo mã yêu cầu cho người quản trị",
                "This is our mistake, not yours; tell the administrator the request id");
    }
}
