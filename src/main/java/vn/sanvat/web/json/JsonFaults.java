package vn.sanvat.web.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;
import vn.sanvat.web.QuotedValue;

/** Jackson's errors in words for people, with the JSON path at fault. */
final class JsonFaults {

    private JsonFaults() {}

    /** The text is not JSON at all. */
    static Fault malformed(JacksonException e) {
        var at = e.getLocation();
        var line = at == null ? 0 : at.getLineNr();
        var column = at == null ? 0 : at.getColumnNr();
        var message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate")) {
            var name = message.replaceAll("(?s)^[^\"]*\"([^\"]*)\".*$", "$1");
            return new Fault(
                    name,
                    Localized.of(
                            "Trường " + QuotedValue.of(name) + " có hai lần (dòng " + line + ", cột " + column + ")",
                            "The field " + QuotedValue.of(name) + " is there twice (line " + line + ", column " + column
                                    + ")"));
        }
        return new Fault(
                "body",
                Localized.of(
                        "JSON sai cú pháp ở dòng " + line + ", cột " + column,
                        "The JSON is malformed at line " + line + ", column " + column));
    }

    /** A value of the right shape that its type refused, such as a GTIN with a wrong check digit. */
    static List<Fault> of(JacksonException e) {
        var path = path(e);
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem.faults().stream()
                        .map(fault -> new Fault(join(path, fault.field()), fault.says()))
                        .toList();
            }
            if (cause instanceof InvalidIdentifier identifier) {
                return List.of(new Fault(orBody(path), Localized.of(identifier.vietnamese(), identifier.english())));
            }
        }
        var kind = JsonTypeNames.of(e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null);
        return List.of(new Fault(
                orBody(path),
                Localized.of(
                        orBody(path) + " không hợp lệ; phải là " + kind.vi(),
                        orBody(path) + " is not valid; it must be " + kind.en())));
    }

    private static String orBody(String path) {
        return path.isEmpty() ? "body" : path;
    }

    private static String join(String path, @Nullable String field) {
        if (field == null) {
            return orBody(path);
        }
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
