package vn.sanvat.catalog.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Product;
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

    enum Outcome {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("refused")
        REFUSED
    }

    /** @param field a JSON path in the line */
    record ErrorAnswer(
            @Nullable String field, String vi, @Nullable String en) {}

    static ImportAnswer of(int line, String code, Outcome outcome, Product product) {
        return new ImportAnswer(line, code, outcome, product.id(), null);
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
