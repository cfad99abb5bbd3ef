package vn.sanvat.web;

import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem.Fault;
import vn.sanvat.web.Problem.Kind;

/** Bean Validation's violations in both languages; its own messages know one at a time, and not the value. */
final class Constraints {

    private Constraints() {}

    static Problem problem(WebExchangeBindException invalid) {
        return problem(
                invalid.getAllErrors().stream().map(error -> fault(error, null)).toList());
    }

    static Problem problem(HandlerMethodValidationException invalid) {
        var faults = new ArrayList<Fault>();
        for (var result : invalid.getParameterValidationResults()) {
            var name = result.getMethodParameter().getParameterName();
            for (var error : result.getResolvableErrors()) {
                faults.add(error instanceof ObjectError inside ? fault(inside, name) : fault(name, result, error));
            }
        }
        return problem(faults);
    }

    private static Problem problem(List<Fault> faults) {
        return faults.isEmpty()
                ? Problem.of(Kind.INVALID, null, "Dữ liệu chưa hợp lệ", "Some of the data is not valid")
                : new Problem(Kind.INVALID, faults);
    }

    private static Fault fault(ObjectError error, @Nullable String fallback) {
        var field = error instanceof FieldError fieldError ? fieldError.getField() : fallback;
        var value = error instanceof FieldError fieldError ? fieldError.getRejectedValue() : null;
        return error.contains(ConstraintViolation.class)
                ? fault(field, value, error.unwrap(ConstraintViolation.class))
                : mismatch(field, value);
    }

    private static Fault fault(
            @Nullable String name,
            org.springframework.validation.method.ParameterValidationResult result,
            MessageSourceResolvable error) {
        var violation = result.unwrap(error, ConstraintViolation.class);
        return fault(name, result.getArgument(), violation);
    }

    private static Fault mismatch(@Nullable String field, @Nullable Object value) {
        return new Fault(
                field,
                Localized.of(
                        field + " là " + Shown.of(value) + "; không đọc được",
                        field + " is " + Shown.of(value) + "; it cannot be read"));
    }

    private static Fault fault(@Nullable String field, @Nullable Object value, ConstraintViolation<?> violation) {
        var descriptor = violation.getConstraintDescriptor();
        var allowed = allowed(
                descriptor.getAnnotation().annotationType().getSimpleName(),
                descriptor.getAttributes(),
                violation.getMessage());
        return new Fault(
                field,
                Localized.of(
                        field + " là " + Shown.of(value) + "; phải " + allowed.vi(),
                        field + " is " + Shown.of(value) + "; it must " + allowed.en()));
    }

    /** @return what stands after "must" */
    private static Localized allowed(String constraint, Map<String, Object> with, String message) {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> Localized.of("có giá trị", "be there");
            case "Size", "Length" ->
                Localized.of(
                        "có độ dài từ " + with.get("min") + " đến " + with.get("max"),
                        "have a length of " + with.get("min") + " to " + with.get("max"));
            case "Min", "DecimalMin" ->
                Localized.of("ít nhất là " + with.get("value"), "be at least " + with.get("value"));
            case "Max", "DecimalMax" ->
                Localized.of("nhiều nhất là " + with.get("value"), "be at most " + with.get("value"));
            case "Range" ->
                Localized.of(
                        "từ " + with.get("min") + " đến " + with.get("max"),
                        "be " + with.get("min") + " to " + with.get("max"));
            case "Positive" -> Localized.of("lớn hơn 0", "be more than 0");
            case "PositiveOrZero" -> Localized.of("từ 0 trở lên", "be 0 or more");
            case "Digits" ->
                Localized.of(
                        "có tối đa " + with.get("integer") + " chữ số và " + with.get("fraction") + " số lẻ",
                        "have at most " + with.get("integer") + " digits and " + with.get("fraction") + " decimals");
            case "Pattern" -> Localized.of("có dạng " + with.get("regexp"), "be of the form " + with.get("regexp"));
            case "Email" -> Localized.of("là địa chỉ email", "be an e-mail address");
            case "Past", "PastOrPresent" -> Localized.of("ở quá khứ", "lie in the past");
            default -> Localized.of("hợp lệ (" + message + ")", "be valid (" + message + ")");
        };
    }
}
