package vn.sanvat.catalog.imports;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.imports.ImportResult.Outcome;
import vn.sanvat.web.Problem;

/**
 * What became of one line.
 *
 * @param line 1 for the first
 * @param code the caller's own, where it could be read
 * @param id of the product; absent where it was refused
 * @param errors why it was refused; absent otherwise
 */
record ImportAnswer(
        int line,
        @Nullable String code,
        Outcome outcome,
        @Nullable String id,
        @Nullable List<ErrorAnswer> errors) {

    /** @param field a JSON path in the line */
    record ErrorAnswer(
            @Nullable String field, String vi, @Nullable String en) {}

    static ImportAnswer of(ImportResult result) {
        var item = result.item();
        return result.refusal() != null
                ? refused(item.line(), item.code(), result.refusal())
                : new ImportAnswer(
                        item.line(),
                        item.code(),
                        result.outcome(),
                        Objects.requireNonNull(result.after()).id(),
                        null);
    }

    static ImportAnswer refused(int line, @Nullable String code, Problem problem) {
        return new ImportAnswer(
                line,
                code,
                Outcome.REFUSED,
                null,
                problem.faults().stream()
                        .map(fault -> new ErrorAnswer(
                                fault.field(), fault.says().vi(), fault.says().en()))
                        .toList());
    }
}
