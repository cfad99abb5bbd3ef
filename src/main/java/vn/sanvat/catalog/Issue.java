package vn.sanvat.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import vn.sanvat.text.Localized;

/**
 * Something about a listing that is not as it should be.
 *
 * @param rule which rule says so, such as {@code label-field}; stable
 * @param field a JSON path such as {@code label.origin}
 */
@Schema(name = "CatalogIssue")
public record Issue(Severity severity, String rule, String field, Localized says) {

    /** A blocking issue keeps the listing from being published; a warning may be overridden by an officer who says why. */
    public enum Severity {
        BLOCK,
        WARN
    }

    public static Issue block(String rule, String field, String vi, String en) {
        return new Issue(Severity.BLOCK, rule, field, Localized.of(vi, en));
    }

    public static Issue warn(String rule, String field, String vi, String en) {
        return new Issue(Severity.WARN, rule, field, Localized.of(vi, en));
    }

    public boolean blocks() {
        return severity == Severity.BLOCK;
    }
}
