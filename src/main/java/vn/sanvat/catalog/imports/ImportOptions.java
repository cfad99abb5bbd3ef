package vn.sanvat.catalog.imports;

import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/**
 * How goods are brought in.
 *
 * @param approve whether they are approved at once; drafts otherwise
 * @param override why they are approved in spite of warnings
 * @param by the account that sends them
 * @param dryRun whether it is only said what would become of them
 */
public record ImportOptions(boolean approve, @Nullable Localized override, String by, boolean dryRun) {

    public static ImportOptions drafts(String by) {
        return new ImportOptions(false, null, by, false);
    }

    /** What {@link #drafts} would do, done by nobody. */
    public static ImportOptions dryRun(String by) {
        return new ImportOptions(false, null, by, true);
    }
}
