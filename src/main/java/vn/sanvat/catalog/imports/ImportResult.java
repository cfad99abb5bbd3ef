package vn.sanvat.catalog.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Product;
import vn.sanvat.web.Problem;

/**
 * What became of one item, or would become of it.
 *
 * @param before what was there; null where nothing was, or where it was refused
 * @param after what is there now; null where it was refused
 * @param refusal why; null otherwise
 */
public record ImportResult(
        ImportItem item,
        Outcome outcome,
        @Nullable Product before,
        @Nullable Product after,
        @Nullable Problem refusal) {

    public enum Outcome {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("refused")
        REFUSED
    }

    static ImportResult created(ImportItem item, Product made) {
        return new ImportResult(item, Outcome.CREATED, null, made, null);
    }

    static ImportResult changed(ImportItem item, Product before, Product after) {
        var outcome = after.equals(before) ? Outcome.UNCHANGED : Outcome.UPDATED;
        return new ImportResult(item, outcome, before, after, null);
    }

    static ImportResult refused(ImportItem item, Throwable error) {
        return new ImportResult(item, Outcome.REFUSED, null, null, Problem.from(error));
    }
}
