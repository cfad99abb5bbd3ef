package vn.sanvat.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.web.problem.ExceptionTranslator;

/**
 * Forms that are sent with files (multipart/form-data, RFC 7578): each part has a name, and each name one part. Files are gone when the
 * work with them has ended, or when the form turns out to be wrong. Spring's own map of parts keeps those that came before an error.
 */
@Component
public class MultipartForms {

    private static final String FIELD = "body";

    private final ServerCodecConfigurer codecs;

    MultipartForms(ServerCodecConfigurer codecs) {
        this.codecs = codecs;
    }

    /**
     * Works with the parts of a form, by their names. Ends with a {@link Problem} that names what is wrong with the form.
     *
     * @param work for as long as which the parts can be read
     */
    public <T> Mono<T> with(ServerWebExchange exchange, Function<Map<String, Part>, Mono<T>> work) {
        var coming = ServerRequest.create(exchange, codecs.getReaders()).body(BodyExtractors.toParts());
        return Mono.usingWhen(
                Mono.fromSupplier(() -> new ArrayList<Part>()),
                parts -> coming.doOnNext(parts::add)
                        .then(Mono.fromSupplier(() -> named(parts)))
                        .onErrorMap(MultipartForms::fault)
                        .flatMap(work),
                parts -> Flux.fromIterable(parts).concatMap(Part::delete).then());
    }

    private static Map<String, Part> named(List<Part> parts) {
        if (parts.isEmpty()) {
            throw Problem.invalid(FIELD, "Biểu mẫu không có phần nào", "The form has no part");
        }
        var named = new LinkedHashMap<String, Part>();
        for (var part : parts) {
            var name = part.name();
            if (name.isBlank()) {
                throw unnamed();
            }
            if (named.put(name, part) != null) {
                throw Problem.invalid(
                        name,
                        "Biểu mẫu có hai phần cùng tên " + QuotedValue.of(name) + "; chỉ được một",
                        "The form has two parts of the name " + QuotedValue.of(name) + "; only one is allowed");
            }
        }
        return named;
    }

    /**
     * The text of a field as it was sent; none where it was left out.
     *
     * @throws Problem invalid, where it is a file
     */
    public static @Nullable String text(Map<String, Part> parts, String field) {
        var part = parts.get(field);
        if (part == null) {
            return null;
        }
        if (part instanceof FormFieldPart form) {
            return form.value();
        }
        throw Problem.invalid(
                field,
                field + " là một " + (part instanceof FilePart ? "tệp" : "phần lạ") + "; phải là chữ",
                field + " is a file; it must be text");
    }

    /** Spring says what it has met with in the words of its errors alone. */
    private static Throwable fault(Throwable thrown) {
        var says = String.valueOf(thrown.getMessage());
        return switch (thrown) {
            case DecodingException decoding -> unreadable(says);
            case DataBufferLimitException large -> tooLarge(large, says);
            case IllegalStateException noName -> unnamed();
            // A header of a part: its disposition, its type, or the charset in it.
            case IllegalArgumentException malformed ->
                Problem.invalid(
                        FIELD,
                        "Tiêu đề của một phần trong biểu mẫu viết sai (Content-Disposition hoặc Content-Type)",
                        "A header of a part of the form is malformed (Content-Disposition or Content-Type)");
            default -> thrown;
        };
    }

    private static Throwable tooLarge(DataBufferLimitException large, String says) {
        if (says.startsWith("Part headers")) {
            return Problem.invalid(
                    FIELD,
                    "Tiêu đề của một phần trong biểu mẫu quá dài",
                    "The headers of a part of the form are too long");
        }
        // Else a file; whoever asked for it knows how large it may be.
        return says.startsWith("Form field") ? ExceptionTranslator.tooLarge() : large;
    }

    private static Problem unnamed() {
        return Problem.invalid(
                FIELD,
                "Một phần trong biểu mẫu không có tên; mỗi phần cần Content-Disposition: form-data; name=\"…\"",
                "A part of the form has no name; each needs Content-Disposition: form-data; name=\"…\"");
    }

    private static Problem unreadable(String says) {
        if (says.startsWith("No multipart boundary")) {
            return Problem.invalid(
                    HttpHeaders.CONTENT_TYPE,
                    "Content-Type của biểu mẫu thiếu boundary",
                    "The Content-Type of the form has no boundary");
        }
        if (says.startsWith("Could not find first")) {
            return Problem.invalid(
                    FIELD,
                    "Không thấy phần nào trong biểu mẫu: dòng --boundary không có",
                    "There is no part in the form: its --boundary is not found");
        }
        if (says.startsWith("Too many parts")) {
            return Problem.invalid(FIELD, "Biểu mẫu có quá nhiều phần", "The form has too many parts");
        }
        return Problem.invalid(
                FIELD,
                "Biểu mẫu kết thúc giữa chừng, có thể do mạng đứt khi gửi; hãy gửi lại",
                "The form ends in the middle, perhaps the connection broke; send it again");
    }
}
